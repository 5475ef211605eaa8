using FluentValidation;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Contacts;

/// <summary>Another person at a company is written down.</summary>
public static class AddContact
{
    public sealed record Command(CompanyId CompanyId, ContactId ContactId, ContactForm Contact) : ICommand
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ContactId).Must(id => id.Value != Guid.Empty).WithErrorCode("id-missing");
            RuleFor(c => c.Contact).SetValidator(new ContactForm.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, CompanyAccess companies) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (!await companies.IsKnown(command.CompanyId, ct)) return CompanyAccess.NotFound;
            if (await db.Contacts.FirstOrDefaultAsync(c => c.Id == command.ContactId, ct) is { } there) return there.CompanyId == command.CompanyId && there.Details == command.Contact.ToDetails() ? Outcome.Done : LeadAccess.IdTaken;
            db.Contacts.Add(Contact.Register(command.ContactId, command.CompanyId, command.Contact.ToDetails()));
            return Outcome.Done;
        }
    }
}
