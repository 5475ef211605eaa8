using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Engine;

/// <summary>The published process versions and their words. What is published lives in the database and never changes; files are seeds.</summary>
/// <remarks>Each node looks every few seconds at most whether something was published, here or elsewhere.</remarks>
public sealed class ProcessCatalog(IServiceScopeFactory scopes, TemplateFiles files, TimeProvider clock, ILogger<ProcessCatalog> log)
{
    /// <summary>Words for what is in no definition and happens in every process: a deadline that somebody outside set.</summary>
    private const string EveryProcess = "every-process";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ProcessRef, ProcessDefinition> known = new();
    private readonly Seen nothing = new(default, new Dictionary<string, int>(), new Dictionary<(string, string), PublishedWords>());
    private volatile Seen? seen;

    /// <summary>What kept seeds from being published at the last start; shown in health and log until mended.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>A version by key and number; a version no lead can be on is a bug.</summary>
    public async ValueTask<ProcessDefinition> Get(ProcessRef process, CancellationToken ct) =>
        await Find(process, ct) ?? throw new InvalidOperationException($"Process {process} was never published.");

    /// <summary>A version by key and number; null when it was never published.</summary>
    public async ValueTask<ProcessDefinition?> Find(ProcessRef process, CancellationToken ct)
    {
        if (known.TryGetValue(process, out var definition)) return definition;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var stored = await db.Processes.AsNoTracking().FirstOrDefaultAsync(p => p.Key == process.Key && p.Version == process.Version, ct);
        return stored is null ? null : known.GetOrAdd(process, ProcessJson.Read(stored.Json));
    }

    /// <summary>The version new leads start on.</summary>
    public async ValueTask<ProcessDefinition> Latest(string key, CancellationToken ct)
    {
        await Look(ct);
        if (seen?.Latest.TryGetValue(key, out var version) != true)
        {
            throw new InvalidOperationException($"No version of process '{key}' was ever published: see the log of the start for what is wrong with its file. {string.Join(' ', Faults)}".TrimEnd());
        }

        return await Get(new ProcessRef(key, version), ct);
    }

    /// <summary>The keys of all that was published, in their order.</summary>
    public async ValueTask<IReadOnlyList<string>> Keys(CancellationToken ct)
    {
        await Look(ct);
        return Tracks.InOrder((seen ?? nothing).Latest.Keys);
    }

