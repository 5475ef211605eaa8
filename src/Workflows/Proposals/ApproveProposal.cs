using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A second person approves a proposal for sending; who approves one with words that nobody reviewed agrees to them. Earlier versions in its language no longer count.</summary>
public static class ApproveProposal
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, bool AcceptsDraftTexts = false) : ICommand
    {
        public static Permission Requires => Permission.ApproveProposals;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, Secrecy secrecy, ProposalComposer composer, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, proposal) = found.Value;
            if (secrecy.Refuses(lead) is { } notYours) return notYours;
            var approved = proposal.Approve(user.Id, clock.GetUtcNow(), command.AcceptsDraftTexts);
            if (!approved.Succeeded) return approved;

            var words = composer.Nearest(proposal.Language);
            var alike = (await db.Proposals.Where(p => p.LeadId == lead.Id && p.Kind == proposal.Kind && p.Id != proposal.Id).ToListAsync(ct)).FindAll(p => composer.Nearest(p.Language) == words);
            foreach (var earlier in alike.Where(p => p.Number < proposal.Number)) earlier.Supersede(proposal.Id);
            // Approved late, after a newer one: it is out of date already.
            if (alike.Where(p => p.Number > proposal.Number && p.ApprovedBy is not null).MaxBy(p => p.Number) is { } newer) proposal.Supersede(newer.Id);
            return Outcome.Done;
        }
    }
}
