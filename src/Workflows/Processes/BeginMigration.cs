using System.Text.Json;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>Leads are chosen to go over to another definition. Nothing happens to them yet: a dry run comes first.</summary>
public static class BeginMigration
{
    public sealed record Command(Guid Id, ProcessRef From, ProcessRef To) : ICommand
    {
        public static Permission Requires => Permission.MigrateLeads;

        /// <summary>Stages and what they become, where the definitions do not say or something else is wanted.</summary>
        public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

        public MigrationChoice Choice { get; init; } = new();
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.From).NotNull();
            RuleFor(c => c.To).NotNull();
            RuleFor(c => c.Map).Must(stages => stages.Count <= MigrationStages.Most).WithErrorCode("too-many-values");
            RuleFor(c => c.Choice).SetValidator(new MigrationChoice.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, ChosenLeads chosen, LeadMigration migration, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.MigrationRuns.AnyAsync(r => r.Id == command.Id, ct)) return Outcome.Done;
            if (command.From == command.To) return Refusal.Rule("migration-nowhere");
            var plan = await migration.Plan(command.From, command.To, command.Map, ct);
            if (!plan.Succeeded) return plan.ToOutcome();
            var found = await chosen.Of(command.From, command.Choice, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var leads = await found.Value.OrderBy(r => r.Lead.Number).Select(r => new { r.Lead.Id, r.Lead.Number }).Take(MigrationRun.Most + 1).ToListAsync(ct);
            if (leads.Count == 0) return Refusal.Rule("migration-of-none");
            if (leads.Count > MigrationRun.Most) return Refusal.Rule("migration-of-too-many", MigrationRun.Most);

            db.MigrationRuns.Add(new MigrationRun
            {
                Id = command.Id, FromProcess = command.From.Key, FromVersion = command.From.Version, ToProcess = command.To.Key, ToVersion = command.To.Version,
                Map = JsonSerializer.Serialize(command.Map, StoredJson.Options), BegunBy = user.Id, BegunAt = clock.GetUtcNow(), Total = leads.Count,
            });
            db.MigrationRunLeads.AddRange(leads.Select(lead => new MigrationRunLead { Run = command.Id, Lead = lead.Id, Number = lead.Number }));
            return Outcome.Done;
        }
    }
}
