using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What a list of leads is asked for in its address: filters, order and columns, always written in one way, so that two addresses that ask the same are the same.</summary>
/// <remarks>What is relative ("mine", "the last seven days") stays relative: a view that is kept or sent means the reader and the day.</remarks>
public sealed class ListAddress
{
    public const string Me = "me";

    private const int LongestValue = 200;

    /// <summary>In the order they are written.</summary>
    private static readonly string[] Filters = ["q", "stage", "track", "status", "owner", "team", "country", "grade", "source", "received", "from", "to", "late", "stalled"];

    /// <summary>What people ask for that is more than one status, as the leadership page counts it.</summary>
    private static readonly string[] Groups = ["open", "pursued", "won"];

    private static readonly Dictionary<string, LeadSort> Sorts = new(StringComparer.Ordinal)
    {
        ["received"] = LeadSort.Received, ["number"] = LeadSort.Number, ["stage"] = LeadSort.Stage, ["jobs"] = LeadSort.Jobs, ["grade"] = LeadSort.Grade,
        ["next"] = LeadSort.NextStep, ["due"] = LeadSort.Due, ["contact"] = LeadSort.LastContact, ["since"] = LeadSort.StageEntered,
    };

    private static readonly string[] DefaultColumns = ["stage", "country", "owner", "jobs", "capex", "grade", "next", "due"];
    private static readonly string[] AllColumns = [.. DefaultColumns, "track", "received", "source", "contact", "since", "backup"];

    private readonly List<KeyValuePair<string, string>> pairs;

    /// <summary>A list that everybody finds without keeping it; the label is <c>List_View_{Key}</c>.</summary>
    public sealed record Tab(string Key, string Query);

    public static IReadOnlyList<Tab> BuiltIn { get; } =
        [new("all", ""), new("mine", "status=open&owner=me"), new("overdue", "late=any"), new("cold", "stalled=yes"), new("new", "received=7"), new("won", "status=won")];

    private ListAddress(IEnumerable<KeyValuePair<string, string>> pairs, IReadOnlyList<KeyValuePair<string, string>> faults) => (this.pairs, Faults) = ([.. pairs], faults);

    /// <summary>What in the address means nothing here.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Faults { get; }

    public static IReadOnlyList<string> StatusGroups => Groups;

    /// <summary>The days back that "received" can ask for.</summary>
    public static IReadOnlyList<string> Spans { get; } = ["7", "30", "90", "365"];

    public static IReadOnlyList<string> LateKinds { get; } = ["any", "deadline", "step"];

    public static IReadOnlyList<string> EveryColumn => AllColumns;

    public IReadOnlyList<string> Columns => Value("cols")?.Split(',') ?? DefaultColumns;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => pairs.Exists(pair => Filters.Contains(pair.Key));

    /// <summary>Each filter as it stands there.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filtered => [.. pairs.Where(pair => Filters.Contains(pair.Key))];

    /// <summary>Order and columns, to be kept when other leads are asked for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Look => [.. pairs.Where(pair => !Filters.Contains(pair.Key))];

    public string SortKey => Value("sort")?.TrimStart('-') ?? "received";

    public bool Descending => Value("sort") is not { } sort || sort.StartsWith('-');

    public static ListAddress Parse(string? query) => Read(QueryHelpers.ParseQuery(query));

