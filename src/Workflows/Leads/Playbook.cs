using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Opens the tasks a stage asks for, and closes those the lead has left behind.</summary>
public sealed class Playbook(GlobalReachDb db, ProcessCatalog processes, Calendars calendars, CurrentUser user, TimeProvider clock)
{
    public void Open(Lead lead, ProcessDefinition process) => Open(lead, process, process[lead.Stage].Tasks);

    /// <summary>Opens these of the stage's tasks.</summary>
    public void Open(Lead lead, ProcessDefinition process, IEnumerable<TaskDefinition> tasks)
    {
        var (calendar, now) = (calendars[process.Calendar], clock.GetUtcNow());
        foreach (var task in tasks)
        {
            db.Tasks.Add(LeadTask.FromPlaybook(lead.Id, task.Key, lead.Stage, task.Role, calendar.Add(now, WorkingTime.Parse(task.Within)), task.Critical));
        }
    }

    public async Task Follow(Lead lead, Passage passage, CancellationToken ct)
    {
        if (!passage.ChangesStage && !lead.Status.IsTerminal) return;
        foreach (var task in await db.Tasks.Where(task => task.LeadId == lead.Id && task.State == TaskState.Open && task.Key != null).ToListAsync(ct))
        {
            task.Drop(user.Id, clock.GetUtcNow());
        }

        if (passage.ChangesStage && !lead.Status.IsTerminal) Open(lead, await processes.Get(lead.Process, ct));
    }
}
