using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>The clocks of tasks and approvals: ordinary deadlines that know what they are about, so that a restart loses none and every rung is told once.</summary>
public sealed class SubjectClocks(GlobalReachDb db, Calendars calendars, TimeProvider clock)
{
    public void Arm(Lead lead, string key, Guid subject, DateTimeOffset due) =>
        db.Deadlines.Add(Deadline.Arm(lead.Id, key, lead.Stage, until: null, clock.GetUtcNow(), due, subject: subject));

    public DateTimeOffset DueAfter(ProcessDefinition process, string within) => calendars[process.Calendar].Add(clock.GetUtcNow(), WorkingTime.Parse(within));

    /// <summary>What it asked for was done, late or in time.</summary>
    public async Task Meet(LeadId lead, Guid subject, CancellationToken ct)
    {
        foreach (var running in await Of(lead, subject, ct)) running.Meet();
    }

    /// <summary>Nothing is asked for any more.</summary>
    public async Task Cancel(LeadId lead, Guid subject, CancellationToken ct)
    {
        foreach (var running in await Of(lead, subject, ct)) running.Cancel();
    }

    /// <summary>It is asked for later.</summary>
    public async Task PutOff(LeadId lead, Guid subject, DateTimeOffset due, CancellationToken ct)
    {
        foreach (var running in await Of(lead, subject, ct)) running.PutOff(due);
    }

    /// <summary>Also one that was missed: it asked until now.</summary>
    private async Task<List<Deadline>> Of(LeadId lead, Guid subject, CancellationToken ct) =>
        [.. (await db.Deadlines.Where(d => d.LeadId == lead && d.Subject == subject).ToListAsync(ct)).Where(d => d.IsOpen || d.State == DeadlineState.Missed)];
}
