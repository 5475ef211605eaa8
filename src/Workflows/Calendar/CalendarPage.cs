using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Calendar;

/// <summary>What is dated on some days, a few entries of each and how many there are in all: a month, or one day page by page.</summary>
public static class CalendarPage
{
    public sealed record Query(DateOnly From, DateOnly To) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        /// <summary>All visible leads, not only those of the person who asks.</summary>
        public bool All { get; init; }

        /// <summary>So many entries of each day.</summary>
        public int Take { get; init; } = 4;

        /// <summary>After so many that are left out.</summary>
        public int Skip { get; init; }
    }

    public sealed record Result(DateTimeOffset AsOf, DateOnly Today, IReadOnlyList<Day> Days);

    /// <summary>A day; the holiday's name is the calendar's own.</summary>
    public sealed record Day(DateOnly Date, string? Holiday, IReadOnlyList<Entry> Entries, int Total);

    /// <summary>Something that is dated. A visit stands on each of its days.</summary>
    public sealed record Entry(EntryKind Kind, Guid Id, DateOnly From, DateOnly To, DateTimeOffset? At, string? Key, VisitMode? Mode, bool IsHeld, bool IsOverdue, DatedLead Lead);

    public sealed class Validator : AbstractValidator<Query>
    {
        private const int MostDays = 42;

        public Validator()
        {
            RuleFor(q => q.From).BusinessDay();
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).WithErrorCode("ends-before-it-starts");
            RuleFor(q => q.To).Must((q, to) => to.DayNumber - q.From.DayNumber < MostDays).WithErrorCode("calendar-too-long");
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
            RuleFor(q => q.Skip).InclusiveBetween(0, 1_000_000);
        }
    }

    public sealed class Handler(DatedWork work, OfficeClock office, Calendars calendars) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var onDay = (await work.Between(query.From, query.To, query.All, ct)).SelectMany(dated => DaysOf(dated, query).Select(day => (Day: day, Dated: dated))).ToLookup(entry => entry.Day, entry => entry.Dated);
            var days = Days(query.From, query.To).Select(day => (Date: day, Total: onDay[day].Count(), Shown: onDay[day].OrderBy(d => d.Kind).ThenBy(d => d.At).ThenBy(d => d.Id).Skip(query.Skip).Take(query.Take).ToList())).ToList();
            var leads = await work.Leads([.. days.SelectMany(day => day.Shown).Select(d => d.Lead).Distinct()], ct);
            var holidays = calendars.Holidays(OfficeClock.Calendar);
            return new Result(
                office.Now, office.Today,
                [.. days.Select(day => new Day(day.Date, holidays.GetValueOrDefault(day.Date), [.. day.Shown.Where(d => leads.ContainsKey(d.Lead)).Select(d => Entry(d, leads[d.Lead]))], day.Total))]);
        }

        private Entry Entry(Dated dated, DatedLead lead) => new(dated.Kind, dated.Id, dated.From, dated.To, dated.At, dated.Key, dated.Mode, dated.IsHeld, IsOverdue(dated), lead);

        private bool IsOverdue(Dated dated) => dated.Kind switch
        {
            EntryKind.Visit => !dated.IsHeld && dated.To < office.Today,
            EntryKind.NextStep => dated.From < office.Today,
            EntryKind.Deadline => dated.At < office.Now,
        };

        private static IEnumerable<DateOnly> DaysOf(Dated dated, Query query) =>
            Days(dated.From > query.From ? dated.From : query.From, dated.To < query.To ? dated.To : query.To);

        private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);
    }
}
