using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>An approved proposal goes to the investor, as it is stored; by mail where the contact has an address. From then on a clock tells when it runs out.</summary>
public static class SendProposal
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, Secrecy secrecy, ProposalClock expiry, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, proposal) = found.Value;
            if (secrecy.Refuses(lead) is { } notYours) return notYours;
            var sent = proposal.Send(office.Now, office.Today);
            if (!sent.Succeeded) return sent;

            if (lead.ContactId is { } id && await db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is { } contact && TakesMail(contact)) db.ProposalCopies.Add(ProposalCopy.Mailed(proposal, id, user.Id, office.Now));
            // Of the other kinds nobody expects an answer by a day.
            if (proposal.Kind == ProposalKind.Full) await expiry.Start(lead, proposal, ct);
            return Outcome.Done;
        }
    }

    /// <summary>Whether a proposal can be mailed to somebody.</summary>
    internal static bool TakesMail(Contact contact) => contact.Details is { Email.Length: > 0, DoNotContact: false };
}
