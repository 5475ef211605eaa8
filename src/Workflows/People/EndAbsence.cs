using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody is back early, or does not go.</summary>
public static class EndAbsence
{
    public sealed record Command(Guid AbsenceId) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.Absences.FirstOrDefaultAsync(a => a.Id == command.AbsenceId, ct) is not { } absence) return new Refusal(RefusalKind.NotFound, "absence-not-found");
            if (organisation.RefusesToKeep(absence.PersonId) is { } notTheirs) return notTheirs;

            await organisation.Open(ct);
            absence.End(office.Today);
            return Outcome.Done;
        }
    }
}
