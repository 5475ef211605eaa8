using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Who was looked up in which denied-party list, and what became of the hits.</summary>
public sealed class ScreeningModel(CurrentLead lead, DeskTime time) : PageModel
{
    [BindProperty]
    public LookUp Form { get; set; } = new();

    [BindProperty]
    public Clearance Clear { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new ScreenParty.Command(new LeadId(id), Form.Version, Form.NewId, Form.Party, Form.List, Form.ListDate ?? default, Form.Result.OrNone()), "Flash_Screened", ct);

    public Task<IActionResult> OnPostClearAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new ClearScreeningHit.Command(new LeadId(id), Clear.Version, Clear.Hit, Clear.Because), "Flash_HitCleared", ct, nameof(Clear), Fill);

    private void Fill() => Form = new() { Version = lead.Facts.Version, NewId = Guid.CreateVersion7(), Party = NextParty() ?? "", ListDate = time.Today };

    /// <summary>The first company behind the lead that nobody looked up yet.</summary>
    private string? NextParty() =>
        new[] { lead.Facts.Inquiry.CompanyName, lead.Facts.Inquiry.IntermediaryName }.FirstOrDefault(name => name is not null && !lead.Facts.Screenings.Any(look => CompanyMatch.IsLikelySame(look.Party, name)));

    public sealed class LookUp
    {
        public int Version { get; set; }

        public Guid NewId { get; set; }

        public string Party { get; set; } = "";

        public string List { get; set; } = "";

        public DateOnly? ListDate { get; set; }

        public ScreeningResult? Result { get; set; }
    }

    public sealed class Clearance
    {
        public int Version { get; set; }

        public Guid Hit { get; set; }

        public string Because { get; set; } = "";
    }
}
