using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A proposal whose file could not be made is tried again from the same inputs.</summary>
public static class RetryProposal
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Handler(LeadAccess leads) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Retry();
        }
    }
}
