using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Engine;

/// <summary>The published process versions. What is published lives in the database and never changes; files are seeds.</summary>
public sealed class ProcessCatalog(IServiceScopeFactory scopes, TemplateFiles files, TimeProvider clock, ILogger<ProcessCatalog> log)
{
    /// <summary>Words for what is in no definition and happens in every process: a deadline that somebody outside set.</summary>
    private const string EveryProcess = "every-process";

    private readonly ConcurrentDictionary<ProcessRef, ProcessDefinition> known = new();
    private readonly ConcurrentDictionary<string, ProcessTexts> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProcessTexts> together = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<string>? keys;
    private readonly ConcurrentDictionary<string, int> latest = new(StringComparer.Ordinal);

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
        if (!latest.TryGetValue(key, out var version))
        {
            await using var scope = scopes.CreateAsyncScope();
            version = await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().Processes.Where(p => p.Key == key).Select(p => (int?)p.Version).MaxAsync(ct)
                ?? throw new InvalidOperationException($"No version of process '{key}' was ever published: see the log of the start for what is wrong with its file.");
            latest[key] = version;
        }

        return await Get(new ProcessRef(key, version), ct);
    }

    /// <summary>The keys of all that was published, in their order.</summary>
    public async ValueTask<IReadOnlyList<string>> Keys(CancellationToken ct)
    {
        if (keys is { } known) return known;
        await using var scope = scopes.CreateAsyncScope();
        return keys = Tracks.InOrder(await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().Processes.Select(p => p.Key).Distinct().ToListAsync(ct));
    }

    /// <summary>The words of all tracks together, where leads of several are told of: a key means one thing on all of them.</summary>
    public ProcessTexts Words()
    {
        var tracks = (keys ?? [Tracks.Greenfield]).Select(key => Texts(key)).ToList();
        return together.GetOrAdd($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.{tracks.Count}", _ => tracks.Aggregate((all, more) => all.With(more)));
    }

    /// <summary>The words of a process in a language (the reader's, unless another is named), or in English where that language has none.</summary>
    public ProcessTexts Texts(string key, string? language = null)
    {
        var wanted = language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return texts.GetOrAdd($"{key}.{wanted}", _ => Read(key, wanted).Over(Read(EveryProcess, wanted)));
    }

    private ProcessTexts Read(string key, string language) =>
        ProcessTexts.Read(files.Text(files.Find($"processes/{key}.texts.{language}.json") is null ? $"processes/{key}.texts.en.json" : $"processes/{key}.texts.{language}.json"));

    /// <summary>The languages a process has words in; English always, so that what lacks it is told.</summary>
    private IEnumerable<string> Languages(string key) => files.All("processes", $"{key}.texts.*.json").Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[^1]).Append("en").Distinct(StringComparer.Ordinal);

    /// <summary>Publishes seeds that are new and sound. One that is not never replaces what runs; it is told loudly instead.</summary>
    public async Task PublishSeeds(CancellationToken ct)
    {
        var faults = new List<string>();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
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

        await Keys(ct);
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

        var faults = ProcessCheck.Check(definition, Languages(definition.Key).ToDictionary(language => language, language => Texts(definition.Key, language), StringComparer.Ordinal));
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

        latest.TryRemove(definition.Key, out _);
        keys = null;
        return [];
    }
}