    public static ListAddress Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.SelectMany(pair => pair.Value.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => KeyValuePair.Create(pair.Key.ToLowerInvariant(), value!.Trim()))).ToList();
        var faults = new List<KeyValuePair<string, string>>();
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var key in Filters)
        {
            foreach (var value in given.Where(pair => pair.Key == key).Select(pair => pair.Value).Distinct(StringComparer.Ordinal))
            {
                var full = !Repeats(key) && pairs.Exists(pair => pair.Key == key);
                if (Canonical(key, value) is { } known && !full) pairs.Add(KeyValuePair.Create(key, known));
                else faults.Add(KeyValuePair.Create(key, value));
            }
        }

        if (given.Find(pair => pair.Key == "sort").Value is { } sort)
        {
            if (!Sorts.ContainsKey(sort.TrimStart('-')) || sort.StartsWith("--", StringComparison.Ordinal)) faults.Add(KeyValuePair.Create("sort", sort));
            else if (sort != "-received") pairs.Add(KeyValuePair.Create("sort", sort));
        }

        var asked = given.Where(pair => pair.Key == "cols").SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).ToList();
        faults.AddRange(asked.Where(column => !AllColumns.Contains(column)).Select(column => KeyValuePair.Create("cols", column)));
        var columns = AllColumns.Where(asked.Contains).ToList();
        if (columns.Count > 0 && !columns.SequenceEqual(DefaultColumns)) pairs.Add(KeyValuePair.Create("cols", string.Join(',', columns)));
        return new ListAddress(pairs, faults);
    }

    public IEnumerable<string> Values(string key) => pairs.Where(pair => pair.Key == key).Select(pair => pair.Value);

    public string? Value(string key) => Values(key).FirstOrDefault();

    public bool Has(string key, string value) => pairs.Contains(KeyValuePair.Create(key, value));

    public ListAddress Without(string key, string value) => new(pairs.Where(pair => pair.Key != key || pair.Value != value), []);

    public ListAddress Everything() => new(Look, []);

    public ListAddress SortedBy(string key, bool descending) => Read([.. pairs.Where(pair => pair.Key != "sort").Append(KeyValuePair.Create("sort", descending ? $"-{key}" : key)).Select(pair => KeyValuePair.Create(pair.Key, new StringValues(pair.Value)))]);

    public static bool Sortable(string column) => Sorts.ContainsKey(column);

    /// <summary>As it stands after the question mark; empty for all leads in their usual order.</summary>
    public override string ToString() => QueryString.Create(pairs.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Value?.TrimStart('?').Replace("%2C", ",", StringComparison.Ordinal) ?? "";

    public string Path(int page = 1)
    {
        var query = page == 1 ? ToString() : $"{ToString()}&page={page.ToString(CultureInfo.InvariantCulture)}".TrimStart('&');
        return query.Length == 0 ? "/leads" : $"/leads?{query}";
    }

    public LeadList.Query ToQuery(PersonId me, DateOnly today) => new()
    {
        Q = Value("q"), Stages = [.. Values("stage")], Tracks = [.. Values("track")], Countries = [.. Values("country")], Grades = [.. Values("grade")],
        Status = Value("status") is { } status && !Groups.Contains(status) ? Enum.Parse<LeadStatus>(status) : null,
        Open = Value("status") is "open" or "pursued", InPipeline = Value("status") == "pursued", Won = Value("status") switch { "won" => true, "pursued" => false, _ => null },
        Owner = Value("owner") is { } owner ? owner == Me ? me : new PersonId(Guid.Parse(owner)) : null,
        Team = Value("team") is { } team ? Guid.Parse(team) : null,
        Source = Value("source") is { } source ? Enum.Parse<LeadSource>(source) : null,
        ReceivedFrom = Day("from") ?? (Value("received") is { } days ? today.AddDays(-int.Parse(days, CultureInfo.InvariantCulture)) : null), ReceivedTo = Day("to"),
        Late = Value("late") switch { "any" => Lateness.Any, "deadline" => Lateness.Deadline, "step" => Lateness.NextStep, _ => null },
        Stalled = Value("stalled") is not null,
        Sort = Sorts[SortKey], Descending = Descending,
    };

    private static bool Repeats(string key) => key is "stage" or "track" or "country" or "grade";

    /// <summary>A value as it is written, or null where it means nothing.</summary>
    private static string? Canonical(string key, string value) => value.Length > LongestValue ? null : key switch
    {
        "status" => Groups.Contains(value) || Named<LeadStatus>(value) ? value : null,
        "owner" => value == Me ? Me : Guid.TryParse(value, out var person) ? person.ToString() : null,
        "team" => Guid.TryParse(value, out var team) ? team.ToString() : null,
        "country" => CountryCode.IsCountry(value) ? value : null,
        "grade" => value is "A" or "B" or "C" or "D" ? value : null,
        "source" => Named<LeadSource>(value) ? value : null,
        "received" => Spans.Contains(value) ? value : null,
        "from" or "to" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null,
        "late" => LateKinds.Contains(value) ? value : null,
        "stalled" => value == "yes" ? value : null,
        _ => value,
    };

    private static bool Named<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var known) && known.ToString() == value;

    private DateOnly? Day(string key) => Value(key) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
