using System.Globalization;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>Says what is in a definition, and what differs between two, in the reader's language. What it has no words for it tells by its name in the definition.</summary>
public sealed class ProcessWords(IStringLocalizer<Labels> labels, RefusalTexts refusals)
{
    /// <summary>How much working time there is.</summary>
    public string Term(string? within)
    {
        if (!WorkingTime.TryParse(within, out var term)) return string.IsNullOrEmpty(within) ? "–" : within;
        return labels[$"Process_{term.Unit}{(term.Amount == 1 ? "_One" : "")}", term.Amount.ToString("N0", CultureInfo.CurrentCulture)];
    }

    public string Fact(string fact) => refusals.Gate($"fact:{fact}");

    /// <summary>What a gate asks for; a task by the words of the draft.</summary>
    public string Gate(string name, ProcessTexts texts) => name.StartsWith("task-done:", StringComparison.Ordinal) ? texts.Task(name["task-done:".Length..]) : name.StartsWith("approval-given:", StringComparison.Ordinal) ? labels["Gate_Approval", texts.Approval(name["approval-given:".Length..])] : refusals.Gate(name.Split('#')[0]);

    /// <summary>Whether a gate is required, advised or never skipped.</summary>
    public string Force(bool soft, bool neverSkipped) => labels[soft ? "Gate_Advised" : neverSkipped ? "Process_NeverSkipped" : "Gate_Required"];

    /// <summary>Every change as a sentence.</summary>
    public IReadOnlyList<string> Say(IEnumerable<ProcessChange> changes, ProcessTexts texts) => [.. changes.Select(change => Say(change, texts))];

    public string Say(ProcessChange change, ProcessTexts texts)
    {
        if (change.Kind == ChangeKind.Reordered) return labels["Diff_Order", Where(change.Places, texts), Property(change.Property!), Value(change.Property!, change.After, texts)];
        if (change.Kind == ChangeKind.Changed) return Changed(change, texts);
        var (list, name) = (change.Places[^1].List, Name(change.Places[^1], texts));
        var added = change.Kind == ChangeKind.Added;
        if (change.Places.Count == 1) return labels[$"Diff_{(list == "stages" ? "Stage" : list == "actions" ? "Action" : "Part")}_{change.Kind}", name];
        var where = Where(change.Places.SkipLast(1), texts);
        return list switch
        {
            _ when !added => labels[$"Diff_Inner_{change.Kind}", where, Kind(list), name],
            "exit" or "gates" => labels["Diff_Inner_Added", where, Kind(list), name] + ", " + Force((bool?)change.After!["soft"] ?? false, (bool?)change.After["neverSkipped"] ?? false),
            "deadlines" => labels["Diff_Inner_Added", where, Kind(list), name] + ", " + Term((string?)change.After!["within"]) + ". " + labels["Process_Ladder", Ladder(change.After["escalations"])],
            "tasks" => labels["Diff_Inner_Added", where, Kind(list), name] + ", " + Role((string?)change.After!["role"]) + ", " + Term((string?)change.After["within"]) + ((bool?)change.After["critical"] == true ? ", " + labels["Process_Critical"] : ""),
            _ => labels["Diff_Inner_Added", where, Kind(list), name],
        };
    }

    /// <summary>Who is told, one after the other.</summary>
    public string Ladder(IReadOnlyList<Escalation> rungs) => string.Join("; ", rungs.Select((rung, i) => Rung(rung.To.ToString(), i == 0 ? null : rung.After)));

    private string Ladder(JsonNode? rungs) =>
        string.Join("; ", (rungs as JsonArray ?? []).Select((rung, i) => Rung(Pascal((string?)rung?["to"]), i == 0 ? null : (string?)rung?["after"])));

    private string Rung(string to, string? after) => after is null ? Known($"Process_To_{to}") ?? to : labels["Diff_After", Known($"Process_To_{to}") ?? to, Term(after)];

    private string Changed(ProcessChange change, ProcessTexts texts)
    {
        var where = Where(change.Places, texts);
        var isGate = change.Places is [.., { List: "exit" or "gates" }];
        return (isGate, change.Property) switch
        {
            (true, "soft") => labels[(bool)change.After! ? "Diff_Softened" : "Diff_Hardened", where],
            (true, "neverSkipped") => labels[(bool)change.After! ? "Diff_NeverSkipped" : "Diff_MaySkip", where],
            (_, "critical") => labels[(bool)change.After! ? "Diff_Critical" : "Diff_NotCritical", where],
            _ => labels["Diff_Value", where, Property(change.Property!), Value(change.Property!, change.Before, texts), Value(change.Property!, change.After, texts)],
        };
    }

