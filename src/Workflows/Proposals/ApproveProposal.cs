using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A second person approves a proposal for sending; who approves one with words that nobody reviewed agrees to them.</summary>
public static class ApproveProposal
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, bool AcceptsDraftTexts = false) : ICommand
    {
        public static Permission Requires => Permission.ApproveProposals;
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (secrecy.Refuses(found.Value.Lead) is { } notYours) return notYours;
            return found.Value.Part.Approve(user.Id, clock.GetUtcNow(), command.AcceptsDraftTexts);
        }
    }
}
