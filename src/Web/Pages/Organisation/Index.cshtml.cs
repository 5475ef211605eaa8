using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Letterheads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>How the organisation presents itself: looked at first, then published; and the office's hours, as they are configured.</summary>
public sealed class IndexModel(IMediator mediator, LetterheadNow letterhead, Calendars calendars, OfficeClock office, RefusalTexts texts) : PageModel
{
    private const int NextHolidays = 5;

    [BindProperty]
    public LetterheadEntry Form { get; set; } = new();

    /// <summary>The version that the form was filled from.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>Made with the form, so that a second click publishes once.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public LetterheadPage.Result Now { get; private set; } = null!;

    /// <summary>How it would be; null before somebody asked to see it.</summary>
    public LetterheadPreview.Result? Preview { get; private set; }

    public IReadOnlyList<SelectListItem> LanguageItems { get; } = [.. Languages.Complete.Select(tag => new SelectListItem(CultureInfo.GetCultureInfo(tag).NativeName, tag))];

    public string Zone => calendars[OfficeClock.Calendar].Zone.Id;

    /// <summary>The days of the week as the reader counts them, with the hours on each.</summary>
    public IEnumerable<(DayOfWeek Day, OpeningHours? Hours)> Week =>
        Enumerable.Range(0, 7).Select(day => (DayOfWeek)(((int)CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek + day) % 7)).Select(day => (day, calendars[OfficeClock.Calendar].HoursOn(day)));

    public IEnumerable<KeyValuePair<DateOnly, string>> Holidays => calendars.Holidays(OfficeClock.Calendar).Where(holiday => holiday.Key >= office.Today).OrderBy(holiday => holiday.Key).Take(NextHolidays);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } problem) return problem;
        (Form, Number) = (LetterheadEntry.Of(Now.Text), Now.Number);
        if (!UploadLimit.WasExceeded(HttpContext)) return Page();
        ModelState.AddModelError("Form.Logo", texts.Say(Refusal.Invalid("Logo", "logo-too-large", Domain.Letterheads.Logo.MostKilobytes)));
        Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } problem) return problem;
        var form = await Form.ToForm(ct);
        var seen = await mediator.Send(new LetterheadPreview.Query(form), ct);
        return await this.Answer(seen, () =>
        {
            Preview = seen.Value;
            Form.SeenLogo = form.Logo is { } logo && !form.WithoutLogo ? Convert.ToBase64String(logo) : null;
            ModelState.Remove("Form.SeenLogo");
            return Page();
        });
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct) =>
        await Done(await mediator.Send(new PublishLetterhead.Command(NewId, Number, await Form.ToForm(ct)), ct), "Flash_LetterheadPublished", ct);

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) =>
        await Done(await mediator.Send(new WithdrawLetterhead.Command(NewId, Number), ct), "Flash_LetterheadWithdrawn", ct, fill: true);

    private Task<IActionResult> Done(Outcome outcome, string said, CancellationToken ct, bool fill = false) => this.Answer(
        outcome,
        () =>
        {
            letterhead.LookAgain();
            this.Flash(said);
            return RedirectToPage();
        },
        async () =>
        {
            if (await Load(ct) is null && fill) Form = LetterheadEntry.Of(Now.Text);
        });

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new LetterheadPage.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Now = found.Value;
        return null;
    }
}
