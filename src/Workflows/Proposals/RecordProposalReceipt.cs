using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The investor confirmed to have the proposal.</summary>
public static class RecordProposalReceipt
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, DateOnly ReceivedOn) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.ReceivedOn).BusinessDay();
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (secrecy.Refuses(found.Value.Lead) is { } notYours) return notYours;
            if (office.NotYet("ReceivedOn", command.ReceivedOn) is { } early) return early;
            return found.Value.Part.RecordReceipt(command.ReceivedOn);
        }
    }
}
