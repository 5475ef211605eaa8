using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Leads of companies that are probably the same, across legal forms and scripts. Only what the person may know is told.</summary>
public static class FindDuplicates
{
    public sealed record Query(LeadId LeadId) : IQuery<Result>
    {
        public static Permission Requires => Permission.HandleInquiries;
    }

    /// <summary>The candidates, and how many leads were left out because this person may not know whose they are: a code name beside a likeness would give them away.</summary>
    public sealed record Result(IReadOnlyList<Candidate> Candidates, int NotCompared);

    /// <summary>A lead that may be the same; likeness from 0 to 1.</summary>
    public sealed record Candidate(LeadId LeadId, string Number, string Name, StageKey Stage, LeadStatus Status, double Likeness);

    public sealed class Handler(DuplicateSearch search) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) => await search.For(query.LeadId, ct);
    }
}

/// <summary>Records that somebody looked for duplicates, and how many candidates they saw.</summary>
public static class CheckDuplicates
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion) : ICommand<int>
    {
        public static Permission Requires => Permission.HandleInquiries;
    }

    public sealed class Handler(LeadAccess leads, DuplicateSearch search, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<int>>
    {
        public async Task<Outcome<int>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.As<int>();
            var candidates = await search.For(command.LeadId, ct);
            if (!candidates.Succeeded) return candidates.As<int>();
            var recorded = found.Value.CheckDuplicates(candidates.Value.Candidates.Count, user.Id, clock.GetUtcNow());
            return recorded.Succeeded ? candidates.Value.Candidates.Count : Outcome<int>.Refused(recorded.Refusals);
        }
    }
}

/// <summary>Compares a lead's company with the companies of the other leads, those of which the person may know the company: a code name beside a likeness would give it away.</summary>
public sealed class DuplicateSearch(GlobalReachDb db, Secrecy secrecy)
{
    private const int Most = 20;

    public async Task<Outcome<FindDuplicates.Result>> For(LeadId id, CancellationToken ct)
    {
        if (await db.Leads.FirstOrDefaultAsync(l => l.Id == id, ct) is not { } lead) return LeadAccess.NotFound;
        if (secrecy.Refuses(lead) is { } notYours) return notYours;
        var masked = await secrecy.Names().CountAsync(name => !name.IsIdentity, ct);
        if ((lead.CompanyId ?? lead.IntermediaryId) is not { } companyId) return new FindDuplicates.Result([], masked);

        var mine = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, ct);
        var known = await db.Companies.AsNoTracking().Select(c => new { c.Id, c.MatchKey, c.NativeMatchKey }).ToListAsync(ct);
        var alike = known
            .Select(c => (c.Id, Likeness: mine.Keys.Max(key => Math.Max(CompanyMatch.SimilarityOfKeys(key, c.MatchKey), CompanyMatch.SimilarityOfKeys(key, c.NativeMatchKey ?? "")))))
            .Where(c => c.Likeness >= CompanyMatch.Threshold)
            .OrderByDescending(c => c.Likeness).Take(Most).ToList();

        var ids = alike.Select(c => c.Id).ToList();
        var leads = await (from other in db.Leads
                           join name in secrecy.Names() on other.Id equals name.LeadId
                           where other.Id != id && name.IsIdentity && (ids.Contains(other.CompanyId!.Value) || ids.Contains(other.IntermediaryId!.Value))
                           select new { other.Id, other.Number, name.Name, other.Stage, other.Status, other.CompanyId, other.IntermediaryId }).ToListAsync(ct);
        var candidates = leads
            .Select(l => new FindDuplicates.Candidate(l.Id, l.Number, l.Name, l.Stage, l.Status, alike.Where(c => c.Id == l.CompanyId || c.Id == l.IntermediaryId).Max(c => c.Likeness)))
            .OrderByDescending(c => c.Likeness).ToList();
        return new FindDuplicates.Result(candidates, masked);
    }
}
