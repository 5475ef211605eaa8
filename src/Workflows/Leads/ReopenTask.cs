using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task that was closed by mistake waits again, with its clock, as long as the lead is in the stage that asks for it.</summary>
public static class ReopenTask
{
    public sealed record Command(LeadId LeadId, Guid Id) : ICommand
    {
        /// <summary>Who was given the task may take back that they closed it, whatever else they may.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(LeadAccess leads, ProcessCatalog processes, SubjectClocks clocks, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, task) = found.Value;
            if (CloseTask.Refuses(task, user) is { } notTheirs) return notTheirs;
            if (task.State == TaskState.Open) return Outcome.Done;
            if (task.Key is not null && task.Stage != lead.Stage) return Refusal.Rule("task-stage-left", task.Stage);
            var reopened = task.TakeBack();
            if (reopened.Succeeded && await Escalates(lead, task, ct)) clocks.Arm(lead, ClockKeys.OfTask(task.Key!), task.Id, task.DueAt);
            return reopened;
        }

        private async Task<bool> Escalates(Lead lead, LeadTask task, CancellationToken ct) =>
            task.Key is { } key && (await processes.Get(lead.Process, ct))[task.Stage].Tasks.Any(asked => asked.Key == key && asked.Escalations is { Count: > 0 });
    }
}
