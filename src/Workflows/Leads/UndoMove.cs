using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>The last move is taken back: stage, status, clocks, tasks and approvals are as they were, the time since has passed. A fact of its own; the journal keeps both.</summary>
/// <remarks>It opens no way around a gate: it leads only to where the lead was, and only while nothing at all was recorded since.</remarks>
public static class UndoMove
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion) : ICommand<TakeAction.Result>
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, MoveUndo undo, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<TakeAction.Result>>
    {
        public async Task<Outcome<TakeAction.Result>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.As<TakeAction.Result>();
            var lead = found.Value;
            if (await undo.Refuses(lead, ct) is { } refusal) return refusal;
            var back = lead.TakeBackMove();
            if (!back.Succeeded) return back.As<TakeAction.Result>();

            await Clocks(lead.Id, back.Value, ct);
            await Tasks(lead.Id, back.Value, ct);
            foreach (var approval in await db.Approvals.Where(a => a.LeadId == lead.Id && a.State == ApprovalState.Dropped).ToListAsync(ct))
            {
                if (back.Value.Approvals?.Contains(approval.Id) == true) approval.Reopen();
            }

            return new TakeAction.Result(lead.Id, lead.Version + 1, lead.Stage, lead.Status, []);
        }

        /// <summary>Those that ran go on as if they had never stopped; those that the move started end. What somebody outside set was left alone.</summary>
        private async Task Clocks(LeadId lead, LastMove last, CancellationToken ct)
        {
            var kept = last.Clocks.ToDictionary(clock => clock.Id);
            foreach (var deadline in await db.Deadlines.Where(d => d.LeadId == lead).ToListAsync(ct))
            {
                if (!kept.TryGetValue(deadline.Id, out var before))
                {
                    if (deadline is { IsOpen: true, IsExternal: false }) deadline.Cancel();
                }
                else if (deadline.Kept() != before) deadline.Reinstate(before);
            }
        }

        /// <summary>Those it dropped are open again; those it opened are dropped.</summary>
        private async Task Tasks(LeadId lead, LastMove last, CancellationToken ct)
        {
            if (last.Tasks is not { } kept) return;
            foreach (var task in await db.Tasks.Where(t => t.LeadId == lead && t.Key != null && (t.State == TaskState.Open || t.State == TaskState.Dropped)).ToListAsync(ct))
            {
                if (task.State == TaskState.Open) task.Drop(user.Id, clock.GetUtcNow());
                else if (kept.Contains(task.Id)) task.Reopen();
            }
        }
    }
}
