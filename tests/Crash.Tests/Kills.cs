using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Crash.Tests;

/// <summary>Kills the desk again and again while four people write to it, on one database, and keeps what was found wrong after each kill.</summary>
public sealed class Kills : IAsyncLifetime
{
    private const int People = 4;
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(60);

    private readonly int seed = Environment.GetEnvironmentVariable("GLOBALREACH_CRASH_SEED") is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : Random.Shared.Next();
    private readonly ConcurrentQueue<(Promise Promise, string Fault)> faults = new();
    private readonly DeskFiles files = new();
    private readonly Ledger ledger = new();
    private readonly CookieContainer cookies = new();
    private readonly LeadId shared = LeadId.New();
    private RunningDesk desk = null!;
    private string when = "before the first kill";

    /// <summary>What broke a promise; empty while it holds.</summary>
    public string FaultsOf(Promise promise) => string.Join('\n', faults.Where(fault => fault.Promise == promise).Select(fault => fault.Fault).Take(10));

    public int Planned { get; } = int.Parse(Environment.GetEnvironmentVariable("GLOBALREACH_CRASH_KILLS") ?? "50", CultureInfo.InvariantCulture);

    public int Answered => ledger.Answered;

    /// <summary>How many writes were on their way when the desk was killed.</summary>
    public int Interrupted { get; private set; }

    public string Story { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var clock = Stopwatch.StartNew();
        var random = new Random(seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Planned} kills at random instants, seed {seed} (GLOBALREACH_CRASH_SEED repeats them)"));
        var writers = Enumerable.Range(0, People).Select(_ => new Writer(shared, ledger)).ToList();
        desk = await RunningDesk.Start(files);
        try
        {
            await Prepare();
            for (var kill = 1; kill <= Planned; kill++)
            {
                var after = random.Next(0, 600);
                when = string.Create(CultureInfo.InvariantCulture, $"kill {kill} of {Planned}, {after} ms after the first answer, seed {seed}");
                await LetSomeDeadlinesPass();
                var work = writers.ConvertAll(writer => Task.Run(() => writer.WorkUntilKilled(desk)));
                await UntilOneIsAnswered(work);
                await Task.Delay(after);
                desk.Kill();
                await Task.WhenAll(work);
                Interrupted += writers.Count(writer => writer.Open is not null);

                var done = await Inspect();
                await StartAgain();
                await SignInIsKept();
                foreach (var writer in writers) await AskAgain(writer, done);
            }

            when = $"at the end, seed {seed}";
            await LetEverythingBeDelivered();
            desk.Kill();
            await Inspect();
            Console.WriteLine(Story = string.Create(CultureInfo.InvariantCulture, $"{Planned} kills, {Answered} answered writes, {Interrupted} interrupted ones, {clock.Elapsed.TotalSeconds:F0} s, seed {seed}"));
        }
        finally
        {
            desk.Dispose();
            writers.ForEach(writer => writer.Dispose());
        }
    }

    public ValueTask DisposeAsync()
    {
        files.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Prepare()
    {
        var first = Writes.Register(shared);
        ledger.Add(first);
        using (var amina = desk.Caller(Amina)) await first.Send(amina);
        await SignIn.By(desk, Amina, cookies);
    }

    /// <summary>A desk that has just started is slow at first: what is killed has to be at work.</summary>
    private async Task UntilOneIsAnswered(IReadOnlyList<Task> work)
    {
        for (var before = Answered; Answered == before && !work.Any(writer => writer.IsCompleted); await Task.Delay(5))
        {
        }
    }

    /// <summary>As if a working day had gone by for the clocks of a few leads: the next start rings them, and may be killed while it does.</summary>
    private async Task LetSomeDeadlinesPass()
    {
        await using var database = new DeskDatabase(files.Database);
        DateTimeOffset? now = TimeProvider.System.GetUtcNow();
        await database.Look((db, _) => db.Deadlines.Where(d => d.State == DeadlineState.Armed && d.Rung == 0).OrderByDescending(d => d.Id).Take(5).ExecuteUpdateAsync(set => set.SetProperty(d => d.RingsAt, now)));
    }

    /// <summary>Looks through what the kill left; the keys of the requests that had been done by then.</summary>
    private async Task<HashSet<string>> Inspect()
    {
        var copy = files.Copy();
        await using (var database = new DeskDatabase(copy))
        {
            await Inspection.Of(database, ledger.Writes, Report);
            var done = await database.Look((db, _) => db.HandledRequests.Select(h => h.Key).ToListAsync());
            DeskFiles.Delete(copy);
            return [.. done];
        }
    }

    private async Task AskAgain(Writer writer, HashSet<string> done)
    {
        if (writer.Last is { } last)
        {
            using var caller = desk.Caller(last.Caller);
            if (!await last.Send(caller)) Report(Promise.AskedAgainIsDoneOnce, $"{last} was answered before and done again");
        }

        if (writer.Open is not { } open) return;
        var replayed = await writer.SendAgain(desk);
        if (replayed != done.Contains(open.Key)) Report(Promise.AskedAgainIsDoneOnce, $"{open} was {(replayed ? "answered as done" : "done")}, but at the kill it was {(replayed ? "not done" : "done")}");
    }

    private async Task SignInIsKept()
    {
        if (!await SignIn.Holds(desk, cookies)) Report(Promise.SignInsAreKept, "Who had signed in is asked to sign in again");
    }

    /// <summary>Nobody works until every lease of a killed desk has run out; the next desk then has to finish all that was begun, in time and once.</summary>
    private async Task LetEverythingBeDelivered()
    {
        desk.Kill();
        await using var database = new DeskDatabase(files.Database);
        await database.Look(LetLeasesRunOut);
        await StartAgain();

        var clock = Stopwatch.StartNew();
        while (await database.Look(Undone) is { Count: > 0 } undone)
        {
            if (clock.Elapsed > EndsWithin)
            {
                undone.ForEach(what => Report(Promise.EverythingIsDeliveredInTheEnd, what));
                return;
            }

            await Task.Delay(250);
        }

        foreach (var fault in await database.Look(files.FaultsOfMail)) Report(Promise.EverythingIsDeliveredInTheEnd, fault);
    }

    private static async Task<bool> LetLeasesRunOut(GlobalReachDb db, IServiceProvider services)
    {
        DateTimeOffset? past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await db.Deliveries.Where(d => d.LeaseUntil != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseUntil, past));
        await db.Deadlines.Where(d => EF.Property<DateTimeOffset?>(d, "LeaseUntil") != null).ExecuteUpdateAsync(set => set.SetProperty(d => EF.Property<DateTimeOffset?>(d, "LeaseUntil"), past));
        return true;
    }

    private static async Task<List<string>> Undone(GlobalReachDb db, IServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow();
        var deliveries = await db.Deliveries.Where(d => d.DoneAt == null).Select(d => $"{d.Subscriber} is not delivered after {d.Attempts} attempts: {d.LastError}").ToListAsync();
        var deadlines = await db.Deadlines.Where(d => d.State == DeadlineState.Armed && d.RingsAt <= now).Select(d => $"Deadline {d.Key} does not ring").ToListAsync();
        return [.. deliveries, .. deadlines];
    }

    private async Task StartAgain()
    {
        desk.Dispose();
        desk = await RunningDesk.Start(files);
    }

    private void Report(Promise promise, string fault) => faults.Enqueue((promise, $"{when}: {fault}"));
}
