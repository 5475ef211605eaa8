using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>Two companies are found to be one: the other's leads, people and affiliates go over to the one that goes on, and both keep their history.</summary>
/// <remarks>
/// A lead that the person who merges may not know of goes over too, unseen and uncounted: else it would be of a company that is no more. Refusing the merge, or leaving the lead behind, would tell that there is one.
/// No lead changes hands by it: owner, team, confidentiality and content stay, and so does who may know whose it is. What is found to be one is one: who knew the company by one of its leads knows all of its names
/// from then on, and the people there who are named on no lead. Its leads are told, counted and warned of one by one as before; that is said before anybody merges, whatever is kept from them.
/// On a lead's timeline the merge is told to those who know its company only: its moment would tell the others whose lead it is.
/// Screenings stay with their lead. Where the name they were run for is not the name the lead's company has now, its gate asks to screen again.
/// </remarks>
public static class MergeCompanies
{
    public sealed record Command(CompanyId Winner, int WinnerVersion, CompanyId Loser, int LoserVersion, Guid MergeId, IReadOnlyList<MergeField> FromLoser) : ICommand
    {
        public static Permission Requires => Permission.ReassignLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.MergeId).NotEmpty();
            RuleFor(c => c.FromLoser).NotNull();
            RuleForEach(c => c.FromLoser).IsInEnum();
        }
    }

    public sealed class Handler(GlobalReachDb db, CompanyAccess companies, Secrecy secrecy, StoredNames stored, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (command.Winner == command.Loser) return CompanyRefusals.SameCompany;
            if (await db.CompanyMerges.FirstOrDefaultAsync(m => m.Id == command.MergeId, ct) is { } before) return before.WinnerId == command.Winner && before.LoserId == command.Loser ? Outcome.Done : LeadAccess.IdTaken;
            var (winners, losers) = (await companies.Find(command.Winner, command.WinnerVersion, ct), await companies.Find(command.Loser, command.LoserVersion, ct));
            if (!winners.Succeeded) return winners.ToOutcome();
            if (!losers.Succeeded) return losers.ToOutcome();

            var (winner, loser) = (winners.Value, losers.Value);
            var after = CompanyMerge.Chosen(winner, loser, command.FromLoser);
            var (leads, contacts, affiliates) = await Belonging(loser, ct);
            var moved = new MovedParts(
                [.. leads.Where(l => l.CompanyId == loser.Id).Select(l => l.Id)], [.. leads.Where(l => l.IntermediaryId == loser.Id).Select(l => l.Id)], [.. contacts.Select(c => c.Id)], [.. affiliates.Where(a => a.Id != winner.Id).Select(a => a.Id)]);
            var merge = CompanyMerge.Of(command.MergeId, winner, loser, after, moved, user.Id, clock.GetUtcNow());

            foreach (var lead in leads)
            {
                if (lead.CompanyId == loser.Id) lead.Follow(loser.Id, winner.Id, asInvestor: true);
                if (lead.IntermediaryId == loser.Id) lead.Follow(loser.Id, winner.Id, asInvestor: false);
            }

            foreach (var contact in contacts) contact.Follow(winner.Id);
            foreach (var affiliate in affiliates.Where(a => a.Id != winner.Id)) affiliate.Follow(winner.Id);
            var absorbed = Outcome.Done;
            await companies.Rename(winner, null, () => absorbed = winner.Absorb(merge), ct);
            if (!absorbed.Succeeded) return absorbed;
            var gone = loser.GoInto(merge);
            if (!gone.Succeeded) return gone;
            if (winner.ParentId is { } parent && await companies.IsAbove(winner.Id, parent, ct)) return CompanyRefusals.ParentCircle;
            if (await stored.Of(winner.Id, leads, ct) is { Count: > 0 } places) return Outcome.Refused(places);
            db.CompanyMerges.Add(merge);
            return Outcome.Done;
        }

        private async Task<(List<Lead> Leads, List<Domain.Contacts.Contact> Contacts, List<Company> Affiliates)> Belonging(Company company, CancellationToken ct) => (
            await secrecy.EveryLead().Where(l => l.CompanyId == company.Id || l.IntermediaryId == company.Id).ToListAsync(ct),
            await db.Contacts.Where(c => c.CompanyId == company.Id).ToListAsync(ct),
            await db.Companies.Where(c => c.ParentId == company.Id).ToListAsync(ct));
    }
}
