using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Whose working time counts for a lead: that of its owner's team, else that of its process.</summary>
/// <remarks>Asked when a clock starts. The clock keeps what it was promised: neither another owner nor another calendar of the team moves it.</remarks>
public sealed class LeadCalendar(GlobalReachDb db, Calendars calendars, ILogger<LeadCalendar> log)
{
    /// <summary>The key of the calendar on which a clock that starts now runs.</summary>
    public async Task<string> For(Lead lead, ProcessDefinition process, CancellationToken ct)
    {
        var owner = lead.OwnerId.Value;
        var chosen = await (from person in db.People where person.Id == owner join team in db.Teams on person.TeamId equals team.Id select team.Calendar).FirstOrDefaultAsync(ct);
        if (chosen is null) return process.Calendar;
        if (calendars.Has(chosen)) return chosen;
        log.LogWarning("Calendar '{Calendar}' of the owner's team is not there any more: lead {Lead} runs on that of its process", chosen, lead.Id);
        return process.Calendar;
    }
}
