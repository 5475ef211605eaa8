using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>What merging two companies would do: what each says, what would move, and what people should look at before.</summary>
public static class MergePreview
{
    public sealed record Query(CompanyId Winner, CompanyId Loser) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReassignLeads;
    }

    public sealed record Result(Side Winner, Side Loser, IReadOnlyList<MergeField> Different, IReadOnlyList<string> SamePeople, IReadOnlyList<Unscreened> Screenings, IReadOnlyList<ProtectedRead> Protected);

    public sealed record Side(CompanyId Id, int Version, CompanyFacts Facts, string? Parent, IReadOnlyList<Moving> Leads, int Contacts, int Affiliates);

    public sealed record Moving(LeadId Id, string Number, LeadStatus Status);

    /// <summary>An open lead whose screening would no longer be of the name its company then has; by whose name that would be.</summary>
    public sealed record Unscreened(LeadId Id, string Number, bool UnderWinnersName);

    public sealed class Handler(GlobalReachDb db, CompanyAccess companies, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (query.Winner == query.Loser) return CompanyRefusals.SameCompany;
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var (winner, loser) = (await companies.Find(query.Winner, null, ct), await companies.Find(query.Loser, null, ct));
            if (!winner.Succeeded) return winner.As<Result>();
            if (!loser.Succeeded) return loser.As<Result>();

            var (mine, theirs) = (await Describe(winner.Value, ct), await Describe(loser.Value, ct));
            return new Result(
                mine, theirs, [.. Enum.GetValues<MergeField>().Where(field => CompanyMerge.Take(field, mine.Facts, theirs.Facts) != mine.Facts)], await SamePeople(winner.Value, loser.Value, ct),
                [.. await Unscreen(loser.Value, winner.Value, true, ct), .. await Unscreen(winner.Value, loser.Value, false, ct)],
                await ProtectedRead.Of(secrecy, [query.Winner, query.Loser], ct));
        }

        private async Task<Side> Describe(Company company, CancellationToken ct)
        {
            var parent = await secrecy.Companies().Where(c => c.Id == company.ParentId).Select(c => c.LegalName).FirstOrDefaultAsync(ct);
            return new(
                company.Id, company.Version, parent is null ? company.Facts with { ParentId = null } : company.Facts, parent,
                await secrecy.KnownLeads().Where(l => l.CompanyId == company.Id || l.IntermediaryId == company.Id).OrderBy(l => l.Number).Take(200).Select(l => new Moving(l.Id, l.Number, l.Status)).ToListAsync(ct),
                await secrecy.Contacts().CountAsync(c => c.CompanyId == company.Id, ct), await secrecy.Companies().CountAsync(c => c.ParentId == company.Id, ct));
        }

        /// <summary>People who stand at both companies with one address: they stay two, and are told.</summary>
        private async Task<IReadOnlyList<string>> SamePeople(Company winner, Company loser, CancellationToken ct)
        {
            var mine = secrecy.Contacts().Where(c => c.CompanyId == winner.Id && c.Details.Email != null).Select(c => c.Details.Email);
            return await secrecy.Contacts().Where(c => c.CompanyId == loser.Id && mine.Contains(c.Details.Email)).OrderBy(c => c.Details.Email).Select(c => c.Details.Email!).Take(20).ToListAsync(ct);
        }

        /// <summary>Open leads of one company that were screened, but not under the other's names.</summary>
        private async Task<IReadOnlyList<Unscreened>> Unscreen(Company of, Company under, bool winnersName, CancellationToken ct)
        {
            var leads = await secrecy.KnownLeads().Where(l => (l.CompanyId == of.Id || l.IntermediaryId == of.Id) && (l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant))
                .OrderBy(l => l.Number).Select(l => new { l.Id, l.Number }).ToListAsync(ct);
            var ids = leads.ConvertAll(l => l.Id);
            var screened = (await db.Screenings.Where(s => ids.Contains(s.LeadId)).Select(s => new { s.LeadId, s.Party }).ToListAsync(ct)).ToLookup(s => s.LeadId, s => s.Party);
            return [.. leads.Where(l => screened[l.Id].Any() && !screened[l.Id].Any(under.IsLikely)).Select(l => new Unscreened(l.Id, l.Number, winnersName))];
        }
    }
}
