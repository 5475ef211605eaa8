using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>Somebody joins the lead's team, and is or is not told who the company is.</summary>
public static class InviteTeamMember
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, PersonId PersonId, bool KnowsIdentity) : ICommand
    {
        public static Permission Requires => Permission.RecordDiscovery;
    }

    public sealed class Handler(LeadAccess leads, PeopleDirectory people) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (!await people.Exists(command.PersonId, ct)) return Refusal.Invalid("PersonId", "person-unknown");
            return found.Value.Invite(command.PersonId, command.KnowsIdentity);
        }
    }
}
