using System.Globalization;
using System.Text.Json;

namespace GlobalReach.Workflows.Leads;

/// <summary>Why leads are won and lost: the lists people choose from, in `templates/reasons`.</summary>
public sealed class ReasonLists(TemplateFiles files)
{
    private readonly Lazy<Dictionary<string, IReadOnlyList<Reason>>> lists = new(() => Read(files));

    /// <summary>A reason and what it is called, by language.</summary>
    public sealed record Reason(string Key, IReadOnlyDictionary<string, string> Labels)
    {
        /// <summary>In the reader's language, or in English where that has no word for it.</summary>
        public string Label => Labels.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Labels["en"];
    }

    /// <summary>The lists there are.</summary>
    public IReadOnlyList<string> Keys => [.. lists.Value.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<Reason> All(string list) => lists.Value.GetValueOrDefault(list) ?? [];

    public IReadOnlySet<string> Of(string list) => All(list).Select(reason => reason.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a reason is called, whichever list it is in.</summary>
    public string Label(string key) => lists.Value.Values.SelectMany(list => list).FirstOrDefault(reason => reason.Key == key)?.Label ?? key;

    public bool Has(string key) => lists.Value.Values.Any(list => list.Any(reason => reason.Key == key));

    private static Dictionary<string, IReadOnlyList<Reason>> Read(TemplateFiles files) =>
        JsonSerializer.Deserialize<File>(files.Text("reasons/reasons.v1.json"), JsonSerializerOptions.Web)!.Lists
            .ToDictionary(list => list.Key, IReadOnlyList<Reason> (list) => [.. list.Value.Select(row => new Reason(row["key"], row))], StringComparer.Ordinal);

    private sealed record File(Dictionary<string, List<Dictionary<string, string>>> Lists);
}
