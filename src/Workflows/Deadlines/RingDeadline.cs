using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>A clock ran out: the next rung of its ladder is reached, and whoever stands on it is told by a delivery of the same save.</summary>
public static class RingDeadline
{
    /// <summary>Sent by the worker; ringing one that moved on meanwhile does nothing.</summary>
    public sealed record Command(LeadId LeadId, Guid DeadlineId) : ICommand
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProcessCatalog processes, Calendars calendars, ApprovalUpkeep approvals, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<Deadline>(command.LeadId, command.DeadlineId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, deadline) = found.Value;
            var now = clock.GetUtcNow();
            if (deadline.State != DeadlineState.Armed || deadline.RingsAt > now) return Outcome.Done;

            var process = await processes.Get(lead.Process, ct);
            var ladder = Ladders.Of(process, deadline.Key);
            var (reached, next) = (ladder[Math.Min(deadline.Rung, ladder.Count - 1)], deadline.Rung + 1 < ladder.Count ? ladder[deadline.Rung + 1] : null);
            deadline.Ring(
                next is null ? null : calendars.Of(deadline, process).Add(deadline.RingsAt!.Value, WorkingTime.Parse(next.After!)),
                reached.To == Recipient.Report ? now : null);
            await approvals.FollowClock(lead, process, deadline, ct);
            db.Entry(deadline).Property("LeaseOwner").CurrentValue = null;
            db.Entry(deadline).Property("LeaseUntil").CurrentValue = null;
            return Outcome.Done;
        }
    }
}

/// <summary>Who is told when a deadline passes.</summary>
public static class Ladders
{
    /// <summary>A lead taken off hold is asked about again: its owner, once.</summary>
    private static readonly IReadOnlyList<Escalation> Resuming = [new Escalation(Recipient.Owner)];

    /// <summary>What somebody outside waits for: its owner at the minute, the back-up soon, the vice presidents the day after.</summary>
    private static readonly IReadOnlyList<Escalation> External = [new(Recipient.Owner), new(Recipient.Backup, "4h"), new(Recipient.VicePresident, "1d")];

    /// <summary>A proposal runs out: its owner a working week ahead, and again about the day itself.</summary>
    private static readonly IReadOnlyList<Escalation> Expiring = [new(Recipient.Owner), new(Recipient.Owner, "5d")];

    public static IReadOnlyList<Escalation> Of(ProcessDefinition process, string deadline) =>
        deadline == Deadline.External ? External : deadline == Deadline.ProposalExpiry ? Expiring : ClockKeys.LadderOf(process, deadline) ?? process.Stages.SelectMany(stage => stage.Deadlines).Concat(process.Actions.SelectMany(action => action.Deadlines)).FirstOrDefault(d => d.Key == deadline)?.Escalations ?? Resuming;
}
