using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A dry run: what a migration would do with the open leads of a definition, stage by stage and lead by lead. Nothing is written.</summary>
public static class PreviewMigration
{
    public sealed record Query(ProcessRef From, ProcessRef To) : IQuery<Result>
    {
        public static Permission Requires => Permission.MigrateLeads;

        /// <summary>Stages and what they become, where the definitions do not say or something else is wanted.</summary>
        public IReadOnlyDictionary<string, string> Stages { get; init; } = new Dictionary<string, string>();

        /// <summary>These leads and no others; none named means all.</summary>
        public IReadOnlyList<LeadId> Only { get; init; } = [];

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    /// <summary>The map, each stage with its open leads; and a page of what would become of them. Sealed leads are counted, never listed.</summary>
    public sealed record Result(IReadOnlyList<StageLine> Stages, IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, int Sealed);

    /// <summary>A stage of the old definition and what it becomes; null where its leads are left.</summary>
    public sealed record StageLine(StageKey From, StageKey? To, int Leads);

    /// <summary>What would become of one lead; where it is refused it stays as it is.</summary>
    public sealed record Row(LeadId Id, int Version, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey From, LeadStatus Status)
    {
        /// <summary>Null when it is left.</summary>
        public StageKey? To { get; init; }

        /// <summary>Why it is left.</summary>
        public IReadOnlyList<Refusal> Refused { get; init; } = [];

        public IReadOnlyList<Clock> Kept { get; init; } = [];

        public IReadOnlyList<string> Started { get; init; } = [];

        public IReadOnlyList<string> Cancelled { get; init; } = [];

        public IReadOnlyList<string> TasksKept { get; init; } = [];

        public IReadOnlyList<string> TasksAdded { get; init; } = [];

        public IReadOnlyList<string> TasksDropped { get; init; } = [];

        /// <summary>Gates before its next stage that it did not have before and does not meet.</summary>
        public IReadOnlyList<Refusal> NewlyUnmet { get; init; } = [];
    }

    /// <summary>A clock that runs on, and when it is due then.</summary>
    public sealed record Clock(string Key, DateTimeOffset Due, bool Moves);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
            RuleFor(q => q.Only).Must(named => named.Count <= 200).WithErrorCode("too-many-values");
            RuleFor(q => q.Stages).Must(stages => stages.Count <= MigrationStages.Most).WithErrorCode("too-many-values");
        }
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, LeadMigration migration, Reports reports) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            var planned = await migration.Plan(query.From, query.To, query.Stages, ct);
            if (!planned.Succeeded) return planned.As<Result>();
            var plan = planned.Value;

            var leads = db.Leads.Where(l => l.Process.Key == query.From.Key && l.Process.Version == query.From.Version && l.OpenStage != null);
            if (query.Only.Count > 0)
            {
                var only = query.Only.ToList();
                leads = leads.Where(l => only.Contains(l.Id));
            }

            var counts = await leads.GroupBy(l => l.Stage).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var page = await leads.OrderBy(l => l.Number).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(l => l.Id).ToListAsync(ct);
            return new Result(
                [.. plan.From.Stages.Select(stage => new StageLine(stage.Key, plan.For(stage.Key), counts.Find(c => c.Key == stage.Key)?.Count ?? 0))],
                await reports.Of(page, plan, ct), counts.Sum(c => c.Count), query.Page, query.PageSize, await secrecy.CountSealed(ct));
        }
    }

    /// <summary>What a plan would do with some leads, in the order of their numbers. Those on another definition by now are left out.</summary>
    public sealed class Reports(GlobalReachDb db, Secrecy secrecy, LeadMigration migration, CurrentUser user)
    {
        internal async Task<IReadOnlyList<Row>> Of(List<LeadId> ids, MigrationPlan plan, CancellationToken ct)
        {
            var (key, version) = (plan.From.Key, plan.From.Version);
            var leads = await db.Leads.Where(l => ids.Contains(l.Id) && l.Process.Key == key && l.Process.Version == version).OrderBy(l => l.Number).ToListAsync(ct);
            var names = await secrecy.Names().Where(n => ids.Contains(n.LeadId)).ToDictionaryAsync(n => n.LeadId, ct);
            var origins = await migration.Origins(ids, ct);
            var rows = new List<Row>();
            foreach (var lead in leads) rows.Add(await Report(lead, Named(lead, names), plan, origins.GetValueOrDefault(lead.Id), ct));
            return rows;
        }

        /// <summary>Who may not read leads moves them by their numbers.</summary>
        private LeadName Named(Lead lead, Dictionary<LeadId, LeadName> names) =>
            user.May(Permission.ReadLeads) ? names[lead.Id] : new LeadName { LeadId = lead.Id, Name = lead.Number, IsIdentity = false };

        private async Task<Row> Report(Lead lead, LeadName name, MigrationPlan plan, Origin? origin, CancellationToken ct)
        {
            var row = new Row(lead.Id, lead.Version, lead.Number, name.Name, name.IsIdentity, lead.Confidentiality, lead.Stage, lead.Status);
            var looked = await migration.Look(lead, plan, origin, ct);
            if (!looked.Succeeded) return row with { Refused = looked.Refusals };

            var (steps, kept) = (looked.Value, new List<Clock>());
            foreach (var clock in steps.Kept.Where(clock => clock.Clock.IsOpen))
            {
                var time = await migration.Retimed(lead, plan, clock, ct);
                kept.Add(new Clock(clock.Clock.Key, time?.Due ?? clock.Clock.DueAt, time is not null));
            }

            return row with
            {
                To = steps.Crossing.ToStage, Kept = kept, Started = [.. steps.Started.Select(clock => clock.Key)], Cancelled = [.. steps.Cancelled.Where(clock => clock.IsOpen).Select(clock => clock.Key)],
                TasksKept = [.. steps.KeptTasks.Where(task => task.Task.State == TaskState.Open).Select(task => task.Task.Key!)], TasksAdded = [.. steps.AddedTasks.Select(task => task.Key)], TasksDropped = [.. steps.DroppedTasks.Select(task => task.Key!)],
                NewlyUnmet = steps.NewlyUnmet,
            };
        }
    }
}
