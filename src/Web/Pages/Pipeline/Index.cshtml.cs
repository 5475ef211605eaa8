using System.Globalization;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>The pipeline for leadership on one page, in the order of what a leader asks: every number opens the rows behind it and says how it was made.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, AccessLog accessLog, PipelineWords words, DeskTime desk) : PageModel
{
    private const int Few = 6;

    /// <summary>The day whose end the figures are told of; null for now.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    public PipelineSummary.Result Summary { get; private set; } = null!;

    public MonthsMoves.Result Month { get; private set; } = null!;

    public Funnel.Result Stages { get; private set; } = null!;

    public WinsByCountry.Result Wins { get; private set; } = null!;

    public ByFunction.Result Functions { get; private set; } = null!;

    public ResponseTimes.Result Responses { get; private set; } = null!;

    /// <summary>What stands still and what is due is told of now only; null on a page of the past.</summary>
    public Stalled.Result? Stuck { get; private set; }

    public WhatIsDue.Result? Due { get; private set; }

    public IReadOnlyList<PipelineRows.Row> MostStuck { get; private set; } = [];

    public IReadOnlyList<PipelineRows.Row> NextDue { get; private set; } = [];

    /// <summary>What was escalated as far as this page.</summary>
    public IReadOnlyList<PipelineRows.Row> Reported { get; private set; } = [];

    public ProcessTexts Texts { get; private set; } = null!;

    public ProcessDefinition Process { get; private set; } = null!;

    public bool IsNow => AsOf is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (AsOf >= desk.Today) AsOf = null;
        var found = await mediator.Send(new PipelineSummary.Query { AsOf = AsOf }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Summary = found.Value;
        Month = await Answer(new MonthsMoves.Query { AsOf = AsOf }, ct);
        Stages = await Answer(new Funnel.Query { AsOf = AsOf }, ct);
        Wins = await Answer(new WinsByCountry.Query { AsOf = AsOf }, ct);
        Functions = await Answer(new ByFunction.Query { AsOf = AsOf }, ct);
        Responses = await Answer(new ResponseTimes.Query { AsOf = AsOf }, ct);
        if (IsNow) await LookAhead(ct);
        Texts = processes.Texts(Summary.Process);
        Process = await processes.Latest(Summary.Process, ct);
        return Page();
    }

    public string Rows(PipelineFigure figure, params (string Name, object? Value)[] narrowed) => RowsAddress.For(figure, AsOf, narrowed);

    public IEnumerable<string> Why(PipelineRows.Row row) => words.Why(row, Process);

    public IEnumerable<string> Counted(PipelineRows.Row row) => words.Counted(row, Process, PipelineFigure.Due);

    public string NameOfMonth(int ahead) => words.Month(Month.Period.From.AddMonths(ahead));

    /// <summary>This page as of the end of a month before or after; the current month is told as of now.</summary>
    public string AddressOf(int ahead)
    {
        var last = Month.Period.From.AddMonths(ahead + 1).AddDays(-1);
        return last >= desk.Today ? "/pipeline" : $"/pipeline?asOf={last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }

    private async Task LookAhead(CancellationToken ct)
    {
        Stuck = await Answer(new Stalled.Query(), ct);
        Due = await Answer(new WhatIsDue.Query(), ct);
        if (Stuck.Count > 0) MostStuck = (await Answer(new PipelineRows.Query(PipelineFigure.Stalled) { PageSize = Few, WithTotal = false }, ct)).Rows;
        var clocks = Due.Deadlines == 0 ? [] : (await Answer(new PipelineRows.Query(PipelineFigure.Due) { PageSize = Few, WithTotal = false }, ct)).Rows;
        var steps = Due.NextSteps == 0 ? [] : (await Answer(new PipelineRows.Query(PipelineFigure.Due) { Due = DuePart.NextSteps, PageSize = Few, WithTotal = false }, ct)).Rows;
        NextDue = [.. clocks.Concat(steps).OrderBy(row => row.Day ?? desk.DayOf(row.At!.Value)).ThenByDescending(row => row.Jobs ?? 0).Take(Few)];
        Reported = Due.Reported == 0 ? [] : (await Answer(new PipelineRows.Query(PipelineFigure.Due) { Due = DuePart.Reported, PageSize = Few, WithTotal = false }, ct)).Rows;
        await accessLog.Identity(MostStuck.Concat(NextDue).Concat(Reported).Select(row => (row.Id, row.Confidentiality, row.IsIdentity)).Distinct(), ct);
    }

    private async Task<T> Answer<T>(IQuery<T> query, CancellationToken ct) => (await mediator.Send(query, ct)).Value!;
}
