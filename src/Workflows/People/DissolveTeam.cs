using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A team is no more. Its people belong to none; their leads stay theirs.</summary>
public static class DissolveTeam
{
    public sealed record Command(Guid TeamId) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            await organisation.Open(ct);
            if (await db.Teams.FirstOrDefaultAsync(t => t.Id == command.TeamId, ct) is not { } team) return TeamDirectory.NotFound;

            foreach (var person in await db.People.Where(p => p.TeamId == team.Id).ToListAsync(ct)) person.TeamId = null;
            team.Dissolve();
            db.Teams.Remove(team);
            return Outcome.Done;
        }
    }
}
