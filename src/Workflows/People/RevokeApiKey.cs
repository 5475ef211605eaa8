using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A key opens nothing any longer, from this moment.</summary>
public static class RevokeApiKey
{
    public sealed record Command(PersonId PersonId, Guid Key) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (organisation.RefusesToKeep(command.PersonId) is { } notTheirs) return notTheirs;
            var keys = await db.ApiKeys.Where(k => k.PersonId == command.PersonId.Value).ToListAsync(ct);
            if (keys.Find(k => k.Id == command.Key) is not { } key) return new Refusal(RefusalKind.NotFound, "api-key-not-found");
            if (key.RevokedAt is not null) return Outcome.Done;

            key.RevokedAt = clock.GetUtcNow();
            (await organisation.Open(ct)).TakeApiKey(command.PersonId, key.Id);
            return Outcome.Done;
        }
    }
}
