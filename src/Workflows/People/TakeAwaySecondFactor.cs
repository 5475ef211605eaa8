using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody lost telephone and recovery codes: an administrator lets their password suffice again. Key and codes are gone, every session of theirs ends. One's own is switched off by password.</summary>
public static class TakeAwaySecondFactor
{
    public sealed record Command(PersonId PersonId) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(GlobalReachDb db, SecondFactors factors, OrganisationAccess organisation, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (command.PersonId == user.Id) return PeopleRefusals.OwnSecondFactor;
            if (await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId.Value, ct) is not { } person) return PeopleRefusals.NotFound;
            if (!person.TwoFactorEnabled) return Outcome.Done;

            person.TwoFactorEnabled = false;
            person.SignOutEverywhere();
            await factors.Forget(person.Id, ct);
            (await organisation.Open(ct)).TakeAwaySecondFactor(command.PersonId);
            return Outcome.Done;
        }
    }
}
