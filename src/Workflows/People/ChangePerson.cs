using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Somebody gets other roles, or goes by another name, position or address.</summary>
public static class ChangePerson
{
    /// <summary>The stamp is that of the account as it was read: who changes an older one is told.</summary>
    public sealed record Command(PersonId PersonId, string Stamp, PersonForm Person) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Person).SetValidator(new PersonForm.Validator());
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TeamDirectory teams) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId.Value, ct) is not { } person) return PeopleRefusals.NotFound;
            if (person.ConcurrencyStamp != command.Stamp) return LeadAccess.ChangedMeanwhile;
            if (await organisation.IsTaken(command.Person.Email.Trim(), person.Id, ct)) return PeopleRefusals.EmailTaken;
            if (await teams.Refuses(command.Person.TeamId, ct) is { } unknown) return unknown;
            var givesUp = person.Roles.Contains(Role.Admin) && !command.Person.Roles.Contains(Role.Admin);
            if (givesUp && await organisation.IsLastAdministrator(person.Id, ct)) return PeopleRefusals.LastAdministrator;

            var before = person.TeamId;
            command.Person.WriteTo(person);
            var journal = await organisation.Open(ct);
            journal.Change(command.PersonId, person.Roles);
            journal.Assign(command.PersonId, before, person.TeamId);
            return Outcome.Done;
        }
    }
}
