using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>The words of a draft: it keeps those alone that are not said already.</summary>
public static partial class DraftWords
{
    /// <summary>Letters a name or purpose may have.</summary>
    public const int Longest = 500;

    /// <summary>Whether words can stand there: a kind and a key, a stage's with its name or purpose.</summary>
    public static bool IsPlace(string place) => Place().IsMatch(place);

    /// <summary>The draft's words with these put in, as JSON; empty where nothing is new.</summary>
    public static string With(ProcessDraft draft, ProcessCatalog processes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>> words)
    {
        var own = WordsJson.Read(draft.Words);
        var offered = processes.Languages(draft.Process);
        foreach (var (language, said) in words.Where(language => offered.Contains(language.Key)))
        {
            var now = processes.Words(draft.Process, language);
            var mine = own[language] as JsonObject ?? [];
            foreach (var (place, word) in said) mine.Put(place, word);
            var beyond = mine.Beyond(now);
            if (beyond.Count > 0) own[language] = beyond;
            else own.Remove(language);
        }

        return own.Count == 0 ? "" : own.ToJsonString();
    }

    /// <summary>The words in a language as they would be.</summary>
    public static JsonObject In(string words, string process, string language, ProcessCatalog processes) =>
        (WordsJson.Read(words)[language] as JsonObject ?? []).Over(processes.Words(process, language));

    /// <summary>Every place that has words, or needs them.</summary>
    public static IReadOnlyList<string> PlacesOf(ProcessDefinition definition, JsonObject words) =>
    [
        .. definition.Stages.SelectMany(stage => new[] { $"stages.{stage.Key}.name", $"stages.{stage.Key}.purpose" })
            .Concat(definition.Stages.SelectMany(stage => stage.Deadlines).Concat(definition.Actions.SelectMany(action => action.Deadlines)).Select(deadline => $"deadlines.{deadline.Key}"))
            .Concat(definition.Stages.SelectMany(stage => stage.Tasks).Select(task => $"tasks.{task.Key}"))
            .Concat(definition.Stages.SelectMany(stage => stage.Approvals ?? []).Select(approval => $"approvals.{approval.Key}"))
            .Concat(definition.Actions.Select(action => $"actions.{action.Key}"))
            .Concat(words.Each().Select(word => word.Key))
            .Where(IsPlace).Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex("""^[a-z][A-Za-z]{0,30}(\.[A-Za-z0-9_\-:]{1,80}){0,2}$""")]
    private static partial Regex Place();
}
