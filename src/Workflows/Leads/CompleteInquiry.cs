using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Companies;
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

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, StoredNames stored, CompanyAccess companies) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, form) = (found.Value, command.Inquiry);

            if (await companies.RefusesNamed(form, ct) is { } unknown) return unknown;
            var company = (form.CompanyId ?? lead.CompanyId) is { } c ? await db.Companies.SingleAsync(x => x.Id == c, ct) : null;
            var intermediary = (form.IntermediaryId ?? lead.IntermediaryId) is { } i ? await db.Companies.SingleAsync(x => x.Id == i, ct) : null;
            var contact = lead.ContactId is { } p ? await db.Contacts.SingleAsync(x => x.Id == p, ct) : null;

            var fresh = (form with { CompanyId = company?.Id, IntermediaryId = intermediary?.Id }).WithoutContactWhen(contact is not null).Register(db);
            // What is typed corrects the company that the lead had; another one, chosen instead, is left as it is.
            if (company is not null && company.Id == lead.CompanyId && InquiryForm.Filled(form.CompanyName) is { } name)
            {
                await companies.Rename(company, lead.Id, () => company.Correct(name, InquiryForm.Filled(form.CompanyNativeName), form.ToInquiry().Country, InquiryForm.Filled(form.CompanyWebsite)), ct);
            }

            if (intermediary is not null && intermediary.Id == lead.IntermediaryId && InquiryForm.Filled(form.IntermediaryName) is { } firm)
            {
                await companies.Rename(intermediary, lead.Id, () => intermediary.Correct(firm, intermediary.NativeName, intermediary.Country, intermediary.Website), ct);
            }

            contact?.Correct(form.ToContact(contact.Details));
            var completed = lead.CompleteInquiry(
                fresh with { Contact = contact?.Id ?? fresh.Contact },
                form.ToInquiry());
            return completed.Succeeded && await stored.In(lead, ct) is { Count: > 0 } places ? Outcome.Refused(places) : completed;
        }
    }
}
