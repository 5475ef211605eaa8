using System.Text.Json;
using System.Text.Json.Serialization;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Programmes and region facts as shipped in `templates`: each with its source, none true because it stands here.</summary>
public sealed class ReferenceData(TemplateFiles files)
{
    /// <summary>The region facts a proposal shows, and how each is measured.</summary>
    private static readonly (string Key, FactUnit Unit)[] Shown =
    [
        ("population", FactUnit.People), ("municipalities", FactUnit.Municipalities), ("area", FactUnit.SquareMiles), ("bradley-passengers", FactUnit.Passengers), ("bradley-rank", FactUnit.None),
        ("corporation-tax", FactUnit.Percent), ("sales-tax", FactUnit.Percent), ("personal-income-tax-top", FactUnit.Percent),
    ];

    private readonly Lazy<IReadOnlyList<Programme>> programmes = new(() => Read<ProgrammeFile>(files, "programmes/connecticut.v1.json").Programmes);
    private readonly Lazy<OriginsFile> origins = new(() => Read<OriginsFile>(files, "origins/origins.v1.json"));
    private readonly Lazy<IReadOnlyList<RegionFact>> regionFacts = new(() => Read(Read<RegionFile>(files, "region/hartford.v1.json")));

    /// <summary>An incentive programme; offer and dates are null where the source is silent.</summary>
    public sealed record Programme(string Key, string Name, string Type, string AdministeredBy, string? Offer, string? SourceTitle, string? SourceDate, DateOnly? VerifiedOn)
    {
        public Provenance Provenance => new(SourceTitle ?? "", SourceDate ?? "", VerifiedOn);
    }

    public IReadOnlyList<Programme> Programmes => programmes.Value;

    public IReadOnlyList<RegionFact> RegionFacts => regionFacts.Value;

    /// <summary>What matters to an investor from this country, in the order of the file; nothing where the country is not known or nobody found a source.</summary>
    public IReadOnlyList<OriginFact> OriginFacts(CountryCode? home) =>
        [.. from row in origins.Value.Rows
            where home is { } country && row.Countries.Contains(country.Value, StringComparer.Ordinal) && row.Source is not null
            let isNumber = row.Value.ValueKind == JsonValueKind.Number
            select new OriginFact(row.Key, row.Kind, isNumber ? row.Value.GetDecimal() : null, row.Unit == "USD" ? FactUnit.UsDollars : FactUnit.None, isNumber ? "" : row.Value.ToString(),
                new Provenance(row.SourceTitle ?? "", row.SourceDate, row.VerifiedOn))];

    private static IReadOnlyList<RegionFact> Read(RegionFile file) =>
        [.. from shown in Shown
            join fact in file.Facts on shown.Key equals fact.Key
            let isNumber = fact.Value.ValueKind == JsonValueKind.Number
            select new RegionFact(fact.Key, isNumber ? fact.Key : fact.Value.ToString(), isNumber ? fact.Value.GetDecimal() : null, shown.Unit, new Provenance(fact.SourceTitle ?? "", fact.SourceDate ?? fact.AsOf ?? "", fact.VerifiedOn))
            {
                Text = isNumber ? null : fact.Value.ToString(),
            }];

    private static T Read<T>(TemplateFiles files, string path) => JsonSerializer.Deserialize<T>(files.Text(path), JsonSerializerOptions.Web)!;

    private sealed record OriginsFile(IReadOnlyList<OriginRow> Rows);

    private sealed record OriginRow(string Key, [property: JsonConverter(typeof(JsonStringEnumConverter<OriginMatter>))] OriginMatter Kind, JsonElement Value, string? Unit, IReadOnlyList<string> Countries, string? Source, string? SourceTitle, string? SourceDate, DateOnly? VerifiedOn);

    private sealed record ProgrammeFile(IReadOnlyList<Programme> Programmes);

    private sealed record RegionFile(IReadOnlyList<Fact> Facts);

    private sealed record Fact(string Key, JsonElement Value, string? SourceTitle, string? SourceDate, string? AsOf, DateOnly? VerifiedOn);
}
