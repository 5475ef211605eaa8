using FluentValidation;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Engine.Gates;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Somebody asks for an approval that the lead's stage offers; those who decide are told, and a clock starts.</summary>
public static class RequestApproval
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, string Key, string? Remark = null) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Key).NotEmpty().MaximumLength(60);
            RuleFor(c => c.Remark).MaximumLength(2000);
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProcessCatalog processes, GateFactsReader reader, Deciders deciders, SubjectClocks clocks, NameGuard guard, CurrentUser user, TimeProvider clock)
        : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Approval>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var lead = found.Value;
            var process = await processes.Get(lead.Process, ct);
            if (lead.Status != LeadStatus.Active || process[lead.Stage].Approvals?.FirstOrDefault(a => a.Key == command.Key) is not { } definition) return Refusal.Rule("approval-not-here", command.Key, lead.Stage, lead.Status);
            if (await guard.Check(lead, ct, ("Remark", command.Remark)) is { } told) return told;

            var facts = await reader.Read(lead, ApprovalMatter.Reads, ct);
            var amounts = ApprovalMatter.AmountsOf(definition.About, facts);
            switch (ApprovalGiven.Counting(definition.Key, facts.Approvals))
            {
                case { State: ApprovalState.Open }: return Refusal.Rule("approval-asked-already", definition.Key);
                case { State: ApprovalState.Given } given when given.Covers(amounts): return LeadRefusals.AlreadyDecided;
            }

            var approval = Approval.Request(command.Id, lead.Id, lead.Stage, definition.TermsFor(amounts), InquiryForm.Filled(command.Remark), user.Id, clock.GetUtcNow());
            if (!await deciders.CanBeFilled(approval, lead, ApprovalMatter.HandsIn(definition.About, facts), ct)) return Refusal.Rule("approval-nobody-decides", definition.Key, approval.Seats.SelectMany(seat => seat.Roles).Distinct().ToList());
            db.Approvals.Add(approval);
            clocks.Arm(lead, ClockKeys.OfApproval(definition.Key), approval.Id, clocks.DueAfter(process, definition.Within!));
            return Outcome.Done;
        }
    }
}
