using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>A migration of many leads: how far it is, what its dry run counted, and a page of its leads.</summary>
public static class MigrationRunPage
{
    public sealed record Query(Guid Run) : IQuery<Result>
    {
        public static Permission Requires => Permission.MigrateLeads;

        /// <summary>Only leads this became of; null for all.</summary>
        public RunLeadState? State { get; init; }

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 25;
    }

    public sealed record Result(Guid Id, ProcessRef From, ProcessRef To, RunState State, int Total, IReadOnlyDictionary<RunLeadState, int> Counts)
    {
        public required IReadOnlyDictionary<string, string> Map { get; init; }

        public required string BegunBy { get; init; }

        public required DateTimeOffset BegunAt { get; init; }

        public required string? Reason { get; init; }

        public required string? CarriedBy { get; init; }

        public required DateTimeOffset? CarriedAt { get; init; }

        public required MigrationTally Tally { get; init; }

        public required IReadOnlyList<Row> Rows { get; init; }

        public required int RowsTotal { get; init; }

        public required int Page { get; init; }

        public required int PageSize { get; init; }

        /// <summary>How many of the leads on this page whoever asks does not see.</summary>
        public required int Hidden { get; init; }

        public int Of(RunLeadState state) => Counts.GetValueOrDefault(state);

        /// <summary>How many leads the step that runs has done.</summary>
        public int Done => State == RunState.Looking ? Total - Of(RunLeadState.Waiting) : Of(RunLeadState.Carried) + Of(RunLeadState.Refused);

        /// <summary>How many it has to do.</summary>
        public int ToDo => State == RunState.Looking ? Total : Done + Of(RunLeadState.Fits);
    }

    /// <summary>A lead of it; what would become of it is looked at anew, and null where it went over and while the run goes on.</summary>
    public sealed record Row(LeadId Id, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, RunLeadState State, string? Code, PreviewMigration.Row? Look);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed class Handler(GlobalReachDb db, RunAccess runs, PreviewMigration.Reports reports, LeadMigration migration, Secrecy secrecy, PeopleDirectory people, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            var found = await runs.Find(query.Run, ct);
            if (!found.Succeeded) return found.As<Result>();
            var run = found.Value;
            var counts = await runs.Counts(run.Id, ct);
            var rows = db.MigrationRunLeads.Where(l => l.Run == run.Id && (query.State == null || l.State == query.State));
            var total = query.State is { } only ? counts.GetValueOrDefault(only) : run.Total;
            var page = await rows.OrderBy(l => l.Number).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(ct);
            var names = await people.Names(ct);
            var told = await Rows(run, page, ct);
            return new Result(run.Id, run.From, run.To, run.State, run.Total, counts)
            {
                Map = run.Stages, BegunBy = names.GetValueOrDefault(run.BegunBy, ""), BegunAt = run.BegunAt, Reason = run.Reason, CarriedBy = run.CarriedBy is { } by ? names.GetValueOrDefault(by, "") : null, CarriedAt = run.CarriedAt,
                Tally = run.Tally, Rows = told, RowsTotal = total, Page = query.Page, PageSize = query.PageSize, Hidden = page.Count - told.Count,
            };
        }

        private async Task<IReadOnlyList<Row>> Rows(MigrationRun run, List<MigrationRunLead> page, CancellationToken ct)
        {
            var ids = page.ConvertAll(row => row.Lead);
            var named = await secrecy.NamedLeads().Where(r => ids.Contains(r.Lead.Id)).Select(r => new { r.Lead.Id, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage }).ToDictionaryAsync(r => r.Id, ct);
            var plan = await migration.Plan(run.From, run.To, run.Stages, ct);
            var looked = plan.Succeeded && run.State is RunState.Looked or RunState.Over ? (await reports.Of(page.Where(row => row.State is not (RunLeadState.Carried or RunLeadState.Waiting)).Select(row => row.Lead).ToList(), plan.Value, ct)).ToDictionary(row => row.Id) : [];
            var mayRead = user.May(Permission.ReadLeads);
            return
            [
                .. page.Where(row => named.ContainsKey(row.Lead)).Select(row =>
                {
                    var lead = named[row.Lead];
                    return new Row(row.Lead, row.Number, mayRead ? lead.Name : row.Number, mayRead && lead.IsIdentity, lead.Confidentiality, lead.Stage, row.State, row.Code, looked.GetValueOrDefault(row.Lead));
                }),
            ];
        }
    }
}