    /// <summary>The words of all tracks together, where leads of several are told of: a key means one thing on all of them.</summary>
    public ProcessTexts Words()
    {
        var told = seen ?? nothing;
        return told.Together.GetOrAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, language => Tracks.InOrder(told.Latest.Keys).Select(key => Texts(key, language)).Aggregate(new ProcessTexts(), (all, more) => all.With(more)));
    }

    /// <summary>Sees what was published meanwhile, on whichever node; where the database is away, what was known last goes on.</summary>
    public async ValueTask Look(CancellationToken ct)
    {
        var (before, now) = (seen, clock.GetUtcNow());
        if (before is not null && now - before.At < Fresh && now >= before.At) return;
        try
        {
            seen = await Read(before, now, ct);
        }
        catch (DbException) when (before is not null)
        {
            seen = before with { At = now };
        }
    }

    /// <summary>Whoever published sees it at once.</summary>
    public void LookAgain() => seen = seen is { } known ? known with { At = default } : null;

    /// <summary>The words of a process in a language (the reader's, unless another is named), or in English where that language has none.</summary>
    public ProcessTexts Texts(string key, string? language = null)
    {
        var wanted = language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var told = seen ?? nothing;
        return told.Texts.GetOrAdd((key, wanted), _ => (Readable(key, wanted) ?? Readable(key, "en") ?? new ProcessTexts()).Over(Readable(EveryProcess, wanted) ?? new ProcessTexts()));
    }

    /// <summary>The words of a process that count in a language, as JSON: what was published over the seed; English where there is nothing.</summary>
    public JsonObject Words(string key, string language)
    {
        var seed = Seed(key, language);
        if (seen?.Words.GetValueOrDefault((key, language)) is { } published) return WordsJson.Read(published.Json).Over(seed ?? []);
        return seed ?? Seed(key, "en") ?? [];
    }

    /// <summary>The words of the file in a language; null where there is none.</summary>
    public JsonObject? Seed(string key, string language) => files.Find($"processes/{key}.texts.{language}.json") is { } file ? WordsJson.Read(File.ReadAllText(file)) : null;

    /// <summary>The languages a process has words in; English always, so that what lacks it is told.</summary>
    public IReadOnlyList<string> Languages(string key) =>
        [.. files.All("processes", $"{key}.texts.*.json").Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[^1]).Concat(seen?.Words.Keys.Where(words => words.Process == key).Select(words => words.Language) ?? []).Append("en").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).OrderByDescending(language => language == "en")];

    /// <summary>Everything that keeps a definition from being published, with the words that would count by language.</summary>
    public IReadOnlyList<ProcessFault> Check(ProcessDefinition definition, JsonObject words) =>
        ProcessCheck.Check(definition, Languages(definition.Key).ToDictionary(language => language, language => ProcessTexts.Read((words[language] as JsonObject ?? []).Over(Words(definition.Key, language)).ToJsonString()), StringComparer.Ordinal));

    /// <summary>Publishes seeds that are new and sound. One that is not never replaces what runs; it is told loudly instead.</summary>
    public async Task PublishSeeds(CancellationToken ct)
    {
        var faults = new List<string>();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        seen = await Read(null, clock.GetUtcNow(), ct);
        foreach (var path in files.All("processes", "*.texts.*.json"))
        {
            if (FaultOf(await File.ReadAllTextAsync(path, ct), json => ProcessTexts.Read(json)) is { } fault) faults.Add($"{Path.GetFileName(path)} {fault}");
        }

        foreach (var path in files.All("processes", "*.v*.json"))
        {
            var seed = Path.GetFileName(path);
            try
            {
                var definition = ProcessJson.Read(await File.ReadAllTextAsync(path, ct));
                faults.AddRange((await Publish(db, definition, ct)).Select(fault => $"{seed} {fault}"));
            }
            catch (JsonException error)
            {
                faults.Add($"{seed} {error.Path ?? "$"}: it cannot be read: {error.Message}");
            }
        }

        LookAgain();
        await Look(ct);
        Faults = faults;
        foreach (var fault in faults) log.LogError("Process not published: {Fault}", fault);
    }

    private async Task<IReadOnlyList<ProcessFault>> Publish(GlobalReachDb db, ProcessDefinition definition, CancellationToken ct)
    {
        var hash = ProcessJson.HashOf(definition);
        if (await db.Processes.AsNoTracking().FirstOrDefaultAsync(p => p.Key == definition.Key && p.Version == definition.Version, ct) is { } published)
        {
            return published.Hash == hash
                ? []
                : [new ProcessFault("$.version", $"Version {definition.Version} was published with other content, which leads are running on: give the file the next version.")];
        }

        var faults = Check(definition, []);
        if (faults.Count > 0) return faults;

        db.Processes.Add(new PublishedProcess { Key = definition.Key, Version = definition.Version, Hash = hash, Json = ProcessJson.Write(definition), PublishedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (Conflicts.IsOne(error))
        {
            // Another node published the same seed in this moment.
            db.ChangeTracker.Clear();
        }

        return [];
    }

    private async Task<Seen> Read(Seen? before, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var latest = await db.Processes.GroupBy(p => p.Key).Select(versions => new { versions.Key, Version = versions.Max(p => p.Version) }).ToDictionaryAsync(p => p.Key, p => p.Version, StringComparer.Ordinal, ct);
        // Versions go only where a demonstration is told anew: what comes after may bear their numbers.
        if (before?.Latest.Any(version => latest.GetValueOrDefault(version.Key) < version.Value) == true) known.Clear();
        var numbers = await db.ProcessWords.GroupBy(w => new { w.Process, w.Language }).Select(words => new { words.Key.Process, words.Key.Language, Number = words.Max(w => w.Number) }).ToListAsync(ct);
        if (before is not null && numbers.Count == before.Words.Count && numbers.TrueForAll(words => before.Words.GetValueOrDefault((words.Process, words.Language))?.Number == words.Number)) return before.With(now, latest);

        var words = new Dictionary<(string, string), PublishedWords>();
        foreach (var number in numbers)
        {
            words[(number.Process, number.Language)] = await db.ProcessWords.AsNoTracking().SingleAsync(w => w.Process == number.Process && w.Language == number.Language && w.Number == number.Number, ct);
        }

        return new Seen(now, latest, words);
    }

    /// <summary>A file somebody broke leaves the words of English, or bare keys, never an error on every page.</summary>
    private ProcessTexts? Readable(string key, string language)
    {
        try
        {
            return ProcessTexts.Read(Words(key, language).ToJsonString());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? FaultOf(string json, Action<string> read)
    {
        try
        {
            read(json);
            return null;
        }
        catch (JsonException error)
        {
            return $"{error.Path ?? "$"}: it cannot be read: {error.Message}";
        }
    }

    /// <summary>What counted when it was looked at.</summary>
    private sealed record Seen(DateTimeOffset At, Dictionary<string, int> Latest, Dictionary<(string Process, string Language), PublishedWords> Words)
    {
        /// <summary>As they are read, until other words are published.</summary>
        public ConcurrentDictionary<(string Process, string Language), ProcessTexts> Texts { get; } = new();

        /// <summary>Those of all processes, by language, until one more process is published.</summary>
        public ConcurrentDictionary<string, ProcessTexts> Together { get; private init; } = new();

        /// <summary>The same words, beside other versions.</summary>
        public Seen With(DateTimeOffset at, Dictionary<string, int> latest) => this with { At = at, Latest = latest, Together = latest.Count == Latest.Count ? Together : new() };
    }
}
