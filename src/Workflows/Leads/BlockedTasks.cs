using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Which tasks have to wait for others.</summary>
public sealed class BlockedTasks(GlobalReachDb db, ProcessCatalog processes)
{
    /// <summary>The open tasks that a task waits for, by its key.</summary>
    public static IReadOnlyList<string> WaitsFor(ProcessDefinition process, StageKey stage, string? key, IEnumerable<string?> open) =>
        key is not null && process.Stages.FirstOrDefault(s => s.Key == stage)?.Tasks.FirstOrDefault(task => task.Key == key)?.BlockedBy is { Count: > 0 } before ? [.. before.Intersect(open.OfType<string>())] : [];

    /// <summary>The same of tasks on many leads, in one look.</summary>
    public async Task<IReadOnlyDictionary<(LeadId Lead, string Key), IReadOnlyList<string>>> Of(IReadOnlyCollection<(LeadId Lead, ProcessRef Process, StageKey Stage, string Key)> tasks, CancellationToken ct)
    {
        var found = new Dictionary<(LeadId, string), IReadOnlyList<string>>();
        var before = new List<(LeadId Lead, ProcessRef Process, StageKey Stage, string Key)>();
        foreach (var task in tasks)
        {
            found[(task.Lead, task.Key)] = [];
            var process = await processes.Get(task.Process, ct);
            if (process.Stages.Any(stage => stage.Key == task.Stage && stage.Tasks.Any(t => t.Key == task.Key && t.BlockedBy is { Count: > 0 }))) before.Add(task);
        }

        if (before.Count == 0) return found;
        var leads = before.Select(task => task.Lead).Distinct().ToList();
        var open = (await db.Tasks.Where(t => leads.Contains(t.LeadId) && t.State == TaskState.Open && t.Key != null).Select(t => new { t.LeadId, t.Key }).ToListAsync(ct)).ToLookup(t => t.LeadId, t => t.Key);
        foreach (var task in before) found[(task.Lead, task.Key)] = WaitsFor(await processes.Get(task.Process, ct), task.Stage, task.Key, open[task.Lead]);
        return found;
    }
}