    /// <summary>The part a change is about: "Discovery, deadline “Send NDA”".</summary>
    public string Where(IEnumerable<ProcessPlace> places, ProcessTexts texts)
    {
        var named = places.Select((place, i) => i == 0 && place.List == "stages" ? Name(place, texts) : labels["Diff_Part", Kind(place.List), Name(place, texts)].Value).ToList();
        return named.Count == 0 ? labels["Diff_Whole"] : string.Join(", ", named);
    }

    private string Name(ProcessPlace place, ProcessTexts texts) => place.List switch
    {
        "stages" => texts.Stage(new StageKey(place.Name)),
        "actions" => texts.Action(new ActionKey(place.Name)),
        "exit" or "gates" => Gate(place.Name, texts),
        "deadlines" => texts.Deadline(place.Name),
        "tasks" => texts.Task(place.Name),
        "approvals" => texts.Approval(place.Name),
        _ => place.Name,
    };

    private string Kind(string list) => Known($"Diff_Kind_{list}") ?? list;

    private string Property(string name) => Known($"Diff_Property_{name}") ?? name;

    private string Value(string property, JsonNode? value, ProcessTexts texts) => (property, value) switch
    {
        (_, null) or (_, JsonArray { Count: 0 }) => labels["Diff_Nothing"],
        ("within" or "after", JsonValue) => Term((string?)value),
        ("owner" or "role", JsonValue) => Role((string?)value),
        ("leftBy" or "roles", JsonArray roles) => string.Join(", ", roles.Select(role => Role((string?)role))),
        ("until", JsonValue) => Fact((string)value!),
        ("sooner", JsonObject sooner) => labels["Diff_Sooner", Term((string?)sooner["within"]), Fact((string?)sooner["when"] ?? "")],
        ("escalations", JsonArray rungs) => Ladder(rungs),
        ("stages", JsonArray stages) => string.Join(", ", stages.Select(stage => texts.Stage(new StageKey((string?)stage ?? "")))),
        ("stallsAfterDays", JsonValue days) => days.ToString(),
        ("policy", JsonValue) => Choice("ApprovalPolicy", value),
        ("about", JsonValue) => Choice("ApprovalSubject", value),
        ("onTimeout", JsonValue) => Choice("ApprovalTimeout", value),
        ("inputs", JsonArray inputs) => string.Join(", ", inputs.Select(input => Choice("ActionInputKind", input!))),
        ("reasonList", JsonValue) => Known($"ReasonList_{value}") ?? value.ToString(),
        ("steps", JsonArray seats) => string.Join("; ", seats.Select(seat => Seat(seat!))),
        ("blockedBy", JsonArray tasks) => string.Join(", ", tasks.Select(task => texts.Task((string?)task ?? ""))),
        (_, JsonValue plain) => plain.ToString(),
        (_, JsonArray list) when list.All(one => one is JsonValue) => string.Join(", ", list.Select(one => one!.ToString())),
        _ => value.ToJsonString(),
    };

    private string Choice(string kind, JsonNode value) => Known($"Enum_{kind}_{Pascal(value.ToString())}") ?? value.ToString();

    /// <summary>Who may fill a place of an approval, and from which amounts on.</summary>
    private string Seat(JsonNode seat)
    {
        var roles = string.Join(" / ", (seat["roles"] as JsonArray ?? []).Select(role => Role((string?)role)));
        var limits = string.Join(", ", (seat["from"] as JsonArray ?? []).Select(limit => $"{limit?["currency"]} {limit?["amount"]}"));
        return limits.Length == 0 ? roles : labels["Diff_Seat_From", roles, limits];
    }

    private string Role(string? kebab) => Enum.TryParse<Role>(Pascal(kebab), out var role) ? labels.Name(role) : kebab ?? "–";

    private static string Pascal(string? kebab) => string.Concat((kebab ?? "").Split('-').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private string? Known(string key) => labels[key] is { ResourceNotFound: false } word ? word.Value : null;
}
