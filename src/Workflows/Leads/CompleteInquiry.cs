using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What was missing of an inquiry is filled in, or what was wrong corrected.</summary>
public static class CompleteInquiry
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, InquiryForm Inquiry) : ICommand
    {
        public static Permission Requires => Permission.HandleInquiries;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Inquiry).SetValidator(new InquiryForm.Validator());
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, Secrecy secrecy) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, form) = (found.Value, command.Inquiry);
            if (secrecy.Refuses(lead) is { } notYours) return notYours;

            var company = lead.CompanyId is { } c ? await db.Companies.SingleAsync(x => x.Id == c, ct) : null;
            var intermediary = lead.IntermediaryId is { } i ? await db.Companies.SingleAsync(x => x.Id == i, ct) : null;
            var contact = lead.ContactId is { } p ? await db.Contacts.SingleAsync(x => x.Id == p, ct) : null;

            var fresh = (form with
            {
                CompanyName = company is null ? form.CompanyName : null,
                IntermediaryName = intermediary is null ? form.IntermediaryName : null,
            }).WithoutContactWhen(contact is not null).Register(db);
            if (company is not null && InquiryForm.Filled(form.CompanyName) is { } name)
            {
                company.Correct(name, InquiryForm.Filled(form.CompanyNativeName), form.ToInquiry().Country, InquiryForm.Filled(form.CompanyWebsite));
            }

            if (intermediary is not null && InquiryForm.Filled(form.IntermediaryName) is { } firm) intermediary.Correct(firm, intermediary.NativeName, intermediary.Country, intermediary.Website);
            contact?.Correct(form.ToContact());
            return lead.CompleteInquiry(
                new LeadParties(company?.Id ?? fresh.Company, intermediary?.Id ?? fresh.Intermediary, contact?.Id ?? fresh.Contact),
                form.ToInquiry());
        }
    }
}
