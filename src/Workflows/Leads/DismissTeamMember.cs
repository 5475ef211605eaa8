using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>Somebody leaves the lead's team.</summary>
public static class DismissTeamMember
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, PersonId PersonId) : ICommand
    {
        public static Permission Requires => Permission.RecordDiscovery;
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (secrecy.Refuses(found.Value) is { } notYours) return notYours;
            return found.Value.Dismiss(command.PersonId);
        }
    }
}
