using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Commitments;

/// <summary>A second person, never the owner, finds a piece of evidence good.</summary>
public static class VerifyEvidence
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.Verify;
    }

    public sealed class Handler(LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<Evidence>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Verify(found.Value.Lead.OwnerId, user.Id, clock.GetUtcNow());
        }
    }
}
