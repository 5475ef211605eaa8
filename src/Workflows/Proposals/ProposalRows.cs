namespace GlobalReach.Workflows.Proposals;

/// <summary>Decides which rows may be printed (DOMAIN §5.1, Rule) and keeps what was left out.</summary>
internal sealed class ProposalRows(ProposalModel model)
{
    private const int ShelfLifeDays = 365;

    private readonly List<string> leftOut = [];

    /// <summary>"kind:key:reason" for everything that is missing from the document.</summary>
    public IReadOnlyList<string> LeftOut => [.. leftOut.Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<RegionFact> RegionFacts => [.. model.RegionFacts.Where(fact => Keep("fact", fact.Key, ReasonAgainst(fact.Provenance)))];

    public IReadOnlyList<OriginFact> OriginFacts => [.. model.OriginFacts.Where(fact => Keep("origin", fact.Key, ReasonAgainst(fact.Provenance)))];

    public IReadOnlyList<ProposalSite> Sites => [.. model.Sites.Where(site => Keep("site", site.Name, ReasonAgainst(site)))];

    public IReadOnlyList<ProposalIncentive> Incentives => [.. model.Incentives.Where(line => Keep("incentive", line.Key, ReasonAgainst(line)))];

    /// <summary>The first rows of a list on a page of fixed length; those that find no room are told.</summary>
    public IReadOnlyList<T> WithRoom<T>(IReadOnlyList<T> all, int most, string kind, Func<T, string> key)
    {
        leftOut.AddRange(all.Skip(most).Select(one => $"{kind}:{key(one)}:no-room"));
        return [.. all.Take(most)];
    }

    /// <summary>A part of a typed line: its edges touch the next.</summary>
    public string Part(string text, string field)
    {
        var clean = ProposalText.Clean(text, ProposalText.LongestTyped, out var shortened, keepsEdges: true);
        if (shortened) leftOut.Add($"text:{field}:shortened");
        return clean;
    }

    /// <summary>A text fit for print; that it had to be shortened is something left out.</summary>
    public string Clean(string? text, string field) => Clean(text, field, ProposalText.LongestProse);

    /// <summary>A name fit for a cover or a table.</summary>
    public string Name(string? text, string field) => Clean(text, field, ProposalText.LongestName);

    /// <summary>A name in its own script; nothing where a letter of it has no glyph, because boxes are no name.</summary>
    public string NativeName(string? text)
    {
        var name = Name(text, "native-name");
        if (ProposalScript.CanPrint(name)) return name;
        leftOut.Add("text:native-name:unprintable");
        return "";
    }

    private string Clean(string? text, string field, int longest)
    {
        var clean = ProposalText.Clean(text, longest, out var shortened);
        if (shortened) leftOut.Add($"text:{field}:shortened");
        return clean;
    }

    private string? ReasonAgainst(Provenance provenance) =>
        model.IsSample ? null
        : provenance.VerifiedOn is not { } verified ? "unverified"
        : verified < model.PreparedOn.AddDays(-ShelfLifeDays) ? "lapsed"
        : null;

    private string? ReasonAgainst(ProposalSite site) =>
        !site.PassesMustHaves && string.IsNullOrWhiteSpace(site.ExceptionBecause) ? "misses-must-haves"
        : model.IsSample ? null
        : site.ExampleOnly ? "example-only"
        : site.AsOf < model.PreparedOn.AddDays(-ShelfLifeDays) ? "lapsed"
        : null;

    private string? ReasonAgainst(ProposalIncentive line) => line.ExpiresOn < model.PreparedOn ? "expired" : ReasonAgainst(line.Provenance);

    private bool Keep(string kind, string key, string? reason)
    {
        if (reason is not null) leftOut.Add($"{kind}:{key}:{reason}");
        return reason is null;
    }
}
