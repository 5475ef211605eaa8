using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>Somebody takes a task up themselves; who comes second is told who was faster.</summary>
public static class ClaimTask
{
    public sealed record Command(LeadId LeadId, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Handler(LeadAccess leads, StandIns standIns, PeopleDirectory people, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var task = found.Value.Part;
            var standsIn = task.AssigneeId is { } given && await standIns.StandsInFor(user.Id, given, ct);
            if (task is { State: TaskState.Open, AssigneeId: { } other } && other != user.Id && !standsIn) return Refusal.Rule("task-taken", (await people.Names(ct)).GetValueOrDefault(other, "–"));
            return task.Claim(user.Id, standsIn);
        }
    }
}
