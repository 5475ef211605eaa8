using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Engine.Gates;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>The usual edits of one stage. An empty line at the end of each list takes what is new.</summary>
public sealed class StageModel(CurrentDraft current, ProcessWords words, RefusalTexts refusals, IMediator mediator, IStringLocalizer<Labels> labels) : PageModel
{
    public CurrentDraft Current => current;

    [BindProperty]
    public StageForm Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    public string Key { get; private set; } = "";

    public StageDefinition Stage { get; private set; } = null!;

    public IReadOnlyList<string> Languages => [.. current.Draft.AllWords.Keys];

    /// <summary>What a deadline ends with.</summary>
    public IReadOnlyList<SelectListItem> Facts { get; private set; } = [];

    /// <summary>What a gate can be about: facts, kinds of documents, tasks of this stage.</summary>
    public IReadOnlyList<SelectListItem> Abouts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Gates => [.. GateLibrary.Keys.Select(gate => new SelectListItem(labels[$"GateKind_{gate}"] is { ResourceNotFound: false } named ? named.Value : refusals.Gate(gate), gate))];

    public IReadOnlyList<SelectListItem> Links => [.. ProcessSchema.Links.Select(link => new SelectListItem(labels[$"GateLink_{link}"] is { ResourceNotFound: false } named ? named.Value : link, link))];

    public IReadOnlyList<SelectListItem> Units => [new(labels["Unit_Days"], nameof(WorkingUnit.Days)), new(labels["Unit_Hours"], nameof(WorkingUnit.Hours))];

    public IReadOnlyList<SelectListItem> Recipients => [.. Enum.GetValues<Recipient>().Select(to => new SelectListItem(labels[$"Process_To_{to}"], to.ToString()))];

    public IReadOnlyList<string> Said => current.Said(current.ChangesOf(Key));

    public string GateName(StageForm.GateRow row) => words.Gate(string.IsNullOrEmpty(row.Of) ? row.Gate ?? "" : $"{row.Gate}:{row.Of}", current.Texts);

    public async Task<IActionResult> OnGetAsync(Guid id, string stage, CancellationToken ct)
    {
        if (await Load(id, stage, ct) is { } problem) return problem;
        Revision = current.Draft.Revision;
        Form = StageForm.Of(Stage, current.Draft.AllWords);
        AddEmptyLines();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string stage, CancellationToken ct) => await this.Answer(
        await mediator.Send(new WriteStage.Command(id, Revision, stage, Form), ct),
        () =>
        {
            this.Flash("Flash_DraftWritten");
            return Redirect($"/process/drafts/{id}/stages/{stage}");
        },
        () => Load(id, stage, ct));

    /// <summary>The other tasks of the stage.</summary>
    public IReadOnlyList<SelectListItem> TasksBut(string? key) => [.. Stage.Tasks.Where(task => task.Key != key).Select(task => new SelectListItem(current.Texts.Task(task.Key), task.Key))];

    /// <summary>Who can decide at all, and whoever is named already.</summary>
    public IReadOnlyList<SelectListItem> Deciders(ApprovalRow.SeatRow seat) =>
        [.. Enum.GetValues<Role>().Where(role => seat.Roles.Contains(role) || Rights.Of([role]).Contains(Permission.ReadLeads)).Select(role => new SelectListItem(labels.Name(role), role.ToString()))];

    private void AddEmptyLines()
    {
        Form.Gates.Add(new());
        Form.Deadlines.Add(new() { Names = Languages.ToDictionary(language => language, _ => (string?)null), Rungs = [new() { To = Recipient.Owner }] });
        foreach (var deadline in Form.Deadlines) deadline.Rungs.AddRange(Enumerable.Range(0, Math.Max(1, 3 - deadline.Rungs.Count)).Select(_ => new StageForm.RungRow()));
        Form.Approvals.Add(new() { Names = Languages.ToDictionary(language => language, _ => (string?)null) });
        foreach (var approval in Form.Approvals)
        {
            approval.Seats.Add(new());
            approval.Rungs.AddRange(Enumerable.Range(0, Math.Max(1, 2 - approval.Rungs.Count)).Select(_ => new StageForm.RungRow()));
        }

        Form.Tasks.Add(new() { Names = Languages.ToDictionary(language => language, _ => (string?)null), Role = Stage.Owner });
    }

    private async Task<IActionResult?> Load(Guid id, string stage, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        if (current.Draft.Definition?.Stages.FirstOrDefault(known => known.Key.Value == stage) is not { } found) return NotFound();
        (Key, Stage) = (stage, found);
        Facts = [.. FactCatalog.Keys.Select(fact => new SelectListItem(words.Fact(fact), fact))];
        var approvals = new SelectListGroup { Name = labels["StudioWords_approvals"] };
        var (facts, documents, tasks) = (new SelectListGroup { Name = labels["About_Facts"] }, new SelectListGroup { Name = labels["About_Documents"] }, new SelectListGroup { Name = labels["Process_Tasks"] });
        Abouts =
        [
            .. FactCatalog.Keys.Select(fact => new SelectListItem(words.Fact(fact), fact) { Group = facts }),
            .. Enum.GetValues<DocumentKind>().Select(kind => new SelectListItem(labels.Name(kind), kind.ToString()) { Group = documents }),
            .. found.Tasks.Select(task => new SelectListItem(current.Texts.Task(task.Key), task.Key) { Group = tasks }),
            .. (found.Approvals ?? []).Select(approval => new SelectListItem(current.Texts.Approval(approval.Key), approval.Key) { Group = approvals }),
        ];
        return null;
    }
}
