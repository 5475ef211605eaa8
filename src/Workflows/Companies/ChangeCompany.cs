using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Companies;

/// <summary>What we know of a company is changed: its names, who owns it, and the rest.</summary>
public static class ChangeCompany
{
    public sealed record Command(CompanyId CompanyId, int ExpectedVersion, CompanyForm Company) : ICommand
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Company).SetValidator(new CompanyForm.Validator());
    }

    public sealed class Handler(CompanyAccess companies, StoredNames stored) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await companies.Find(command.CompanyId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (company, facts) = (found.Value, command.Company.ToFacts());
            // An owner that this person may not know of was not on the form: it is kept, not cleared.
            if (facts.ParentId is null && company.ParentId is { } hidden && !await companies.IsKnown(hidden, ct)) facts = facts with { ParentId = hidden };
            else if (facts.ParentId != company.ParentId && await companies.RefusesParent(company.Id, facts.ParentId, ct) is { } noParent) return noParent;

            var changed = Outcome.Done;
            await companies.Rename(company, null, () => changed = company.Change(facts), ct);
            return changed.Succeeded && await stored.Of(company.Id, ct) is { Count: > 0 } places ? Outcome.Refused(places) : changed;
        }
    }
}
