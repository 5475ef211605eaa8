using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Clocks as they are looked for.</summary>
internal static class AskingClocks
{
    /// <summary>Those that ask for something now: they run, or were escalated as far as their ladder goes and what they asked for is still to be done.</summary>
    public static IQueryable<Deadline> Asking(this IQueryable<Deadline> clocks) => clocks.Where(d => d.State == DeadlineState.Armed || d.State == DeadlineState.Missed);

    /// <summary>Those of a lead that are not settled: they ask, or stand still for a while.</summary>
    public static IQueryable<Deadline> Unsettled(this GlobalReachDb db, LeadId lead) =>
        db.Deadlines.Where(d => d.LeadId == lead && (d.State == DeadlineState.Armed || d.State == DeadlineState.Paused || d.State == DeadlineState.Missed));
}
