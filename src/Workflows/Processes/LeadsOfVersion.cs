using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>The open leads on a version, to choose from for a migration; with a version to go to, what each stage would become.</summary>
public static class LeadsOfVersion
{
    public sealed record Query(ProcessRef From, ProcessRef? To = null) : MigrationChoice, IQuery<Result>
    {
        public static Permission Requires => Permission.MigrateLeads;

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    /// <summary>Every stage with its leads, and a page of the leads. Sealed leads are counted, never listed.</summary>
    public sealed record Result(IReadOnlyList<StageLine> Map, IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, int Sealed);

    /// <summary>A stage with how many of the leads are in it, and what the definitions say it becomes; null where they say nothing.</summary>
    public sealed record StageLine(StageKey From, StageKey? To, int Leads);

    public sealed record Row(LeadId Id, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new MigrationChoice.Validator());
            RuleFor(q => q.From).NotNull();
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed class Handler(ChosenLeads chosen, LeadMigration migration, ProcessCatalog processes, Secrecy secrecy, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (await processes.Find(query.From, ct) is not { } from) return new Refusal(RefusalKind.NotFound, "process-not-found", query.From.Key, query.From.Version);
            var plan = query.To is { } to ? await migration.Plan(query.From, to, new Dictionary<string, string>(), ct) : null;
            if (plan is { Succeeded: false }) return plan.As<Result>();
            var found = await chosen.Of(query.From, query, ct);
            if (!found.Succeeded) return found.As<Result>();

            var rows = found.Value;
            var counts = await rows.GroupBy(r => r.Lead.Stage).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var page = await rows.OrderBy(r => r.Lead.Number).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(r => new Row(r.Lead.Id, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage, r.Lead.Status)).ToListAsync(ct);
            return new Result(
                [.. from.Stages.Select(stage => new StageLine(stage.Key, plan?.Value!.For(stage.Key), counts.Find(c => c.Key == stage.Key)?.Count ?? 0))],
                user.May(Permission.ReadLeads) ? page : page.ConvertAll(row => row with { Name = row.Number, IsIdentity = false }), counts.Sum(c => c.Count), query.Page, query.PageSize, await secrecy.CountSealed(ct));
        }
    }
}
