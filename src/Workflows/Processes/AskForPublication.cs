using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>The authors think a draft is ready: a second person is asked to publish it. What cannot be published is not asked for.</summary>
public static class AskForPublication
{
    public sealed record Command(Guid Draft, int ExpectedRevision) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Handler(DraftAccess drafts, Publication publication, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var ready = await publication.Of(found.Value, ct);
            return ready.Succeeded ? found.Value.Ask(user.Id) : ready.ToOutcome();
        }
    }
}

/// <summary>A draft that a second person was asked to publish goes back to its authors.</summary>
public static class SendDraftBack
{
    public sealed record Command(Guid Draft, int ExpectedRevision) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Handler(DraftAccess drafts) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            return found.Succeeded ? found.Value.SendBack() : found.ToOutcome();
        }
    }
}
