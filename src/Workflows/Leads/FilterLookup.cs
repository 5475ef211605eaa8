using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Search;

namespace GlobalReach.Workflows.Leads;

/// <summary>What a filter refers to, looked up before leads are asked for: who is of its team, and what its words find in the search index, in any script.</summary>
public sealed class FilterLookup(TeamDirectory teams, FoundSubjects subjects)
{
    /// <summary>Of words that fit more companies than this, those that are written so are found beside them.</summary>
    private const int Most = 500;

    /// <summary>The filter with what it refers to; null when there is no such team.</summary>
    internal async Task<T?> Tell<T>(T filter, CancellationToken ct)
        where T : LeadFilter
    {
        if (await teams.Tell(filter, ct) is not { } told) return null;
        if (told.Words is not { } words || new Asked(words, Most) is not { Words.Count: > 0 } asked) return told;
        var leads = await Ids(SearchKind.Lead, asked, ct);
        var companies = await Ids(SearchKind.Company, asked, ct);
        return (T)((LeadFilter)told with { Found = new([.. leads.Select(id => new LeadId(id))], [.. companies.Select(id => (CompanyId?)new CompanyId(id))]) });
    }

    private async Task<IEnumerable<Guid>> Ids(SearchKind kind, Asked asked, CancellationToken ct) =>
        (await subjects.Of(kind, asked, ids => Task.FromResult(ids.ToDictionary(id => id)), ct)).Rows.Take(Most);
}

/// <summary>Leads and companies that have the words asked for. Which of them a person may know is left to who asks for leads.</summary>
internal sealed record FoundByWords(List<LeadId> Leads, List<CompanyId?> Companies);
