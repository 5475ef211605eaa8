using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>A migration of many leads: its dry run, then the leads themselves with a result each, and the way back. It goes on by itself, and by a button without script.</summary>
public sealed class MigrationModel(IMediator mediator, MigrationRuns runs, ProcessCatalog processes, ProcessWords words, CurrentUser user, RefusalTexts refusals, AccessLog accessLog, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    /// <summary>Which leads are listed; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public RunLeadState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int At { get; set; } = 1;

    public MigrationRunPage.Result Run { get; private set; } = null!;

    public bool MayRead => user.May(Permission.ReadLeads);

    public bool IsRunning => Run.State is RunState.Looking or RunState.Carrying;

    public ProcessTexts Texts => processes.Words();

    public Paging Pages => new(Run.Page, Run.PageSize, Run.RowsTotal, page => $"/process/migrations/{Run.Id}?p={page}{(State is { } state ? $"&State={state}" : "")}#leads");

    public string NameOf(ProcessRef process) => labels["Studio_Origin", processes.Texts(process.Key).Name ?? process.Key, process.Version];

    public IReadOnlyList<MigrationTally.Line> Lines(params MigrationMatter[] matters) => [.. Run.Tally.Lines.Where(line => matters.Contains(line.Matter)).OrderBy(line => Array.IndexOf(matters, line.Matter)).ThenByDescending(line => line.Leads)];

    /// <summary>What a matter comes to, the most leads first; those of one name in several stages together.</summary>
    public IReadOnlyList<(string About, string Where, int Leads)> Told(MigrationMatter matter) =>
        [.. Lines(matter).GroupBy(About).Select(same => (same.Key, string.Join(", ", same.Where(line => line.Stage.Length > 0).Select(line => Texts.Stage(new StageKey(line.Stage))).Distinct()), same.Sum(line => line.Leads))).OrderByDescending(line => line.Item3)];

    public IReadOnlyList<(string About, string Where, string Leads)> Counted(IEnumerable<(string About, string Where, int Leads)> told) => [.. told.Select(line => (line.About, line.Where, Count(line.Leads)))];

    public string Count(int leads) => labels[leads == 1 ? "Migration_Count_One" : "Migration_Count", StudioModel.Whole(leads)];

    /// <summary>Whether anything of a lead's clocks, tasks and gates would be other than before.</summary>
    public static bool Changes(PreviewMigration.Row look) => look.Kept.Count + look.Started.Count + look.Cancelled.Count + look.TasksAdded.Count + look.TasksDropped.Count + look.NewlyUnmet.Count > 0;

    /// <summary>What a figure of the dry run is about.</summary>
    public string About(MigrationTally.Line line) => line.Matter switch
    {
        MigrationMatter.ClockKept or MigrationMatter.ClockMoved or MigrationMatter.ClockStarted or MigrationMatter.ClockCancelled => Texts.Deadline(line.About),
        MigrationMatter.TaskKept or MigrationMatter.TaskAdded or MigrationMatter.TaskDropped => Texts.Task(line.About),
        MigrationMatter.GateUnmet => words.Gate(line.About, Texts),
        _ => refusals.Say(line.About, line.Becomes is { } stage ? [new StageKey(stage)] : []) is var said && said != line.About ? said : words.Gate(line.About, Texts),
    };

    public IReadOnlyList<GateLine> Lines(LeadId lead, IEnumerable<Refusal> told) =>
        [.. told.Select(refusal => new GateLine(refusals.Say(refusal), MayRead ? RefusalTexts.LinkFor(lead.Value, refusal) : null, Blocks: !refusal.Overridable))];

    /// <summary>Why a lead was refused when its turn came, where nothing stands against it now.</summary>
    public string Why(string code) => refusals.Say(code);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        return await Load(id, ct) ?? Page();
    }

    /// <summary>Goes on for about a second.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => await this.Answer(await runs.GoOn(id, ct), () => Back(id), () => Load(id, ct));

    /// <summary>Looks once more at what was not carried over.</summary>
    public async Task<IActionResult> OnPostAnewAsync(Guid id, CancellationToken ct)
    {
        var begun = await mediator.Send(new LookOverRun.Command(id, Anew: true), ct);
        return await this.Answer(begun.Succeeded ? await runs.GoOn(id, ct) : begun, () => Back(id), () => Load(id, ct));
    }

    /// <summary>For real.</summary>
    public async Task<IActionResult> OnPostCarryAsync(Guid id, CancellationToken ct)
    {
        var begun = await mediator.Send(new CarryRun.Command(id, Form.Reason ?? ""), ct);
        return await this.Answer(begun.Succeeded ? await runs.GoOn(id, ct) : begun, () => Back(id), () => Load(id, ct));
    }

    private RedirectResult Back(Guid id) => Redirect($"/process/migrations/{id}");

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new MigrationRunPage.Query(id) { State = State, Page = Math.Max(1, At) }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Run = found.Value;
        await accessLog.Identity(Run.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return null;
    }

    public sealed class ReasonForm
    {
        public string? Reason { get; set; }
    }
}
