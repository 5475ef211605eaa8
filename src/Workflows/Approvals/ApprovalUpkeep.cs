using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Approvals;

/// <summary>What follows when an approval is decided or its time has passed: its clock ends, and a refusal takes back what the process names, nothing else.</summary>
public sealed class ApprovalUpkeep(GlobalReachDb db, SubjectClocks clocks, Playbook playbook, TimeProvider clock)
{
    public async Task FollowDecision(Lead lead, ProcessDefinition process, Approval approval, CancellationToken ct)
    {
        if (approval.State == ApprovalState.Open) return;
        await clocks.Meet(lead.Id, approval.Id, ct);
        if (approval.State == ApprovalState.Refused) await TakeBack(lead, process, approval, ct);
    }

    /// <summary>A clock rang: where the process takes silence for a refusal the approval lapses. It never takes it for consent.</summary>
    public async Task FollowClock(Lead lead, ProcessDefinition process, Deadline deadline, CancellationToken ct)
    {
        if (deadline.Subject is not { } subject || ClockKeys.ApprovalOf(deadline.Key) is not { } key || Definition(process, key)?.OnTimeout != ApprovalTimeout.Refuse) return;
        if (await db.Approvals.FirstOrDefaultAsync(a => a.Id == subject && a.LeadId == lead.Id, ct) is not { State: ApprovalState.Open } approval) return;
        approval.Lapse(clock.GetUtcNow());
        deadline.Cancel();
        await TakeBack(lead, process, approval, ct);
    }

    private async Task TakeBack(Lead lead, ProcessDefinition process, Approval approval, CancellationToken ct)
    {
        foreach (var reset in Definition(process, approval.Key)?.Resets ?? [])
        {
            if (ClockKeys.ApprovalOf(reset) is { } other) await Reset(lead, other, ct);
            if (ClockKeys.TaskOf(reset) is { } task) await OpenAgain(lead, process, task, ct);
        }
    }

    private async Task Reset(Lead lead, string key, CancellationToken ct)
    {
        foreach (var other in await db.Approvals.Where(a => a.LeadId == lead.Id && a.Key == key && (a.State == ApprovalState.Given || a.State == ApprovalState.Open)).ToListAsync(ct))
        {
            other.Reset(clock.GetUtcNow());
            await clocks.Cancel(lead.Id, other.Id, ct);
        }
    }

    private async Task OpenAgain(Lead lead, ProcessDefinition process, string key, CancellationToken ct)
    {
        if (process[lead.Stage].Tasks.FirstOrDefault(task => task.Key == key) is not { } definition) return;
        if (!await db.Tasks.AnyAsync(t => t.LeadId == lead.Id && t.Key == key && t.State == TaskState.Open, ct)) playbook.Open(lead, process, definition);
    }

    private static ApprovalDefinition? Definition(ProcessDefinition process, string key) => process.Stages.SelectMany(stage => stage.Approvals ?? []).FirstOrDefault(approval => approval.Key == key);
}
