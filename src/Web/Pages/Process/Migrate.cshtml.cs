using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>Which leads go over, to which definition, and what each stage becomes. A dry run follows; nothing happens here.</summary>
public sealed class MigrateModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, CurrentUser user, RefusalTexts refusals, AccessLog accessLog, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>The version they are on, as <c>key:number</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The version they go to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public LeadStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The run whose leads are chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Run { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int At { get; set; } = 1;

    /// <summary>Leads that are ticked, on whichever page.</summary>
    [BindProperty(Name = "lead")]
    public List<Guid> Lead { get; set; } = [];

    /// <summary>Whether only ticked leads go.</summary>
    [BindProperty]
    public bool Ticked { get; set; }

    /// <summary>What each stage becomes; empty for what the definitions say.</summary>
    [BindProperty]
    public Dictionary<string, string?> Map { get; set; } = [];

    /// <summary>Made with the form, so that a second click begins once.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public LeadsOfVersion.Result Leads { get; private set; } = null!;

    public ProcessDefinition? Target { get; private set; }

    public IReadOnlyList<SelectListItem> Origins { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Stages { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses => [.. new[] { LeadStatus.Active, LeadStatus.OnHold, LeadStatus.Dormant }.Select(status => new SelectListItem(labels.Name(status), status.ToString(), status == Status))];

    public bool MayRead => user.May(Permission.ReadLeads);

    public ProcessTexts Texts => processes.Words();

    public IEnumerable<Guid> TickedElsewhere => Lead.Where(lead => Leads.Rows.All(row => row.Id.Value != lead)).Distinct();

    public int Pages => Math.Max(1, (Leads.Total + Leads.PageSize - 1) / Leads.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        return await Load(ct) ?? Page();
    }

    /// <summary>Another page of the leads; what was ticked stays ticked.</summary>
    public async Task<IActionResult> OnPostPageAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        ModelState.Clear();
        return await Load(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || Ref(From) is not { } from || Ref(To) is not { } to) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (Ticked && Lead.Count == 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError("", refusals.Say(Refusal.Rule("migration-of-none")));
            return await Load(ct) ?? Page();
        }

        var command = new BeginMigration.Command(NewId, from, to)
        {
            Map = Map.Where(stage => !string.IsNullOrEmpty(stage.Value)).ToDictionary(stage => stage.Key, stage => stage.Value!),
            Choice = Ticked ? new MigrationChoice { Only = [.. Lead.Distinct().Select(lead => new LeadId(lead))], Run = Run } : Choice(),
        };
        return await this.Answer(await mediator.Send(command, ct), () => Redirect($"/process/migrations/{NewId}"), () => Load(ct));
    }

    private MigrationChoice Choice() => new() { Stage = Stage, Status = Status, Owner = Owner is { } owner ? new PersonId(owner) : null, Q = Q, Run = Run };

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var versions = new List<(ProcessRef Ref, string Name)>();
        foreach (var key in await processes.Keys(ct))
        {
            var name = processes.Texts(key).Name ?? key;
            for (var number = (await processes.Latest(key, ct)).Version; number > 0; number--)
            {
                if (await processes.Find(new ProcessRef(key, number), ct) is { } known) versions.Add((known.Ref, labels["Studio_Origin", name, number]));
            }
        }

        var from = Ref(From) ?? versions[0].Ref;
        if (versions.All(version => version.Ref != from)) return NotFound();
        var to = Ref(To) is { } wanted && wanted != from && versions.Exists(version => version.Ref == wanted) ? wanted : (ProcessRef?)null;
        to ??= Newest(versions, from);
        (From, To) = (Text(from), to is { } target ? Text(target) : null);
        Origins = [.. versions.Select(version => new SelectListItem(version.Name, Text(version.Ref), version.Ref == from))];
        Targets = [.. versions.Where(version => version.Ref != from).Select(version => new SelectListItem(version.Name, Text(version.Ref), version.Ref == to))];
        Target = to is { } there ? await processes.Get(there, ct) : null;
        Owners = MayRead ? [.. (await people.All(ct)).Where(person => Rights.Of(person.Roles).Contains(Permission.MoveLeads)).Select(person => new SelectListItem(labels.Name(person), person.Id.ToString(), person.Id.Value == Owner))] : [];

        var choice = Choice();
        var found = await mediator.Send(new LeadsOfVersion.Query(from, to) { Stages = choice.Stages, Status = choice.Status, Owner = choice.Owner, Q = choice.Q, Run = choice.Run, Page = Math.Max(1, At) }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Leads = found.Value;
        Stages = [.. Leads.Map.Select(line => new SelectListItem(Texts.Stage(line.From), line.From.Value, line.From.Value == Stage))];
        await accessLog.Identity(Leads.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return null;
    }

    /// <summary>Where leads usually go: to the latest version of their process, or from there back to the one before.</summary>
    private static ProcessRef? Newest(List<(ProcessRef Ref, string Name)> versions, ProcessRef from) =>
        versions.Where(version => version.Ref.Key == from.Key && version.Ref != from).Select(version => (ProcessRef?)version.Ref).FirstOrDefault() ?? versions.Where(version => version.Ref != from).Select(version => (ProcessRef?)version.Ref).FirstOrDefault();

    private static string Text(ProcessRef process) => string.Create(CultureInfo.InvariantCulture, $"{process.Key}:{process.Version}");

    private static ProcessRef? Ref(string? text) =>
        text?.Split(':') is [{ Length: > 0 } key, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new ProcessRef(key, version) : null;
}
