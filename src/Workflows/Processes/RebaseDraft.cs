using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>A draft is brought up to date with a version that was published after it was begun: its own changes are made on that one anew.</summary>
public static class RebaseDraft
{
    public sealed record Command(Guid Draft, int ExpectedRevision) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Handler(DraftAccess drafts, ProcessCatalog processes, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var draft = found.Value;
            var running = await drafts.Running(draft.Process, ct);
            if (running == draft.Running) return Outcome.Done;
            if (DraftText.Read(draft.Definition).Definition is not { } mine) return Refusal.Rule("draft-unreadable");

            var before = await processes.Get(new ProcessRef(draft.Process, draft.Running), ct);
            var theirs = await processes.Get(new ProcessRef(draft.Process, running), ct);
            return draft.Rebase(running, ProcessJson.Write(ProcessDelta.Apply(ProcessDelta.Between(before, mine), theirs).Definition), user.Id, clock.GetUtcNow());
        }
    }
}
