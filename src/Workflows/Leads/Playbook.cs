using GlobalReach.Domain.Approvals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Opens the tasks a stage asks for, and closes those the lead has left behind, with the approvals that were waited for there.</summary>
public sealed class Playbook(GlobalReachDb db, ProcessCatalog processes, SubjectClocks clocks, CurrentUser user, TimeProvider clock)
{
    public void Open(Lead lead, ProcessDefinition process) => Open(lead, process, process[lead.Stage].Tasks);

    /// <summary>Opens these of the stage's tasks.</summary>
    public void Open(Lead lead, ProcessDefinition process, IEnumerable<TaskDefinition> tasks)
    {
        foreach (var task in tasks) Open(lead, process, task);
    }

    /// <summary>Opens one task; a clock runs for it where somebody is told when it is overdue.</summary>
    public void Open(Lead lead, ProcessDefinition process, TaskDefinition definition)
    {
        var task = LeadTask.FromPlaybook(lead.Id, definition.Key, lead.Stage, definition.Role, clocks.DueAfter(process, definition.Within), definition.Critical);
        db.Tasks.Add(task);
        if (definition.Escalations is { Count: > 0 }) clocks.Arm(lead, ClockKeys.OfTask(definition.Key), task.Id, task.DueAt);
    }

    public async Task Follow(Lead lead, Passage passage, CancellationToken ct)
    {
        if (!passage.ChangesStage && !lead.Status.IsTerminal) return;
        var tasks = await db.Tasks.Where(task => task.LeadId == lead.Id && task.State == TaskState.Open && task.Key != null).ToListAsync(ct);
        var approvals = await db.Approvals.Where(approval => approval.LeadId == lead.Id && approval.State == ApprovalState.Open).ToListAsync(ct);
        lead.KeepForUndo(last => last with { Tasks = [.. tasks.Select(task => task.Id)], Approvals = [.. approvals.Select(approval => approval.Id)] });
        foreach (var task in tasks) task.Drop(user.Id, clock.GetUtcNow());
        foreach (var approval in approvals) approval.Drop(clock.GetUtcNow());

        if (passage.ChangesStage && !lead.Status.IsTerminal) Open(lead, await processes.Get(lead.Process, ct));
    }
}
