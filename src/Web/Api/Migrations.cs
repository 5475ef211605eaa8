using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>Which leads of a version are to go over and where to; the latest version where none is named. Leads, stage, status and words narrow them; `run` takes those that another run carried over.</summary>
internal sealed record MigrationRunBody(string Process, int ProcessVersion, string ToProcess, int? ToVersion = null, Guid? Id = null)
{
    /// <summary>Stages and what they become where the definitions do not say.</summary>
    public IReadOnlyDictionary<string, string>? Stages { get; init; }

    public IReadOnlyList<Guid>? Leads { get; init; }

    public string? Stage { get; init; }

    public LeadStatus? Status { get; init; }

    public string? Q { get; init; }

    public Guid? Run { get; init; }
}

/// <summary>One step on; anew looks once more at what was not carried over.</summary>
internal sealed record MigrationStepBody(bool Anew = false);

internal sealed record MigrationReasonBody(string Reason);

/// <summary>How far a run is. While `done` is less than `toDo` it waits to be taken a step on.</summary>
internal sealed record MigrationRunJson(
    Guid Id, string Process, int ProcessVersion, string ToProcess, int ToVersion, RunState State, int Total, int Done, int ToDo, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<MigrationTally.Line> Tally,
    IReadOnlyList<MigrationRunRow> Leads, int Page, int PageSize, int Hidden);

/// <summary>A lead of a run; `preview` is what would become of it now, and null where it went over.</summary>
internal sealed record MigrationRunRow(LeadId Id, string Number, string Name, StageKey Stage, RunLeadState State, string? Code, MigrationRow? Preview);

/// <summary>Many leads carried over to another definition: chosen, looked at, and then for real, a step of about a second at a time.</summary>
internal static class Migrations
{
    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/migrations", Begin).WithName("beginMigration").WithSummary("Choose leads to go over to another definition, and begin the dry run.").Produces<MigrationRunJson>(StatusCodes.Status201Created);
        api.MapGet("/migrations/{id}", Show).WithName("getMigration").WithSummary("How far a migration of many leads is, what its dry run counted, and its leads.").Produces<MigrationRunJson>();
        api.MapPost("/migrations/{id}/steps", Step).WithName("stepMigration").WithSummary("Go on with the dry run, or with the leads, for about a second.").Produces<MigrationRunJson>();
        api.MapPost("/migrations/{id}/carry", Carry).WithName("carryMigration").WithSummary("After the dry run: carry over the leads that would go, with a reason.").Produces<MigrationRunJson>();
    }

    private static async Task<IResult> Begin(MigrationRunBody body, IMediator mediator, MigrationRuns runs, LeadWrites writes, ProcessCatalog processes, OutcomeResults results, CancellationToken ct)
    {
        var (from, id) = (new ProcessRef(body.Process, body.ProcessVersion), writes.IdOr(body.Id));
        var key = body.ToProcess;
        if (!(await processes.Keys(ct)).Contains(key, StringComparer.Ordinal)) return results.Problem(Outcome.Refused(new Refusal(RefusalKind.NotFound, "process-not-found", key, body.ToVersion ?? 1)), lead: null);
        var command = new BeginMigration.Command(id, from, new ProcessRef(key, body.ToVersion ?? (await processes.Latest(key, ct)).Version))
        {
            Map = body.Stages ?? new Dictionary<string, string>(),
            Choice = new MigrationChoice { Only = [.. (body.Leads ?? []).Select(lead => new LeadId(lead))], Stage = body.Stage, Status = body.Status, Q = body.Q, Run = body.Run },
        };
        var begun = await mediator.Send(command, ct);
        if (begun.Succeeded) begun = await runs.GoOn(id, ct);
        return begun.Succeeded ? await Told(id, new MigrationRunPage.Query(id), mediator, results, ct, created: true) : results.Problem(begun, lead: null);
    }

    private static async Task<IResult> Show(Guid id, RunLeadState? state, int? page, int? pageSize, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var query = new MigrationRunPage.Query(id) { State = state };
        return await Told(id, query with { Page = page ?? query.Page, PageSize = pageSize ?? query.PageSize }, mediator, results, ct);
    }

    private static async Task<IResult> Step(Guid id, MigrationStepBody body, IMediator mediator, MigrationRuns runs, OutcomeResults results, CancellationToken ct)
    {
        var done = body.Anew ? await mediator.Send(new LookOverRun.Command(id, Anew: true), ct) : Outcome.Done;
        if (done.Succeeded) done = await runs.GoOn(id, ct);
        return done.Succeeded ? await Told(id, new MigrationRunPage.Query(id), mediator, results, ct) : results.Problem(done, lead: null);
    }

    private static async Task<IResult> Carry(Guid id, MigrationReasonBody body, IMediator mediator, MigrationRuns runs, OutcomeResults results, CancellationToken ct)
    {
        var done = await mediator.Send(new CarryRun.Command(id, body.Reason), ct);
        if (done.Succeeded) done = await runs.GoOn(id, ct);
        return done.Succeeded ? await Told(id, new MigrationRunPage.Query(id), mediator, results, ct) : results.Problem(done, lead: null);
    }

    private static async Task<IResult> Told(Guid id, MigrationRunPage.Query query, IMediator mediator, OutcomeResults results, CancellationToken ct, bool created = false)
    {
        var found = await mediator.Send(query, ct);
        return results.Answer(found, run => created ? Results.Created($"/api/migrations/{id}", Of(run, results)) : Results.Ok(Of(run, results)));
    }

    private static MigrationRunJson Of(MigrationRunPage.Result run, OutcomeResults results) => new(
        run.Id, run.From.Key, run.From.Version, run.To.Key, run.To.Version, run.State, run.Total, run.Done, run.ToDo, run.Counts.ToDictionary(state => state.Key.ToString(), state => state.Value), run.Tally.Lines,
        [.. run.Rows.Select(row => new MigrationRunRow(row.Id, row.Number, row.Name, row.Stage, row.State, row.Code, row.Look is { } look ? TracksApi.Row(look, results) : null))], run.Page, run.PageSize, run.Hidden);
}
