using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>A company is written down that has no lead: a partner, an intermediary, a parent.</summary>
public static class CreateCompany
{
    public sealed record Command(CompanyId CompanyId, CompanyForm Company) : ICommand
    {
        public static Permission Requires => Permission.MoveLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.CompanyId).Must(id => id.Value != Guid.Empty).WithErrorCode("id-missing");
            RuleFor(c => c.Company).SetValidator(new CompanyForm.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, CompanyAccess companies) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var facts = command.Company.ToFacts();
            if (await db.Companies.FirstOrDefaultAsync(c => c.Id == command.CompanyId, ct) is { } there) return there.Facts == facts && await companies.IsKnown(command.CompanyId, ct) ? Outcome.Done : LeadAccess.IdTaken;
            if (await companies.RefusesParent(command.CompanyId, facts.ParentId, ct) is { } noParent) return noParent;
            db.Companies.Add(Company.Register(command.CompanyId, facts));
            return Outcome.Done;
        }
    }
}
