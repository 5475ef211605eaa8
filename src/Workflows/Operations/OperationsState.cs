using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>How the desk itself is: what is due and late, what could not be brought out, whether the journal agrees with what is stored, and how long stages take.</summary>
public static class OperationsState
{
    private const int Shown = 50;

    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed record Result(Backlog Backlog)
    {
        /// <summary>The oldest of those that were given up.</summary>
        public required IReadOnlyList<DeadDelivery> Dead { get; init; }

        /// <summary>The last comparison; null before the first.</summary>
        public required Comparison? Journal { get; init; }

        /// <summary>What kept process files from being published at the last start of this node.</summary>
        public required IReadOnlyList<string> ProcessFaults { get; init; }

        /// <summary>Rows that the search does not know yet; null when it knows all.</summary>
        public required int? SearchRemaining { get; init; }

        public required IReadOnlyList<StageTime> Stages { get; init; }

        /// <summary>Calendars whose holidays are known for less than a year from now.</summary>
        public required IReadOnlyList<EndingCalendar> Calendars { get; init; }
    }

    /// <summary>A calendar that has to be extended: our own by its name, or the holidays of a country by its code.</summary>
    public sealed record EndingCalendar(string Name, string? Country, DateOnly Until)
    {
        internal static IReadOnlyList<EndingCalendar> Soon(Calendars calendars, Countries countries, DateOnly today) =>
            [.. calendars.EndingSoon(today).Select(calendar => new EndingCalendar(calendar.Name, null, calendar.Until)), .. countries.EndingSoon(today).Select(country => new EndingCalendar(country.Country, country.Country, country.Until))];
    }

    /// <summary>Something that could not be brought out. Of its lead only the number is told.</summary>
    public sealed record DeadDelivery(Guid Id, string Subscriber, string? Lead, string? Error, DateTimeOffset GivenUpAt);

    /// <summary>A comparison of the journal with what is stored, and what differs still of what it found.</summary>
    public sealed record Comparison(DateTimeOffset At, int Leads, int Differing, IReadOnlyList<JournalComparison.Difference> Still);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, JournalComparison comparison, SearchBuild search, Calendars calendars, Countries countries, OfficeClock office, TimeProvider clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            return new Result(await Backlog.Read(db, processes, now, ct))
            {
                Dead = await Dead(ct), Journal = await LastComparison(ct), ProcessFaults = processes.Faults,
                SearchRemaining = search.IsRunning ? search.Remaining : null, Stages = await StageTime.Read(db, processes, now, ct), Calendars = EndingCalendar.Soon(calendars, countries, office.Today),
            };
        }

        private async Task<IReadOnlyList<DeadDelivery>> Dead(CancellationToken ct) => await (
            from delivery in db.Deliveries
            where delivery.DoneAt == null && delivery.DeadAt != null
            orderby delivery.DueAt
            join entry in db.Journal on delivery.JournalEntryId equals entry.Id
            select new DeadDelivery(
                delivery.Id, delivery.Subscriber, db.Leads.IgnoreQueryFilters(new[] { GlobalReachDb.Visibility }).Where(l => (Guid)(object)l.Id == entry.StreamId).Select(l => l.Number).FirstOrDefault(), delivery.LastError, delivery.DeadAt!.Value))
            .Take(Shown).ToListAsync(ct);

        private async Task<Comparison?> LastComparison(CancellationToken ct)
        {
            var name = FactNames.NameOf(typeof(JournalCompared));
            if (await db.Journal.AsNoTracking().Where(e => e.Fact == name).OrderByDescending(e => e.At).FirstOrDefaultAsync(ct) is not { } entry) return null;
            var told = (JournalCompared)entry.Fact();
            var leads = told.Leads is { Count: > 0 } numbers ? await db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]).Where(l => numbers.Contains(l.Number)).Select(l => l.Id).ToListAsync(ct) : [];
            return new Comparison(entry.At, told.Compared, told.Differing, leads.Count == 0 ? [] : await comparison.Of(leads, ct));
        }
    }
}
