using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Aftercare;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Talks with an investor who is here, and the jobs that a second person verified.</summary>
public sealed class AftercareModel(CurrentLead lead, FormReader reader, DeskTime time) : PageModel
{
    [BindProperty]
    public TalkForm Form { get; set; } = new();

    [BindProperty]
    public VerificationForm Verified { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        FillTalk();
        FillVerification();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        return lead.Send(this, id, () => command, "Flash_AftercareLogged", ct, fill: FillVerification);
    }

    public Task<IActionResult> OnPostVerifyAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new VerifyJobs.Command(new LeadId(id), Verified.Version, Verified.NewId, Verified.Jobs ?? -1, Verified.AsOf ?? default, Verified.Method.OrNone()), "Flash_JobsVerified", ct, nameof(Verified), FillTalk);

    private void FillTalk() => Form = new() { Version = lead.Facts.Version, NewId = Guid.CreateVersion7(), On = time.Today };

    private void FillVerification() => Verified = new() { Version = lead.Facts.Version, NewId = Guid.CreateVersion7(), AsOf = time.Today };

    public sealed class TalkForm
    {
        public int Version { get; set; }

        public Guid NewId { get; set; }

        public DateOnly? On { get; set; }

        public KnownInput Satisfaction { get; set; } = new();

        public KnownInput ReportedJobs { get; set; } = new();

        public string? Summary { get; set; }

        public LogAftercareContact.Command ToCommand(LeadId lead, FormReader read, ModelStateDictionary state) => new(
            lead, Version, NewId, On ?? default, read.Known<int>(state, "Form.Satisfaction", Satisfaction), read.Known<int>(state, "Form.ReportedJobs", ReportedJobs), Summary ?? "");
    }

    public sealed class VerificationForm
    {
        public int Version { get; set; }

        public Guid NewId { get; set; }

        public int? Jobs { get; set; }

        public DateOnly? AsOf { get; set; }

        public VerificationMethod? Method { get; set; }
    }
}
