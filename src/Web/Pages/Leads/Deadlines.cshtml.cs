using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The clocks of a lead; what somebody outside set is written down, moved and settled here.</summary>
public sealed class DeadlinesModel(CurrentLead lead, DeskTime time, Calendars calendars) : PageModel
{
    [BindProperty]
    public DeadlineForm Form { get; set; } = new();

    /// <summary>The other instant of one that was set before.</summary>
    [BindProperty]
    public MoveForm Other { get; set; } = new();

    public IReadOnlyList<SelectListItem> Zones => TimeZones.Items(time.Now);

    public bool MayChange(LeadPage.Due due) => due.TimeZone is not null && lead.May(Permission.Annotate);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct) || lead.Facts.IsForPartner) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new SetDeadline.Command(new LeadId(id), Form.NewId, Form.Title ?? "", Form.Due ?? default, Form.TimeZone ?? ""), "Flash_DeadlineSet", ct);

    public Task<IActionResult> OnPostMoveAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new MoveDeadline.Command(new LeadId(id), Other.Part, Other.Due ?? default, Other.TimeZone ?? ""), "Flash_DeadlineMoved", ct, nameof(Other), Fill);

    public Task<IActionResult> OnPostMeetAsync(Guid id, Guid part, CancellationToken ct) => Settle(id, part, given: true, "Flash_DeadlineMet", ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid part, CancellationToken ct) => Settle(id, part, given: false, "Flash_DeadlineWithdrawn", ct);

    private Task<IActionResult> Settle(Guid id, Guid part, bool given, string said, CancellationToken ct)
    {
        ModelState.Clear();
        return lead.Send(this, id, () => new SettleDeadline.Command(new LeadId(id), part, given), said, ct, fill: Fill);
    }

    /// <summary>Whoever sets an instant is most often the investor, by their own clock.</summary>
    private void Fill() => Form = new() { NewId = Guid.CreateVersion7(), TimeZone = lead.Facts.InvestorClock?.TimeZone ?? calendars[OfficeClock.Calendar].Zone.Id };

    public sealed class DeadlineForm
    {
        /// <summary>Made with the form, so that a second click is the same deadline.</summary>
        public Guid NewId { get; set; }

        public string? Title { get; set; }

        public DateTime? Due { get; set; }

        public string? TimeZone { get; set; }
    }

    public sealed class MoveForm
    {
        public Guid Part { get; set; }

        public DateTime? Due { get; set; }

        public string? TimeZone { get; set; }
    }
}
