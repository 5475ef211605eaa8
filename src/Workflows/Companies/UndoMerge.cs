using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>Two companies were not one after all: what went over comes back, as far as nobody has put it elsewhere since; what was chosen is as before, as far as nobody has changed it since.</summary>
public static class UndoMerge
{
    public sealed record Command(CompanyId Winner, int WinnerVersion, Guid MergeId) : ICommand
    {
        public static Permission Requires => Permission.ReassignLeads;
    }

    public sealed class Handler(GlobalReachDb db, CompanyAccess companies, Secrecy secrecy, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.CompanyMerges.FirstOrDefaultAsync(m => m.Id == command.MergeId && m.WinnerId == command.Winner, ct) is not { } merge) return new Refusal(RefusalKind.NotFound, "merge-not-found");
            if (await MergedOn(merge, ct)) return CompanyRefusals.MergedOn;
            var found = await companies.Find(command.Winner, merge.UndoneAt is null ? command.WinnerVersion : null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var undone = merge.Undo(clock.GetUtcNow());
            if (!undone.Succeeded) return undone;

            var (winner, loser) = (found.Value, await db.Companies.SingleAsync(c => c.Id == merge.LoserId, ct));
            foreach (var affiliate in await Affiliates(merge, ct)) affiliate.Follow(loser.Id);
            var letGo = Outcome.Done;
            await companies.Rename(winner, null, () => letGo = winner.LetGo(merge), ct);
            if (!letGo.Succeeded) return letGo;
            var back = loser.ComeBack(merge);
            if (!back.Succeeded) return back;
            await GiveBack(merge, ct);
            return await Circles(winner, ct) || await Circles(loser, ct) ? CompanyRefusals.ParentCircle : Outcome.Done;
        }

        /// <summary>Whether the company that took the other in was itself taken in since, where this person may know of it.</summary>
        private async Task<bool> MergedOn(CompanyMerge merge, CancellationToken ct) =>
            await db.Companies.Where(c => c.Id == merge.WinnerId).Select(c => c.MergedInto).SingleAsync(ct) is { } on && await companies.IsKnown(on, ct);

        private async Task<List<Company>> Affiliates(CompanyMerge merge, CancellationToken ct)
        {
            var ids = merge.Moved.Affiliates;
            return await db.Companies.Where(c => ids.Contains(c.Id) && c.ParentId == merge.WinnerId).ToListAsync(ct);
        }

        private async Task GiveBack(CompanyMerge merge, CancellationToken ct)
        {
            var (asInvestor, asIntermediary, people) = (merge.Moved.AsInvestor, merge.Moved.AsIntermediary, merge.Moved.Contacts);
            foreach (var lead in await secrecy.EveryLead().Where(l => asInvestor.Contains(l.Id) && l.CompanyId == merge.WinnerId).ToListAsync(ct)) lead.Follow(merge.WinnerId, merge.LoserId, asInvestor: true);
            foreach (var lead in await secrecy.EveryLead().Where(l => asIntermediary.Contains(l.Id) && l.IntermediaryId == merge.WinnerId).ToListAsync(ct)) lead.Follow(merge.WinnerId, merge.LoserId, asInvestor: false);
            foreach (var contact in await db.Contacts.Where(c => people.Contains(c.Id) && c.CompanyId == merge.WinnerId).ToListAsync(ct)) contact.Follow(merge.LoserId);
        }

        private async Task<bool> Circles(Company company, CancellationToken ct) => company.ParentId is { } parent && await companies.IsAbove(company.Id, parent, ct);
    }
}
