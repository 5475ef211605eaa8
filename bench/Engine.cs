using System.Diagnostics;
using System.Globalization;
using GlobalReach.Cast;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Bench;

/// <summary>What the engine promises of its costs (docs/engine.md): a move, a decision, and clocks that ran out.</summary>
internal static class Engine
{
    private const int Few = 1_000;
    private const int Warm = 150;
    private const int Moves = 150;
    private const int Decisions = 200_000;
    private const int Due = 1_500;

    /// <summary>One move of a lead through the mediator, durable, among few leads and among many (P10).</summary>
    public static async Task<IReadOnlyList<Row>> Transition()
    {
        var few = await Among(Few);
        var many = await Among(Sizes.Large);
        return
        [
            new($"one move among {Few:N0} leads (median)", "≤ 3 ms", Times.Ms(few)),
            new($"one move among {Sizes.Large:N0} leads (median)", "≤ 1.2 × that", string.Create(CultureInfo.InvariantCulture, $"{Times.Ms(many)}, {many / few:0.00} ×")),
        ];
    }

    /// <summary>The decision on one lead's move, and everything that it may do with why not the rest, once its facts are read.</summary>
    public static async Task<IReadOnlyList<Row>> Decide()
    {
        await using var desk = await Desk.Open();
        var id = await Journey.To(desk, "proposal");
        return await desk.As(People.Amina, async scope =>
        {
            var lead = await scope.GetRequiredService<Workflows.Data.GlobalReachDb>().Leads.SingleAsync(l => l.Id == id);
            var process = await scope.GetRequiredService<ProcessCatalog>().Get(lead.Process, CancellationToken.None);
            var facts = await scope.GetRequiredService<GateFactsReader>().Read(lead, (LeadParts)int.MaxValue, CancellationToken.None);
            var amina = new Actor(People.Amina.Id, new HashSet<Role> { People.Amina.Role }, Rights.Of([People.Amina.Role]));
            var told = 0;
            void Once() => told += process.Decide(new ActionKey("advance"), facts, amina, ActionInput.None).Refusals.Count + process.ChoicesFor(facts, amina).Count;

            for (var i = 0; i < Decisions / 10; i++) Once();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Decisions; i++) Once();
            var each = watch.Elapsed.TotalMicroseconds / Decisions;
            if (told == 0) throw new InvalidOperationException("Nothing was decided.");
            return (IReadOnlyList<Row>)[new("decide and explain for one lead (mean)", "≤ 50 µs", string.Create(CultureInfo.InvariantCulture, $"{each:0.0} µs"))];
        });
    }

    /// <summary>Two nodes, each with a container of its own, on one file.</summary>
    public static async Task<IReadOnlyList<Row>> Deadlines()
    {
        await using var first = await Desk.Open();
        await using var second = first.AnotherNode();
        for (var i = 0; i < Due; i++) await Journey.Start(first);
        first.Clock.Advance(TimeSpan.FromDays(2));

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(new[] { first, second }.Select(node => Task.Run(async () =>
        {
            while (await node.Services.GetRequiredService<DeadlineWorker>().RingDue(CancellationToken.None) > 0)
            {
            }
        })));
        var perSecond = Due / watch.Elapsed.TotalSeconds;

        var (rung, clocks) = (await first.Look(db => db.Journal.CountAsync(e => e.Fact == "deadline.rang")), await first.Look(db => db.Deadlines.CountAsync(d => d.Rung == 1 && d.State == DeadlineState.Armed)));
        return [new("due deadlines by two nodes, one transaction each", "≥ 250/s, each once", string.Create(CultureInfo.InvariantCulture, $"{perSecond:0}/s, {Due} due, {rung} rung, {clocks} reached their first rung"))];
    }

    private static async Task<double> Among(int leads)
    {
        var file = $"{await Population.Ready(leads)}.moves";
        File.Copy($"{file[..^".moves".Length]}", file, overwrite: true);
        try
        {
            var settings = new Dictionary<string, string?> { ["Database:Provider"] = "Sqlite", ["Database:ConnectionString"] = $"Data Source={file}", ["Mail:Folder"] = $"{file}.mail" };
            await using var services = new ServiceCollection().AddLogging().AddGlobalReach(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
            await services.MigrateDatabase(CancellationToken.None);
            var desk = Desk.Over(services);
            var ready = new List<(LeadId Lead, int Version)>();
            for (var i = 0; i < Warm + Moves; i++)
            {
                var journey = await Journey.Start(desk);
                await journey.Welcome();
                ready.Add((journey.Lead, await journey.Version()));
            }

            var times = new List<double>();
            foreach (var (lead, version) in ready) times.Add(await Times.Of(() => desk.Do(People.Amina, new TakeAction.Command(lead, version, new ActionKey("advance")))));
            return times.Skip(Warm).Median();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var path in new[] { file, $"{file}-wal", $"{file}-shm" }) File.Delete(path);
        }
    }
}
