using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>One lead goes over to another version of its process or to another process, with its clocks and tasks; with a reason, and back the same way.</summary>
/// <remarks>A lead that is there already is done: a run over many that broke off is simply started again.</remarks>
public static class MigrateLead
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, ProcessRef To, string Reason) : ICommand<Result>
    {
        public static Permission Requires => Permission.MigrateLeads;

        /// <summary>Its stage and the stage it becomes, where the definitions do not say or something else is wanted.</summary>
        public IReadOnlyDictionary<string, string> Stages { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Where the lead is now.</summary>
    public sealed record Result(LeadId LeadId, int Version, ProcessRef Process, StageKey Stage);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To).NotNull();
            RuleFor(c => c.To.Key).NotEmpty().MaximumLength(60).When(c => c.To is not null);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.Stages).Must(stages => stages.Count <= MigrationStages.Most).WithErrorCode("too-many-values");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, LeadMigration migration, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            var there = await leads.Find(command.LeadId, expectedVersion: null, ct);
            if (!there.Succeeded) return there.As<Result>();
            var lead = there.Value;
            if (lead.Process == command.To) return new Result(lead.Id, lead.Version, lead.Process, lead.Stage);
            if (lead.Version != command.ExpectedVersion) return LeadAccess.ChangedMeanwhile;

            var plan = await migration.Plan(lead.Process, command.To, command.Stages, ct);
            if (!plan.Succeeded) return plan.As<Result>();
            var steps = await migration.Look(lead, plan.Value, (await migration.Origins([lead.Id], ct)).GetValueOrDefault(lead.Id), ct);
            if (!steps.Succeeded) return steps.As<Result>();

            var note = Note.Write(Guid.CreateVersion7(), lead.Id, NoteKind.Reason, command.Reason.Trim(), user.Id, clock.GetUtcNow());
            db.Notes.Add(note);
            await migration.Carry(lead, plan.Value, steps.Value, note.Id, ct);
            return new Result(lead.Id, lead.Version + 1, lead.Process, lead.Stage);
        }
    }
}

/// <summary>How many stages a map can name.</summary>
internal static class MigrationStages
{
    public const int Most = 200;
}
