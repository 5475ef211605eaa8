using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody will be away and says who stands in; an administrator may say it for them. A stand-in sees the work, and gets no right by it.</summary>
public static class AnnounceAbsence
{
    public sealed record Command(Guid AbsenceId, PersonId PersonId, DateOnly From, DateOnly To, PersonId? StandInId) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.AbsenceId).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.From).BusinessDay();
            RuleFor(c => c.To).BusinessDay();
        }
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, PeopleDirectory people, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var (id, person, from, to, standIn) = command;
            if (organisation.RefusesToKeep(person) is { } notTheirs) return notTheirs;
            if (await db.Absences.Where(a => a.Id == id).Select(a => a.PersonId).ToListAsync(ct) is [var whose]) return whose == person ? Outcome.Done : LeadAccess.IdTaken;
            if (await people.RefusesTo(Permission.Annotate, person, "PersonId", ct) is { } noWork) return noWork;
            if (standIn is { } chosen && await people.RefusesTo(Permission.Annotate, chosen, "StandInId", ct) is { } cannot) return cannot;

            // Before what is asked of the others' absences: two that are announced at once meet at its journal.
            await organisation.Open(ct);
            var announced = Absence.Announce(id, person, from, to, standIn, office.Today);
            if (!announced.Succeeded) return announced.ToOutcome();
            var meanwhile = db.Absences.Where(a => a.EndedOn == null && a.From <= to && a.To >= from);
            if (await meanwhile.AnyAsync(a => a.PersonId == person, ct)) return Refusal.Invalid("From", "absence-overlaps");
            if (standIn is { } other && await meanwhile.AnyAsync(a => a.PersonId == other, ct)) return Refusal.Invalid("StandInId", "stand-in-away");

            db.Absences.Add(announced.Value);
            return Outcome.Done;
        }
    }
}
