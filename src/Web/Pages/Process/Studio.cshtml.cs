using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>Every process with its versions, and the drafts of the next ones.</summary>
public sealed class StudioModel(IMediator mediator, ProcessCatalog processes, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public BeginEntry Form { get; set; } = new();

    /// <summary>Made with the form, so that a second click begins once.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public ProcessShelf.Result Shelf { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Origins =>
        [.. Shelf.Processes.SelectMany(process => process.Versions.Select((version, i) => new SelectListItem(i == 0 ? labels["Studio_Origin_Running", NameOf(process.Key), version.Number] : labels["Studio_Origin", NameOf(process.Key), version.Number], $"{process.Key}:{version.Number}")))];

    public async Task<IActionResult> OnGetAsync(string? from, CancellationToken ct)
    {
        if (await Load(ct) is { } problem) return problem;
        Form.Origin = from ?? Origins[0].Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var origin = (Form.Origin ?? "").Split(':');
        var from = origin is [_, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        return await this.Answer(await mediator.Send(new BeginDraft.Command(NewId, Form.Name ?? "", origin[0], from), ct), () => Redirect($"/process/drafts/{NewId}"), () => Load(ct));
    }

    /// <summary>What a process is called, where its words say so.</summary>
    public string NameOf(string process) => processes.Texts(process).Name ?? process;

    public string NameOf(ProcessRef process) => labels["Studio_Origin", NameOf(process.Key), process.Version];

    public bool MayMigrate => user.May(Permission.MigrateLeads);

    public ProcessTexts TextsOf(string process) => processes.Texts(process);

    public static string Whole(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public string Days(int? days) => days is { } known ? labels[known == 1 ? "Process_Day_One" : "Process_Day", Whole(known)] : "–";

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new ProcessShelf.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Shelf = found.Value;
        return null;
    }

    /// <summary>A draft to begin: what it is about, and from which version.</summary>
    public sealed class BeginEntry
    {
        public string? Name { get; set; }

        public string? Origin { get; set; }
    }
}
