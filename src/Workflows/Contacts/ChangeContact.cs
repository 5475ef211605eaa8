using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Contacts;

/// <summary>What we know of a person is changed.</summary>
public static class ChangeContact
{
    public sealed record Command(ContactId ContactId, int ExpectedVersion, ContactForm Contact) : ICommand
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Contact).SetValidator(new ContactForm.Validator());
    }

    public sealed class Handler(CompanyAccess companies) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await companies.FindContact(command.ContactId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            found.Value.Change(command.Contact.ToDetails());
            if (found.Value.HasFacts) await companies.TellLeads(found.Value, ct);
            return Outcome.Done;
        }
    }
}
