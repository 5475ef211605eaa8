using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>What falls due in the next fourteen days: clocks of the process and promised next steps; the clocks that have run out, and those that were escalated as far as this report. Always as of now.</summary>
public static class WhatIsDue
{
    private const int Days = 14;

    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;
    }

    public sealed record Result(DateTimeOffset AsOf, DateOnly Until, int Deadlines, int NextSteps, int Overdue, int Reported);

    public sealed class Handler(GlobalReachDb db, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) => new Result(
            office.Now, office.Today.AddDays(Days), await Clocks(db, office, DuePart.Deadlines).CountAsync(ct), await Steps(db, office).CountAsync(ct), await Clocks(db, office, DuePart.Overdue).CountAsync(ct),
            await Clocks(db, office, DuePart.Reported).CountAsync(ct));
    }

    /// <summary>Clocks that run out in the next days, or have run out and what they asked for is still to be done.</summary>
    internal static IQueryable<FigureRow> Clocks(GlobalReachDb db, OfficeClock office, DuePart part)
    {
        var (now, until) = (office.Now, office.Now.AddDays(Days));
        var armed = db.Deadlines.Where(d => d.State == DeadlineState.Armed);
        var clocks = part switch
        {
            DuePart.Overdue => db.Deadlines.Asking().Where(d => d.DueAt <= now),
            DuePart.Reported => db.Deadlines.Where(d => d.ReportedAt != null),
            _ => armed.Where(d => d.DueAt > now && d.DueAt <= until),
        };
        return from d in clocks join l in db.Leads on d.LeadId equals l.Id select new FigureRow { LeadId = l.Id, At = d.DueAt, Due = d.Key };
    }

    internal static IQueryable<FigureRow> Steps(GlobalReachDb db, OfficeClock office)
    {
        var (today, until) = (office.Today, office.Today.AddDays(Days));
        return db.Leads.Where(l => l.Status == LeadStatus.Active && l.NextStepOn >= today && l.NextStepOn <= until).Select(l => new FigureRow { LeadId = l.Id, Day = l.NextStepOn });
    }
}

/// <summary>What is due.</summary>
public enum DuePart
{
    Deadlines,
    NextSteps,
    Overdue,

    /// <summary>Escalated to the leadership's report, and not settled yet.</summary>
    Reported,
}
