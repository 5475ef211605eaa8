using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>One thing for many leads: asks once what it needs, does it lead by lead, and tells of each what became of it.</summary>
public sealed class BulkModel(IMediator mediator, ManyLeads many, ProcessCatalog processes, ReasonLists reasons, PeopleDirectory people, RefusalTexts refusals, AccessLog accessLog, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>Leads as they were read: <c>id:version</c>.</summary>
    [BindProperty(Name = "lead")]
    public List<string> Lead { get; set; } = [];

    [BindProperty]
    public string What { get; set; } = "";

    /// <summary>Where the list was.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>Made with the form, so that a second press changes nothing twice.</summary>
    [BindProperty]
    public Guid Run { get; set; }

    [BindProperty]
    public ManyLeadsForm Form { get; set; } = new();

    public IReadOnlyList<LeadList.Row> Rows { get; private set; } = [];

    public IReadOnlyList<Row> Results { get; private set; } = [];

    public ProcessTexts Texts { get; private set; } = null!;

    /// <summary>The process's action; null for what is none.</summary>
    public ActionDefinition? Action { get; private set; }

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public string BackToList => string.IsNullOrEmpty(From) ? "/leads?view=all" : $"/leads?{ListAddress.Parse(From)}";

    public string Title => What switch
    {
        ManyLeadsForm.HandOverTo => labels["Bulk_HandOver"],
        ManyLeadsForm.Promise => labels["Bulk_Promise"],
        _ => Texts.Action(new ActionKey(What)),
    };

    public IReadOnlyList<SelectListItem> ReasonItems => Action?.ReasonList is { } list ? [.. reasons.All(list).Select(reason => new SelectListItem(reason.Label, reason.Key))] : [];

    public bool Asks(ActionInputKind kind) => Action?.Inputs.Contains(kind) == true;

    public IActionResult OnGet() => Redirect("/leads");

    /// <summary>Leads were chosen in the list: what does it need?</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ModelState.Clear();
        (Run, Form) = (Guid.CreateVersion7(), new ManyLeadsForm());
        if (await Load(ct) is { } problem) return problem;
        if (Rows.Count > 0) return Page();
        TempData["Flash"] = labels[Lead.Count > ManyLeads.Most ? "Bulk_TooMany" : "Bulk_NoneChosen", ManyLeads.Most].Value;
        TempData["FlashKind"] = "warning";
        return Redirect(BackToList);
    }

    /// <summary>It is done.</summary>
    public async Task<IActionResult> OnPostDoAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } problem) return problem;
        if (Rows.Count == 0) return Redirect(BackToList);
        if (!ModelState.IsValid || Run == Guid.Empty) return AskAgain();

        var rows = Rows.ToDictionary(row => row.Id);
        var done = await many.Each(Chosen(), Form.KeyOf(Run, What), (sender, lead, cancel) => Form.Send(What, sender, lead, rows.GetValueOrDefault(lead.Id)?.Backup, cancel), ct);
        // Nothing was done for a reason that is the form's: say so where it is typed.
        if (done.All(lead => lead.Outcome is { Succeeded: false, Refusals: [{ Kind: RefusalKind.Invalid, Field: not null }, ..] }))
        {
            foreach (var refusal in done[0].Outcome.Refusals) ModelState.AddModelError(FieldFor(refusal.Field!), refusals.Say(refusal));
            return AskAgain();
        }

        if (await Load(ct) is { } gone) return gone;
        var now = Rows.ToDictionary(row => row.Id);
        Results = [.. done.Select(lead => new Row(lead, now.GetValueOrDefault(lead.Id), [.. lead.Outcome.Refusals.Select(refusal => new GateLine(refusals.Say(refusal), RefusalTexts.LinkFor(lead.Id.Value, refusal), Blocks: !refusal.Overridable))]))];
        return Page();
    }

    /// <summary>What became of one lead; its row is null when it is hidden by now.</summary>
    public sealed record Row(ManyLeads.Done Done, LeadList.Row? Lead, IReadOnlyList<GateLine> Why);

    private PageResult AskAgain()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string FieldFor(string field) => field switch
    {
        "OwnerId" or "HandOver" or "NextStep" or "NextStepOn" => $"Form.{field}",
        "BackupId" => "Form.OwnerId",
        _ => $"Form.Action.{field.Split('[')[0]}",
    };

    private IReadOnlyList<ManyLeads.Chosen> Chosen() =>
        [.. Lead.Select(text => text.Split(':')).Where(parts => parts.Length == 2 && Guid.TryParse(parts[0], out _) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(parts => new ManyLeads.Chosen(new LeadId(Guid.Parse(parts[0])), int.Parse(parts[1], CultureInfo.InvariantCulture))).DistinctBy(lead => lead.Id)];

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var offered = (await Tracks.Latest(processes, ct)).SelectMany(track => track.Actions);
        Texts = processes.Words();
        Action = offered.FirstOrDefault(action => action.Key.Value == What && ManyLeadsForm.IsForMany(action));
        if (Action is null && What is not (ManyLeadsForm.HandOverTo or ManyLeadsForm.Promise)) return StatusCode(StatusCodes.Status422UnprocessableEntity);

        var chosen = Chosen();
        if (chosen.Count is 0 or > ManyLeads.Most) return null;
        var found = await mediator.Send(new LeadList.Query { Only = [.. chosen.Select(lead => lead.Id)], PageSize = ManyLeads.Most }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Rows = found.Value.Rows;
        Owners = [.. (await people.All(ct)).Where(person => !person.HasLeft && Rights.Of(person.Roles).Contains(Permission.MoveLeads)).Select(person => new SelectListItem(labels.Name(person), person.Id.ToString()))];
        await accessLog.Identity(Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return null;
    }
}
