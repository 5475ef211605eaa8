using FluentValidation;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Incentives;

/// <summary>An incentive package is put together, or rewritten while it is not released.</summary>
public static class DraftIncentivePackage
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, IReadOnlyList<IncentiveLine> Lines, string? CostBenefit) : ICommand
    {
        public static Permission Requires => Permission.PrepareIncentives;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Lines).NotEmpty();
            RuleFor(c => c.Lines.Count).LessThanOrEqualTo(50).OverridePropertyName(nameof(Command.Lines));
            RuleForEach(c => c.Lines).Must(l => l is { Programme.Length: <= 200 } && !string.IsNullOrWhiteSpace(l.Programme) && new[] { l.EligibilityTest, l.Formula, l.Authority, l.Conditions }.All(t => t.Length <= 2000)).WithErrorCode("offer-line-malformed");
            RuleForEach(c => c.Lines).ChildRules(line => line.RuleFor(l => l.Amount).Amount()).ChildRules(line => line.RuleFor(l => l.ExpiresOn).BusinessDay());
            RuleFor(c => c.CostBenefit).MaximumLength(4000);
        }
    }

    public sealed class Handler(LeadAccess leads, NameGuard guard, GlobalReachDb db, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            (string, string?)[] texts = [("CostBenefit", command.CostBenefit), .. command.Lines.SelectMany(StoredNames.TextsOf).Select(text => ("Lines", text))];
            if (await guard.Check(found.Value, ct, texts) is { } told) return told;
            var there = await leads.FindOrNew<IncentivePackage>(command.LeadId, command.Id, ct);
            if (!there.Succeeded) return there.ToOutcome();
            if (there.Value is { } package) return package.Revise(command.Lines, command.CostBenefit?.Trim(), user.Id);
            var number = await db.Packages.CountAsync(p => p.LeadId == command.LeadId, ct) + 1;
            db.Packages.Add(IncentivePackage.Draft(command.Id, found.Value.Id, number, command.Lines, command.CostBenefit?.Trim(), user.Id));
            return Outcome.Done;
        }
    }
}
