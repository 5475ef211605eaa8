using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>Where a lead is to go over to: another track, or another version; the latest where none is named. Stages that the definitions do not map say what they become.</summary>
internal sealed record MigrationBody(int Version, string Process, string Reason, int? ProcessVersion = null)
{
    public IReadOnlyDictionary<string, string>? Stages { get; init; }
}

/// <summary>Where the lead is now.</summary>
internal sealed record MigrationDone(LeadId Id, int Version, string Process, int ProcessVersion, StageKey Stage);

/// <summary>What would become of the open leads of a definition. A lead that has no `to` is left; `refused` says why.</summary>
internal sealed record MigrationPreview(IReadOnlyList<PreviewMigration.StageLine> Stages, IReadOnlyList<MigrationRow> Leads, int Total, int Page, int PageSize, int Sealed);

/// <summary>What would become of one lead.</summary>
internal sealed record MigrationRow(
    LeadId Id, int Version, string Number, string Name, StageKey From, StageKey? To, LeadStatus Status, IReadOnlyList<OutcomeResults.UnmetGate> Refused,
    IReadOnlyList<PreviewMigration.Clock> ClocksKept, IReadOnlyList<string> ClocksStarted, IReadOnlyList<string> ClocksCancelled,
    IReadOnlyList<string> TasksKept, IReadOnlyList<string> TasksAdded, IReadOnlyList<string> TasksDropped, IReadOnlyList<OutcomeResults.UnmetGate> NewlyUnmet);

/// <summary>A lead that grows out of one in aftercare; signs (of `at-risk`) are named where the company may leave.</summary>
internal sealed record FollowUpBody(FollowUp Kind, string Summary, Guid? Id = null, PersonId? OwnerId = null)
{
    public IReadOnlyList<string>? Signs { get; init; }
}

internal static class TracksApi
{
    public static void MapTracks(this IEndpointRouteBuilder api)
    {
        api.MapPost("/leads/{id}/migration", Migrate).WithName("migrateLead").WithSummary("Take a lead over to another track or version, with its clocks and tasks.").Produces<MigrationDone>();
        api.MapGet("/processes/{key}/{version}/migration", Preview).WithName("previewMigration").WithSummary("A dry run: what a migration would do with each open lead of a definition.").Produces<MigrationPreview>();
        api.MapPost("/leads/{id}/follow-ups", FollowUps).WithName("openFollowUp").WithSummary("Open a lead out of one in aftercare: the company reinvests, or is at risk.").Produces<RegisteredInquiry>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Migrate(Guid id, MigrationBody body, IMediator mediator, ProcessCatalog processes, OutcomeResults results, CancellationToken ct)
    {
        if (await To(body.Process, body.ProcessVersion, processes, ct) is not { } to) return results.Problem(Outcome.Refused(new Refusal(RefusalKind.NotFound, "process-not-found", body.Process, body.ProcessVersion ?? 1)), lead: null);
        return results.Answer(
            await mediator.Send(new MigrateLead.Command(new LeadId(id), body.Version, to, body.Reason) { Stages = body.Stages ?? new Dictionary<string, string>() }, ct),
            done => Results.Ok(new MigrationDone(done.LeadId, done.Version, done.Process.Key, done.Process.Version, done.Stage)), id);
    }

    /// <summary>Stages that the definitions do not map are named as `from:to`.</summary>
    private static async Task<IResult> Preview(string key, int version, string to, int? toVersion, string[]? map, Guid[]? lead, int? page, int? pageSize, IMediator mediator, ProcessCatalog processes, OutcomeResults results, CancellationToken ct)
    {
        if (await To(to, toVersion, processes, ct) is not { } target) return results.Problem(Outcome.Refused(new Refusal(RefusalKind.NotFound, "process-not-found", to, toVersion ?? 1)), lead: null);
        var stages = (map ?? []).Select(pair => pair.Split(':', 2)).Where(pair => pair.Length == 2).GroupBy(pair => pair[0]).ToDictionary(pair => pair.Key, pair => pair.Last()[1]);
        var query = new PreviewMigration.Query(new ProcessRef(key, version), target) { Stages = stages, Only = [.. (lead ?? []).Select(id => new LeadId(id))] };
        var found = await mediator.Send(query with { Page = page ?? query.Page, PageSize = pageSize ?? query.PageSize }, ct);
        return results.Answer(found, told => Results.Ok(new MigrationPreview(told.Stages, [.. told.Rows.Select(row => Row(row, results))], told.Total, told.Page, told.PageSize, told.Sealed)));
    }

    internal static MigrationRow Row(PreviewMigration.Row row, OutcomeResults results) => new(
        row.Id, row.Version, row.Number, row.Name, row.From, row.To, row.Status, [.. row.Refused.Select(refusal => results.Unmet(refusal, row.Id.Value))],
        row.Kept, row.Started, row.Cancelled, row.TasksKept, row.TasksAdded, row.TasksDropped, [.. row.NewlyUnmet.Select(refusal => results.Unmet(refusal, row.Id.Value))]);

    private static async Task<IResult> FollowUps(Guid id, FollowUpBody body, LeadWrites writes, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var command = new OpenFollowUp.Command(new LeadId(id), new LeadId(writes.IdOr(body.Id)), body.Kind, body.Summary) { SignsSeen = body.Signs ?? [], OwnerId = body.OwnerId };
        return results.Answer(await mediator.Send(command, ct), lead => Results.Created($"/api/leads/{lead.LeadId}", new RegisteredInquiry(lead.LeadId, lead.Number, lead.Version)), id);
    }

    private static async Task<ProcessRef?> To(string key, int? version, ProcessCatalog processes, CancellationToken ct) =>
        !(await processes.Keys(ct)).Contains(key, StringComparer.Ordinal) ? null : new ProcessRef(key, version ?? (await processes.Latest(key, ct)).Version);
}
