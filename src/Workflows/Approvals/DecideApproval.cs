using FluentValidation;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Somebody who is asked says yes or no, for themselves or in the place of who is away. Four eyes always: not who asked, owns the lead or had a hand in it, and nobody twice.</summary>
public static class DecideApproval
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, bool Approve, string? Comment = null) : ICommand
    {
        /// <summary>The process names the roles that decide.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Comment).MaximumLength(2000);
            RuleFor(c => c.Comment).NotEmpty().When(c => !c.Approve);
        }
    }

    public sealed class Handler(LeadAccess leads, ProcessCatalog processes, GateFactsReader reader, Deciders deciders, ApprovalUpkeep upkeep, NameGuard guard, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Approval>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, approval) = found.Value;
            // A second click says the same again, whatever the version is by now.
            if (approval.Decisions.Any(decision => decision.PersonId == user.Id && decision.Approves == command.Approve)) return Outcome.Done;
            if (lead.Version != command.ExpectedVersion) return LeadAccess.ChangedMeanwhile;
            if (await guard.Check(lead, ct, ("Comment", command.Comment)) is { } told) return told;

            var hands = ApprovalMatter.HandsIn(approval.About, await reader.Read(lead, ApprovalMatter.Reads, ct));
            var decider = await deciders.As(approval, lead, user.Actor, hands, ct) ?? new Decider(user.Id, user.Actor.Roles, null);
            var decided = approval.Decide(decider, command.Approve, InquiryForm.Filled(command.Comment), hands, clock.GetUtcNow());
            if (decided.Succeeded) await upkeep.FollowDecision(lead, await processes.Get(lead.Process, ct), approval, ct);
            return decided;
        }
    }
}
