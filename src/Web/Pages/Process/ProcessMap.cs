using System.Text.Json;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Pipeline;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>Stages and moves for the drawing, told as data; with what differs from another version marked by a sign.</summary>
public sealed class ProcessMap(IStringLocalizer<Labels> labels)
{
    /// <summary>A stage as it is drawn; the mark is "added", "removed", "changed" or null.</summary>
    public sealed record Stage(string Key, string Name, IReadOnlyList<string> Lines, string? Mark = null);

    /// <summary>A move as it is drawn. One of the kind "gone" only says where something was.</summary>
    public sealed record Way(string From, string To, string Kind, string Words, string? Mark = null);

    public sealed record Drawn(IReadOnlyList<Stage> Stages, IReadOnlyList<Way> Moves);

    /// <summary>A definition as it runs.</summary>
    public Drawn Of(ProcessDefinition process, ProcessTexts texts, Func<StageDefinition, IReadOnlyList<string>> lines) => new(
        [.. process.Stages.Select((stage, index) => new Stage(stage.Key.Value, $"{index + 1} {texts.Stage(stage.Key)}", lines(stage)))],
        [.. ProcessDiagram.MovesOf(process).Select(move => Of(move, texts, null))]);

    /// <summary>A draft beside what runs: what is new, gone or another.</summary>
    public Drawn Of(ProcessDefinition draft, ProcessDefinition before, IReadOnlyList<ProcessChange> changes, ProcessTexts texts)
    {
        var changed = changes.ToLookup(change => change.In("stages"));
        var stages = draft.Stages.Select((stage, index) => new Stage(stage.Key.Value, $"{index + 1} {texts.Stage(stage.Key)}", Lines(stage, changed[stage.Key.Value]), Mark(stage.Key.Value, changed))).ToList();
        var moves = new List<Way>();
        var (now, was) = (ProcessDiagram.MovesOf(draft), ProcessDiagram.MovesOf(before));
        foreach (var gone in before.Stages.Where(stage => draft.Stages.All(known => known.Key != stage.Key)))
        {
            stages.Add(new Stage(gone.Key.Value, texts.Stage(gone.Key), [labels["Diff_Mark_removed"]], "removed"));
            if (before.IndexOf(gone.Key) is > 0 and var at) moves.Add(new Way(before.Stages[at - 1].Key.Value, gone.Key.Value, "gone", labels["Diff_Mark_removed"]));
        }

        moves.AddRange(now.Select(move => Of(move, texts, was.Any(old => Same(old, move)) ? null : "added")));
        moves.AddRange(was.Where(old => !now.Any(move => Same(old, move)) && draft.Stages.Any(stage => stage.Key == old.From) && draft.Stages.Any(stage => stage.Key == old.To)).Select(old => Of(old, texts, "removed")));
        return new(stages, [.. moves.Where(move => stages.Exists(stage => stage.Key == move.From) && stages.Exists(stage => stage.Key == move.To))]);
    }

    public static string Json(Drawn drawn) => JsonSerializer.Serialize(drawn, JsonSerializerOptions.Web);

    private static string? Mark(string stage, ILookup<string?, ProcessChange> changed) =>
        !changed.Contains(stage) ? null : changed[stage].Any(change => change is { Kind: ChangeKind.Added, Places.Count: 1 }) ? "added" : "changed";

    private string[] Lines(StageDefinition stage, IEnumerable<ProcessChange> changes)
    {
        var count = changes.Count(change => change.Places.Count > 1 || change.Property is not null);
        return [labels.Name(stage.Owner), count == 0 ? "" : labels[count == 1 ? "Diff_Count_One" : "Diff_Count", count]];
    }

    private Way Of(ProcessDiagram.Move move, ProcessTexts texts, string? mark)
    {
        var words = labels[move.OrFurther ? "Process_MoveOrFurther" : "Process_Move", texts.Action(move.Action), texts.Stage(move.From), texts.Stage(move.To)].Value;
        return new(move.From.Value, move.To.Value, move.Kind.ToString().ToLowerInvariant(), mark is null ? words : $"{labels[$"Diff_Mark_{mark}"]}: {words}", mark);
    }

    private static bool Same(ProcessDiagram.Move one, ProcessDiagram.Move other) => (one.From, one.To, one.Action) == (other.From, other.To, other.Action);
}
