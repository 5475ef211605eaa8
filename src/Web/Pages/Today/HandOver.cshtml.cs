using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Today;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Today;

/// <summary>Several of a person's own leads go to a colleague at once, each as a change of its own with its own result; and what they took over lately.</summary>
public sealed class HandOverModel(IMediator mediator, PeopleDirectory people, ProcessCatalog processes, AccessLog accessLog, CurrentUser user, RefusalTexts refusals, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];

    [BindProperty]
    public ForAll Form { get; set; } = new();

    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public HandOverView.Result View { get; private set; } = null!;

    public bool MayGive => user.May(Permission.ReassignLeads);

    /// <summary>Who can answer for a lead, and is not the one who gives.</summary>
    public IEnumerable<SelectListItem> Colleagues => everybody.Where(person => !person.HasLeft && person.Id != user.Id && Rights.Of(person.Roles).Contains(Permission.MoveLeads))
        .Select(person => new SelectListItem(labels.Name(person), person.Id.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chosen = Rows.FindAll(row => row.Chosen);
        if (Form.OwnerId is null) ModelState.AddModelError("Form.OwnerId", refusals.Say(Refusal.Invalid("OwnerId", "required")));
        if (chosen.Count == 0) ModelState.AddModelError("", labels["HandOver_NoneChosen"]);
        if (!ModelState.IsValid) return await Again(ct);

        var found = await mediator.Send(new HandOverView.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        View = found.Value;
        foreach (var row in chosen) await HandOver(row, ct);
        var refused = chosen.Count(row => row.Refused is not null);
        if (refused > 0)
        {
            ModelState.AddModelError("", labels[chosen.Count - refused == 1 ? "HandOver_Some_One" : "HandOver_Some", chosen.Count - refused, refused]);
            return await Again(ct);
        }

        this.Flash(chosen.Count == 1 ? "Flash_HandedOver_One" : "Flash_HandedOver");
        return RedirectToPage();
    }

    public Row? Typed(LeadId lead) => Rows.Find(row => row.Lead == lead.Value);

    public string NameOf(PersonId person) => everybody.FirstOrDefault(entry => entry.Id == person)?.Name ?? "–";

    public string Stage(WorkLead lead) => processes.Texts(lead.Process).Stage(lead.Stage);

    private async Task HandOver(Row row, CancellationToken ct)
    {
        var to = new PersonId(Form.OwnerId!.Value);
        var note = string.IsNullOrWhiteSpace(row.Note) ? Form.HandOver : row.Note;
        var backup = View.Leads.FirstOrDefault(own => own.Lead.Id.Value == row.Lead)?.Backup;
        var outcome = await mediator.Send(new ReassignLead.Command(new LeadId(row.Lead), row.Version, to, backup == to ? null : backup, note ?? ""), ct);
        if (!outcome.Succeeded) row.Refused = string.Join(" ", outcome.Refusals.Select(refusals.Say));
    }

    private async Task<IActionResult> Again(CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Load(ct) ?? Page();
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new HandOverView.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        View = found.Value;
        everybody = await people.All(ct);
        var told = View.Leads.Select(own => own.Lead).Concat(View.TakenOver.Select(taken => taken.Lead)).DistinctBy(lead => lead.Id);
        await accessLog.Identity(told.Select(lead => (lead.Id, lead.Confidentiality, lead.IsIdentity)), ct);
        return null;
    }

    /// <summary>What holds for all that are handed over.</summary>
    public sealed class ForAll
    {
        public Guid? OwnerId { get; set; }

        public string? HandOver { get; set; }
    }

    /// <summary>One lead as it was shown, and what is said of it.</summary>
    public sealed class Row
    {
        public Guid Lead { get; set; }

        public int Version { get; set; }

        public bool Chosen { get; set; }

        public string? Note { get; set; }

        /// <summary>Why it was not handed over; null when it was, or was not tried.</summary>
        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public string? Refused { get; set; }
    }
}
