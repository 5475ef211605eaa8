using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task that somebody took up waits for everybody of its role again: by themselves, who stands in for them, or who answers for the lead.</summary>
public static class ReleaseTask
{
    public sealed record Command(LeadId LeadId, Guid Id) : ICommand
    {
        /// <summary>Who was given the task may give it back, whatever else they may.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(LeadAccess leads, StandIns standIns, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, task) = found.Value;
            var may = task.AssigneeId is not { } holder || holder == user.Id || lead.OwnerId == user.Id || lead.BackupId == user.Id || await standIns.StandsInFor(user.Id, holder, ct);
            return may ? task.Release(user.Id) : new Refusal(RefusalKind.Forbidden, "task-not-yours");
        }
    }
}
