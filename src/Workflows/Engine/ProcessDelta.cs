using System.Text.Json.Nodes;

namespace GlobalReach.Workflows.Engine;

/// <summary>What happened to a part of a definition.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>A value of it is another.</summary>
    Changed,

    /// <summary>Parts of it stand in another order.</summary>
    Reordered,
}

/// <summary>A part of a definition by the list it stands in and the name it has there: stages, "discovery".</summary>
public sealed record ProcessPlace(string List, string Name);

/// <summary>One difference between two definitions: at which part, and for a changed value which one.</summary>
public sealed record ProcessChange(ChangeKind Kind, IReadOnlyList<ProcessPlace> Places, string? Property, JsonNode? Before, JsonNode? After)
{
    /// <summary>What it stands behind, for a part that is new; null when it is the first.</summary>
    public string? Behind { get; init; }

    /// <summary>The part of that list it lies in; null when it lies in none.</summary>
    public string? In(string list) => Places.FirstOrDefault(place => place.List == list)?.Name;
}

/// <summary>Compares definitions part by part and carries differences over to a third. It knows lists and names, not what a definition consists of, so that whatever definitions gain is compared as well.</summary>
public static class ProcessDelta
{
    /// <summary>Every difference, in the order of the definition. The version is none.</summary>
    public static IReadOnlyList<ProcessChange> Between(ProcessDefinition before, ProcessDefinition after) => [.. Of(Json(before), Json(after), [])];

    /// <summary>Carries differences over; tells those that meet something else than they were made on. They are carried over as well: who rebases looks at them.</summary>
    public static (ProcessDefinition Definition, IReadOnlyList<ProcessChange> Conflicts) Apply(IReadOnlyList<ProcessChange> changes, ProcessDefinition onto)
    {
        var (target, conflicts) = (Json(onto), new List<ProcessChange>());
        foreach (var change in changes)
        {
            if (!Apply(change, target)) conflicts.Add(change);
        }

        target["version"] = onto.Version;
        return (ProcessJson.Read(target.ToJsonString()), conflicts);
    }

    private static JsonObject Json(ProcessDefinition definition)
    {
        var json = (JsonObject)JsonNode.Parse(ProcessJson.Write(definition))!;
        json.Remove("version");
        return json;
    }

    private static IEnumerable<ProcessChange> Of(JsonObject before, JsonObject after, IReadOnlyList<ProcessPlace> at) =>
        before.Select(property => property.Key).Concat(after.Select(property => property.Key)).Distinct(StringComparer.Ordinal).SelectMany(name => Of(name, before[name], after[name], at));

    private static IEnumerable<ProcessChange> Of(string name, JsonNode? before, JsonNode? after, IReadOnlyList<ProcessPlace> at)
    {
        if (JsonNode.DeepEquals(before, after) || (IsEmpty(before) && IsEmpty(after))) return [];
        return Named(before) is { } old && Named(after) is { } young && old.Count + young.Count > 0 ? Of(name, old, young, at) : [new ProcessChange(ChangeKind.Changed, at, name, before, after)];
    }

    private static IEnumerable<ProcessChange> Of(string list, List<(string Name, JsonObject Part)> before, List<(string Name, JsonObject Part)> after, IReadOnlyList<ProcessPlace> at)
    {
        var (old, young) = (before.ToDictionary(part => part.Name, part => part.Part), after.ToDictionary(part => part.Name, part => part.Part));
        foreach (var (name, part) in before.Where(part => !young.ContainsKey(part.Name))) yield return new(ChangeKind.Removed, [.. at, new(list, name)], null, part, null);
        for (var i = 0; i < after.Count; i++)
        {
            var (name, part) = after[i];
            if (!old.TryGetValue(name, out var was)) yield return new(ChangeKind.Added, [.. at, new(list, name)], null, null, part) { Behind = i == 0 ? null : after[i - 1].Name };
            else
            {
                foreach (var change in Of(was, part, [.. at, new(list, name)])) yield return change;
            }
        }

        var (stood, stand) = (before.Where(part => young.ContainsKey(part.Name)).Select(part => part.Name).ToList(), after.Where(part => old.ContainsKey(part.Name)).Select(part => part.Name).ToList());
        if (!stood.SequenceEqual(stand)) yield return new(ChangeKind.Reordered, at, list, Names(stood), Names(stand));
    }

