using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>After its dry run a migration is for real: for a reason, and for those leads that would go over. Each goes by a command of its own; what became of it is told by <see cref="TellRun"/>.</summary>
public static class CarryRun
{
    public sealed record Command(Guid Run, string Reason) : ICommand
    {
        public static Permission Requires => Permission.MigrateLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(4000);
    }

    public sealed class Handler(RunAccess runs, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await runs.Find(command.Run, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var run = found.Value;
            if (run.State is RunState.Carrying or RunState.Over) return Outcome.Done;
            if (run.State == RunState.Looking) return Refusal.Rule("migration-not-looked-at");
            if ((await runs.Next(run.Id, RunLeadState.Fits, 1, ct)).Count == 0) return Refusal.Rule("migration-none-fits");

            (run.State, run.Reason, run.CarriedBy, run.CarriedAt, run.Step) = (RunState.Carrying, command.Reason.Trim(), user.Id, clock.GetUtcNow(), run.Step + 1);
            return Outcome.Done;
        }
    }
}

/// <summary>The next leads of a migration that is for real, as they stand now.</summary>
public static class NextOfRun
{
    public sealed record Query(Guid Run) : IQuery<Result>
    {
        public static Permission Requires => Permission.MigrateLeads;
    }

    /// <summary>None is left once it is over.</summary>
    public sealed record Result(ProcessRef From, ProcessRef To, IReadOnlyDictionary<string, string> Map, string Reason, IReadOnlyList<Row> Leads)
    {
        /// <summary>Whether a lead still is where it is to go from: what went elsewhere meanwhile is left there.</summary>
        public bool MayGo(Row lead) => lead.Process == From;
    }

    /// <summary>The version is null where the person who asks does not see the lead.</summary>
    public sealed record Row(LeadId Lead, int? Version, ProcessRef? Process);

    public sealed class Handler(GlobalReachDb db, RunAccess runs) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var found = await runs.Find(query.Run, ct);
            if (!found.Succeeded) return found.As<Result>();
            var run = found.Value;
            if (run.State != RunState.Carrying) return new Result(run.From, run.To, run.Stages, run.Reason ?? "", []);
            var ids = (await runs.Next(run.Id, RunLeadState.Fits, RunAccess.Batch, ct)).ConvertAll(row => row.Lead);
            var leads = await db.Leads.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Version, l.Process.Key, Number = l.Process.Version }).ToDictionaryAsync(l => l.Id, ct);
            return new Result(run.From, run.To, run.Stages, run.Reason!, [.. ids.Select(id => leads.TryGetValue(id, out var lead) ? new Row(id, lead.Version, new ProcessRef(lead.Key, lead.Number)) : new Row(id, null, null))]);
        }
    }
}

/// <summary>Tells a run what became of some of its leads. What was carried over stays told so, whoever says otherwise later.</summary>
public static class TellRun
{
    public sealed record Command(Guid Run, IReadOnlyList<Told> Leads) : ICommand
    {
        public static Permission Requires => Permission.MigrateLeads;
    }

    /// <summary>The code of what refused it; null where it went over.</summary>
    public sealed record Told(LeadId Lead, string? Code);

    public sealed class Handler(GlobalReachDb db, RunAccess runs) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await runs.Find(command.Run, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (run, told) = (found.Value, command.Leads.ToDictionary(lead => lead.Lead, lead => lead.Code));
            var ids = told.Keys.ToList();
            foreach (var row in await db.MigrationRunLeads.Where(l => l.Run == run.Id && ids.Contains(l.Lead) && l.State == RunLeadState.Fits).ToListAsync(ct))
            {
                row.Code = told[row.Lead];
                row.State = row.Code is null ? RunLeadState.Carried : RunLeadState.Refused;
            }

            run.Step++;
            if (run.State == RunState.Carrying && !await db.MigrationRunLeads.AnyAsync(l => l.Run == run.Id && l.State == RunLeadState.Fits && !ids.Contains(l.Lead), ct)) run.State = RunState.Over;
            return Outcome.Done;
        }
    }
}
