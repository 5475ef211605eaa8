using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody is let in with roles; they choose their password by a link of their own.</summary>
public static class AdmitPerson
{
    public sealed record Command(PersonId PersonId, PersonForm Person) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.PersonId).Must(id => id.Value != Guid.Empty).WithErrorCode("id-missing");
            RuleFor(c => c.Person).SetValidator(new PersonForm.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TeamDirectory teams) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var (id, form) = (command.PersonId, command.Person);
            if (await db.People.FirstOrDefaultAsync(p => p.Id == id.Value, ct) is { } there) return string.Equals(there.NormalizedEmail, form.Email.Trim(), StringComparison.OrdinalIgnoreCase) ? Outcome.Done : LeadAccess.IdTaken;
            if (await organisation.IsTaken(form.Email.Trim(), id.Value, ct)) return PeopleRefusals.EmailTaken;
            if (await teams.Refuses(form.TeamId, ct) is { } unknown) return unknown;

            var person = new Person { Id = id.Value, EmailConfirmed = true, LockoutEnabled = true };
            form.WriteTo(person);
            db.People.Add(person);
            var journal = await organisation.Open(ct);
            journal.Admit(id, person.Roles);
            journal.Assign(id, null, person.TeamId);
            return Outcome.Done;
        }
    }
}