    private static bool Apply(ProcessChange change, JsonObject root)
    {
        var parents = change.Kind is ChangeKind.Added or ChangeKind.Removed ? change.Places.SkipLast(1) : change.Places;
        var parent = parents.Aggregate((JsonObject?)root, (at, place) => at is null ? null : Find(at, place));
        if (parent is null) return change.Kind == ChangeKind.Removed;
        return change.Kind switch
        {
            ChangeKind.Added => Add(parent, change),
            ChangeKind.Removed => Remove(parent, change),
            ChangeKind.Changed => Set(parent, change),
            ChangeKind.Reordered => Reorder(parent, change),
        };
    }

    private static bool Add(JsonObject parent, ProcessChange change)
    {
        var place = change.Places[^1];
        if (Find(parent, place) is { } known)
        {
            if (JsonNode.DeepEquals(known, change.After)) return true;
            known.ReplaceWith(change.After!.DeepClone());
            return false;
        }

        if (parent[place.List] is not JsonArray list) parent[place.List] = list = [];
        var behind = change.Behind is { } name && Find(parent, new(place.List, name)) is { } before ? list.IndexOf(before) + 1 : change.Behind is null ? 0 : list.Count;
        list.Insert(behind, change.After!.DeepClone());
        return true;
    }

    private static bool Remove(JsonObject parent, ProcessChange change)
    {
        if (Find(parent, change.Places[^1]) is not { } known) return true;
        var same = JsonNode.DeepEquals(known, change.Before);
        ((JsonArray)known.Parent!).Remove(known);
        return same;
    }

    private static bool Set(JsonObject parent, ProcessChange change)
    {
        var now = parent[change.Property!];
        if (JsonNode.DeepEquals(now, change.After)) return true;
        var same = JsonNode.DeepEquals(now, change.Before);
        if (change.After is null) parent.Remove(change.Property!);
        else parent[change.Property!] = change.After.DeepClone();
        return same;
    }

    private static bool Reorder(JsonObject parent, ProcessChange change)
    {
        if (parent[change.Property!] is not JsonArray list || Named(list) is not { } parts) return false;
        var wanted = ((JsonArray)change.After!).Select(name => (string)name!).ToList();
        var moved = parts.Where(part => wanted.Contains(part.Name)).OrderBy(part => wanted.IndexOf(part.Name)).Select(part => part.Part.DeepClone()).ToList();
        for (var (i, next) = (0, 0); i < parts.Count; i++)
        {
            if (wanted.Contains(parts[i].Name)) list[i] = moved[next++];
        }

        return moved.Count == wanted.Count;
    }

    private static JsonObject? Find(JsonObject parent, ProcessPlace place) => Named(parent[place.List])?.Find(part => part.Name == place.Name).Part;

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 };

    /// <summary>The parts of a list by their names: their key, or the gate and what it is about; the second of one name is "name#2". Null where parts have no names.</summary>
    private static List<(string Name, JsonObject Part)>? Named(JsonNode? list)
    {
        if (list is null) return [];
        if (list is not JsonArray parts) return null;
        var (named, times) = (new List<(string, JsonObject)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var part in parts)
        {
            if (part is not JsonObject known || NameOf(known) is not { } name) return null;
            var time = times[name] = times.GetValueOrDefault(name) + 1;
            named.Add((time == 1 ? name : FormattableString.Invariant($"{name}#{time}"), known));
        }

        return named;
    }

    private static string? NameOf(JsonObject part) => (string?)part["key"] ?? ((string?)part["gate"] is { } gate ? (string?)part["of"] is { } of ? $"{gate}:{of}" : gate : null);

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];
}
