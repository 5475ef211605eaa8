using System.Data.Common;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Requests;

/// <summary>While something else holds the database, who waits does it in line and without a thread, and not for ever.</summary>
public sealed class HeldDatabaseTests
{
    [Fact]
    public async Task Of_all_who_wait_to_save_one_alone_keeps_a_thread_waiting()
    {
        var writers = new Writers();
        await using var desk = await Desk.Open(services => services.ConfigureDbContext<SqliteDb>(builder => builder.AddInterceptors(writers)), DatabaseProvider.Sqlite);
        var leads = new List<LeadId>();
        for (var count = 0; count < 12; count++) leads.Add((await Journey.Start(desk)).Lead);
        writers.Most = 0;

        await Task.WhenAll(leads.Select(lead => Task.Run(() => desk.Do(Amina, new WriteNote.Command(lead, Guid.CreateVersion7(), "At the same time")))));

        writers.Most.ShouldBe(1);
        (await desk.Look(db => db.Notes.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(12);
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_so_and_nothing_is_kept()
    {
        await using var desk = await Desk.Open(provider: DatabaseProvider.Sqlite);
        var journey = await Journey.Start(desk);
        var note = new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "While it is held");
        await using var other = new SqliteConnection(await desk.Look(db => Task.FromResult(db.Database.GetConnectionString())));
        await other.OpenAsync(TestContext.Current.CancellationToken);

        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            var refused = await Should.ThrowAsync<Exception>(() => desk.Send(Amina, note));
            Storage.IsUnavailable(refused).ShouldBeTrue();
        }

        (await desk.Look(db => db.Notes.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
        (await desk.Send(Amina, note)).Succeeded.ShouldBeTrue("The line goes on.");
    }

    [Theory]
    [InlineData("Data Source=a.db", 5)]
    [InlineData("Data Source=a.db;Default Timeout=40", 40)]
    [InlineData("Data Source=a.db;Command Timeout=41", 41)]
    public void The_wait_ends_after_five_seconds_unless_the_administrator_said_otherwise(string connection, int seconds) =>
        new SqliteConnectionStringBuilder(SqliteWriters.Limited(connection)).DefaultTimeout.ShouldBe(seconds);

    /// <summary>How many were at the same time on their way into a transaction, each on a thread of its own.</summary>
    private sealed class Writers : DbTransactionInterceptor
    {
        private int now;

        public int Most { get; set; }

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            lock (this) Most = Math.Max(Most, ++now);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            lock (this) now--;
            // Whoever comes next finds the file held for a while.
            Thread.Sleep(20);
            return ValueTask.FromResult(result);
        }
    }
}
