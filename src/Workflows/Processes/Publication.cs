using System.Text.Json.Nodes;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>What a draft would be published as, or everything that stands against it.</summary>
public sealed class Publication(DraftAccess drafts, ProcessCatalog processes)
{
    /// <summary>The next version (null where only words are others), and the published words by language, whole.</summary>
    public sealed record Ready(ProcessDefinition? Version, IReadOnlyDictionary<string, string> Words);

    /// <summary>Looks a draft over as it stands, against what runs now.</summary>
    public async Task<Outcome<Ready>> Of(ProcessDraft draft, CancellationToken ct)
    {
        var running = await drafts.Running(draft.Process, ct);
        if (running != draft.Running) return new Refusal(RefusalKind.Conflict, "draft-overtaken", running);
        if (DraftText.Read(draft.Definition).Definition is not { } typed) return Refusal.Rule("draft-unreadable");
        if (typed.Key != draft.Process) return Refusal.Rule("draft-of-another-process", draft.Process);

        var words = WordsJson.Read(draft.Words);
        var next = typed with { Version = running + 1 };
        var faults = processes.Check(next, words);
        if (faults.Count > 0) return Refusal.Rule(faults.Count == 1 ? "draft-has-a-fault" : "draft-has-faults", faults.Count);

        var same = ProcessJson.HashOf(typed with { Version = running }) == ProcessJson.HashOf(await processes.Get(new ProcessRef(draft.Process, running), ct));
        var published = words.Where(language => language.Value is JsonObject { Count: > 0 }).ToDictionary(language => language.Key, language => Over(draft.Process, language.Key, (JsonObject)language.Value!));
        return same && published.Count == 0 ? Refusal.Rule("draft-changes-nothing") : new Ready(same ? null : next, published);
    }

    /// <summary>The draft's words over those that count, without what the seed says by itself.</summary>
    private string Over(string process, string language, JsonObject words) =>
        words.Over(processes.Words(process, language)).Beyond(processes.Seed(process, language) ?? []).ToJsonString();
}
