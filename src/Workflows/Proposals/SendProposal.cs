using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>An approved proposal goes to the investor, as it is stored; by mail where the contact has an address.</summary>
public static class SendProposal
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (secrecy.Refuses(found.Value.Lead) is { } notYours) return notYours;
            return found.Value.Part.Send(clock.GetUtcNow());
        }
    }
}
