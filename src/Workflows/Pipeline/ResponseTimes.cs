using FluentValidation;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Whether inquiries were acknowledged by a person in the time we promise ourselves, and how fast, by the channel they came on (DOMAIN §4, ack compliance and first-contact speed).</summary>
/// <remarks>Of the acknowledgements that fell due in the month, duplicates and what was no lead left out: one that is still open and overdue is a breach.</remarks>
public static class ResponseTimes
{
    internal const string Clock = "acknowledge";

    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>The last day that counts, in whose month it is; null for now.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(Period Period, Line All, Line MonthBefore, IReadOnlyList<Line> Sources);

    /// <summary>Acknowledgements that fell due, those in time, those still open, and half of the answers came within so many working hours.</summary>
    public sealed record Line(LeadSource? Source, int Due, int InTime, int Open, double? MedianHours)
    {
        public int Late => Due - InTime - Open;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(GlobalReachDb db, Calendars calendars, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var reporting = periods.For(query.AsOf);
            var (month, before) = (await Answers(reporting.Month, ct), await Answers(reporting.Before, ct));
            return new Result(
                reporting.Month, LineOf(null, month), LineOf(null, before),
                [.. month.GroupBy(a => a.Source).Select(g => LineOf(g.Key, [.. g])).OrderByDescending(line => line.Due).ThenBy(line => line.Source)]);
        }

        private async Task<List<Answer>> Answers(Period period, CancellationToken ct)
        {
            var found = await FellDue(db, period).Select(a => new { a.Source, a.DueAt, a.ReceivedAt, a.AcknowledgedAt }).ToListAsync(ct);
            return [.. found.Select(f => new Answer(f.Source, f.DueAt, f.ReceivedAt, f.AcknowledgedAt <= period.Through ? f.AcknowledgedAt : null))];
        }

        private Line LineOf(LeadSource? source, List<Answer> answers)
        {
            var hours = answers.Where(a => a.At is not null).Select(a => calendars[OfficeClock.Calendar].WorkingTimeBetween(a.ReceivedAt, a.At!.Value).TotalHours).Order().ToList();
            return new Line(source, answers.Count, answers.Count(a => a.At <= a.DueAt), answers.Count(a => a.At is null), hours.Count == 0 ? null : (hours[(hours.Count - 1) / 2] + hours[hours.Count / 2]) / 2);
        }

        private sealed record Answer(LeadSource? Source, DateTimeOffset DueAt, DateTimeOffset ReceivedAt, DateTimeOffset? At);
    }

    /// <summary>Acknowledgements that fell due in a period; a clock that stands still does not fall due.</summary>
    internal static IQueryable<Acknowledgement> FellDue(GlobalReachDb db, Period period) =>
        from d in db.Deadlines
        where d.Key == Clock && d.DueAt > period.After && d.DueAt <= period.Through && d.State != DeadlineState.Paused
        join l in db.Leads on d.LeadId equals l.Id
        where l.Status != LeadStatus.Duplicate && l.Status != LeadStatus.Disqualified
        select new Acknowledgement { LeadId = l.Id, Source = l.Inquiry.Source, DueAt = d.DueAt, ReceivedAt = l.ReceivedAt, AcknowledgedAt = l.AcknowledgedAt };

    /// <summary>Those in time, late, or still open at the end of the period.</summary>
    internal static IQueryable<Acknowledgement> Of(IQueryable<Acknowledgement> due, Period period, ResponsePart part) => part switch
    {
        ResponsePart.Due => due,
        ResponsePart.InTime => due.Where(a => a.AcknowledgedAt <= a.DueAt && a.AcknowledgedAt <= period.Through),
        ResponsePart.Late => due.Where(a => a.AcknowledgedAt > a.DueAt && a.AcknowledgedAt <= period.Through),
        ResponsePart.Open => due.Where(a => a.AcknowledgedAt == null || a.AcknowledgedAt > period.Through),
    };

    internal sealed record Acknowledgement
    {
        public required LeadId LeadId { get; init; }

        public required LeadSource? Source { get; init; }

        public required DateTimeOffset DueAt { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        public required DateTimeOffset? AcknowledgedAt { get; init; }
    }
}

/// <summary>What became of acknowledgements that fell due.</summary>
public enum ResponsePart
{
    Due,
    InTime,
    Late,
    Open,
}
