using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A person who showed their password signs in by it alone again. Key and recovery codes are gone, their other sessions end.</summary>
public static class SwitchOffSecondFactor
{
    public sealed record Command : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Handler(GlobalReachDb db, SecondFactors factors, OrganisationAccess organisation, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == user.Id.Value, ct) is not { } person) return PeopleRefusals.NotFound;
            if (!person.TwoFactorEnabled) return Outcome.Done;

            person.TwoFactorEnabled = false;
            person.SignOutEverywhere();
            await factors.Forget(person.Id, ct);
            (await organisation.Open(ct)).SwitchOffSecondFactor(user.Id);
            return Outcome.Done;
        }
    }
}
