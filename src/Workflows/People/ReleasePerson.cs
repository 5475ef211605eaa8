using GlobalReach.Domain.People;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody left: they are signed out everywhere, their keys and calendar link no longer open anything, and nothing new is given to them. What they did stays.</summary>
public static class ReleasePerson
{
    public sealed record Command(PersonId PersonId) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, CalendarLinks links, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId.Value, ct) is not { } person) return PeopleRefusals.NotFound;
            if (person.LeftAt is not null) return Outcome.Done;
            if (person.Roles.Contains(Role.Admin) && await organisation.IsLastAdministrator(person.Id, ct)) return PeopleRefusals.LastAdministrator;

            person.LeftAt = clock.GetUtcNow();
            person.SignOutEverywhere();
            await links.Revoke(person.Id, person.LeftAt.Value, ct);
            var journal = await organisation.Open(ct);
            // Who comes back comes back without them: nobody remembers what machines they lie on.
            foreach (var key in await db.ApiKeys.Where(k => k.PersonId == person.Id && k.RevokedAt == null).ToListAsync(ct))
            {
                key.RevokedAt = person.LeftAt;
                journal.TakeApiKey(command.PersonId, key.Id);
            }

            journal.Release(command.PersonId);
            return Outcome.Done;
        }
    }
}

/// <summary>Somebody who left is let in again, with the roles they had.</summary>
public static class ReadmitPerson
{
    public sealed record Command(PersonId PersonId) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId.Value, ct) is not { } person) return PeopleRefusals.NotFound;
            if (person.LeftAt is null) return Outcome.Done;

            person.LeftAt = null;
            person.SignOutEverywhere();
            (await organisation.Open(ct)).Readmit(command.PersonId);
            return Outcome.Done;
        }
    }
}
