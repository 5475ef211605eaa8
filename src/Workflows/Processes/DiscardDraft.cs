using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>A draft is given up. It stays on record, unpublished.</summary>
public static class DiscardDraft
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
            return found.Succeeded ? found.Value.Discard() : found.ToOutcome();
        }
    }
}
