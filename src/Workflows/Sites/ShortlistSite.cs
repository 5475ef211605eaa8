using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Sites;

/// <summary>A site is put on the lead's shortlist, or what is known of it corrected.</summary>
public static class ShortlistSite
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, SiteFacts Facts, bool PassesMustHaves, string? ExceptionBecause) : ICommand
    {
        public static Permission Requires => Permission.ShortlistSites;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Facts.Name).NotEmpty().MaximumLength(200).OverridePropertyName(nameof(SiteFacts.Name));
            RuleFor(c => c.Facts.Town).NotEmpty().MaximumLength(100).OverridePropertyName(nameof(SiteFacts.Town));
            RuleFor(c => c.Facts.Kind).MaximumLength(200).OverridePropertyName(nameof(SiteFacts.Kind));
            RuleFor(c => c.Facts.AreaSqFt).GreaterThan(0).OverridePropertyName(nameof(SiteFacts.AreaSqFt));
            RuleFor(c => c.Facts.PowerKw).GreaterThan(0).OverridePropertyName(nameof(SiteFacts.PowerKw));
            RuleFor(c => c.Facts.AirportMiles).GreaterThanOrEqualTo(0).OverridePropertyName(nameof(SiteFacts.AirportMiles));
            RuleFor(c => c.Facts.Source).NotEmpty().MaximumLength(300).OverridePropertyName(nameof(SiteFacts.Source));
            RuleFor(c => c.Facts.AsOf).BusinessDay().OverridePropertyName(nameof(SiteFacts.AsOf));
            RuleFor(c => c.ExceptionBecause).MaximumLength(2000);
        }
    }

    public sealed class Handler(LeadAccess leads, NameGuard guard, GlobalReachDb db) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var exception = string.IsNullOrWhiteSpace(command.ExceptionBecause) ? null : command.ExceptionBecause.Trim();
            if (await guard.Check(found.Value, ct, ("Name", command.Facts.Name), ("Town", command.Facts.Town), ("Kind", command.Facts.Kind), ("Source", command.Facts.Source), ("ExceptionBecause", exception)) is { } told) return told;
            var there = await leads.FindOrNew<ShortlistedSite>(command.LeadId, command.Id, ct);
            if (!there.Succeeded) return there.ToOutcome();
            if (there.Value is { } site) site.Correct(command.Facts, command.PassesMustHaves, exception);
            else db.Sites.Add(ShortlistedSite.Add(command.Id, found.Value.Id, command.Facts, command.PassesMustHaves, exception));
            return Outcome.Done;
        }
    }
}
