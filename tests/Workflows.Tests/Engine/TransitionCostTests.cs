using System.Data.Common;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>What one move costs does not grow with how much there is (promise P10; `bench` measures the same at 1,000 and 100,000 leads).</summary>
public sealed class TransitionCostTests
{
    /// <summary>A desk has tens of them.</summary>
    private static readonly string[] Few = ["AspNetUsers", "Teams", "Processes", "Absences"];

    [Fact]
    public async Task A_move_asks_the_database_the_same_and_looks_through_no_table()
    {
        var commands = new Commands();
        await using var desk = await Desk.Open(services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(commands)));
        var alone = await Ready(desk);
        var among = await Ready(desk);

        var first = await Told(desk, commands, alone);
        for (var i = 0; i < 30; i++) await Journey.Start(desk);
        for (var i = 0; i < 40; i++) await desk.Do(Amina, new WriteNote.Command(among, Guid.CreateVersion7(), "Called again"));
        var later = await Told(desk, commands, among);

        later.ConvertAll(command => command.Text).ShouldBe(first.ConvertAll(command => command.Text));
        later.Count.ShouldBeInRange(10, 40);
        var scans = new List<string>();
        foreach (var command in later) scans.AddRange(await desk.Look(db => Scans(db, command)));
        scans.Where(scan => !Few.Any(table => scan.Contains(table, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static async Task<LeadId> Ready(Desk desk)
    {
        var journey = await Journey.Start(desk);
        await journey.Welcome();
        return journey.Lead;
    }

    /// <summary>Advances a lead and tells every command that took, sorted: rows are written in the order of their ids.</summary>
    private static async Task<List<Command>> Told(Desk desk, Commands commands, LeadId lead)
    {
        var version = (await desk.Lead(lead)).Version;
        commands.Told = [];
        await desk.Do(Amina, new TakeAction.Command(lead, version, new ActionKey("advance")));
        return [.. commands.Told.OrderBy(command => command.Text, StringComparer.Ordinal)];
    }

    /// <summary>The steps of SQLite's plan that read a whole table without an index.</summary>
    private static async Task<IReadOnlyList<string>> Scans(GlobalReachDb db, Command command)
    {
        await db.Database.OpenConnectionAsync();
        await using var explain = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command.Text}";
        foreach (var (name, value) in command.Values) explain.Parameters.AddWithValue(name, value);
        var steps = new List<string>();
        await using var plan = await explain.ExecuteReaderAsync();
        while (await plan.ReadAsync()) steps.Add(plan.GetString(3));
        // What a subquery found (a row at most here) is walked through as well.
        return [.. steps.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("CONSTANT ROW", StringComparison.Ordinal) && !command.Text.Contains($") AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal)).Select(step => $"{step}: {command.Text}")];
    }

    private sealed record Command(string Text, IReadOnlyList<(string, object)> Values);

    private sealed class Commands : DbCommandInterceptor
    {
        public List<Command> Told { get; set; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Told.Add(new(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, p.Value ?? DBNull.Value))]));
            return new(result);
        }
    }
}
