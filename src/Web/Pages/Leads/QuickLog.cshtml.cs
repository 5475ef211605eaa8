using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>A talk written down in one line: what will be recorded is shown while it is typed, and recorded by Enter.</summary>
public sealed class QuickLogModel(CurrentLead lead, QuickLogWords words, OfficeClock office, Calendars calendars, IMediator mediator, RefusalTexts refusals) : PageModel
{
    /// <summary>More than a summary and a next step can hold.</summary>
    private const int LongestLine = 5000;

    [BindProperty(SupportsGet = true)]
    public string? Line { get; set; }

    /// <summary>Made with the form, so that a second Enter is the same talk.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    /// <summary>What the line says; null while it is empty.</summary>
    public QuickLog.Entry? Entry { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public bool IsRecorded { get; private set; }

    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public QuickLogForm Form => new(lead.Address, NewId) { Line = Line, Entry = Entry, Problems = Problems, IsRecorded = IsRecorded, TakesFocus = IsPart };

    public string? Obstacle => lead.Obstacle(Permission.Annotate);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct) || lead.Facts.IsForPartner) return NotFound();
        Read();
        return IsPart ? Partial("_QuickPreview", Form) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct) || lead.Facts.IsForPartner) return NotFound();
        Read();
        var logged = await mediator.Send(new LogInteraction.Command(lead.Facts.Id, NewId, null, Entry?.Channel ?? ((InteractionChannel?)null).OrNone(), Entry?.Summary ?? "", Substantive: true, Entry?.NextStep, Entry?.NextStepOn), ct);
        if (!logged.Succeeded)
        {
            // The preview says already what is missing; here come the reasons that only the record knows.
            Problems = [.. logged.Refusals.Where(refusal => refusal.Field is null || refusal.Code is not ("required" or "unknown-choice" or "next-step-date-missing")).Select(refusals.Say)];
            Response.StatusCode = OutcomeResults.StatusOf(logged);
            return IsPart ? Partial("_QuickLog", Form) : Page();
        }

        if (!IsPart)
        {
            this.Flash("Flash_TalkLogged");
            return Redirect($"{lead.Address}#timeline");
        }

        (Line, Entry, NewId, IsRecorded) = (null, null, Guid.CreateVersion7(), true);
        ModelState.Clear();
        Response.Headers["HX-Trigger"] = "lead-changed";
        return Partial("_QuickLog", Form);
    }

    private void Read()
    {
        if (string.IsNullOrWhiteSpace(Line)) return;
        var inquiry = lead.Facts.Inquiry;
        var contact = string.Join(' ', new[] { inquiry.ContactGivenName, inquiry.ContactFamilyName }.Where(part => !string.IsNullOrWhiteSpace(part)));
        Entry = QuickLog.Read(Line.Length > LongestLine ? Line[..LongestLine] : Line, words.Vocabulary, contact.Length > 0 ? [contact] : [], office.Today, calendars[OfficeClock.Calendar].IsWorkingDay);
    }
}
