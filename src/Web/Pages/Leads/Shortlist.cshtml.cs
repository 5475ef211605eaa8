using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Sites;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Sites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The sites offered to this project, each with the proof that it fits.</summary>
public sealed class ShortlistModel(CurrentLead lead, DeskTime time) : PageModel
{
    [BindProperty]
    public SiteForm Form { get; set; } = new();

    /// <summary>The site to correct; null to add one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Site { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => lead.Send(this, id, () => Form.ToCommand(new LeadId(id)), "Flash_Saved", ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new WithdrawSite.Command(new LeadId(id), version, part), "Flash_SiteWithdrawn", ct, fill: Fill);

    private void Fill() => Form = lead.Facts.Sites.FirstOrDefault(site => site.Id == Site) is { } known
        ? SiteForm.Of(known, lead.Facts.Version)
        : new() { Version = lead.Facts.Version, Id = Guid.CreateVersion7(), AsOf = time.Today };

    public sealed class SiteForm
    {
        public int Version { get; set; }

        public Guid Id { get; set; }

        public string? Name { get; set; }

        public string? Town { get; set; }

        public string? Kind { get; set; }

        public int? AreaSqFt { get; set; }

        public int? PowerKw { get; set; }

        public decimal? AirportMiles { get; set; }

        public string? Source { get; set; }

        public DateOnly? AsOf { get; set; }

        public bool PassesMustHaves { get; set; }

        public string? ExceptionBecause { get; set; }

        public static SiteForm Of(LeadPage.Site site, int version) => new()
        {
            Version = version, Id = site.Id, Name = site.Facts.Name, Town = site.Facts.Town, Kind = site.Facts.Kind, AreaSqFt = site.Facts.AreaSqFt, PowerKw = site.Facts.PowerKw,
            AirportMiles = site.Facts.AirportMiles, Source = site.Facts.Source, AsOf = site.Facts.AsOf, PassesMustHaves = site.PassesMustHaves, ExceptionBecause = site.ExceptionBecause,
        };

        public ShortlistSite.Command ToCommand(LeadId lead) => new(
            lead, Version, Id,
            new SiteFacts { Name = Name?.Trim() ?? "", Town = Town?.Trim() ?? "", Kind = Kind?.Trim() ?? "", AreaSqFt = AreaSqFt, PowerKw = PowerKw, AirportMiles = AirportMiles, Source = Source?.Trim() ?? "", AsOf = AsOf ?? default },
            PassesMustHaves, ExceptionBecause);
    }
}
