using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Markup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Http;

/// <summary>How a page answers a command: on with a word of success, or the form again with what was typed and what to do.</summary>
public static class PageAnswers
{
    /// <summary>A word of success, and where it is taken back by one press: the address that is posted to.</summary>
    public static void Flash(this PageModel page, string labelKey, string? undo = null)
    {
        page.TempData["Flash"] = page.Service<IStringLocalizer<Labels>>()[labelKey].Value;
        page.TempData["FlashKind"] = "success";
        page.TempData["FlashUndo"] = undo;
    }

    /// <summary>Done: redirect. Refused: every reason stands at its field or above the form, with the status code the API would give. Not found is a 404 page.</summary>
    public static async Task<IActionResult> Answer(this PageModel page, IOutcome outcome, Func<IActionResult> onDone, Func<Task>? show = null, string form = "Form")
    {
        if (outcome.Succeeded) return onDone();
        if (outcome.Refusals[0].Kind == RefusalKind.NotFound) return new NotFoundResult();

        var texts = page.Service<RefusalTexts>();
        foreach (var refusal in outcome.Refusals) page.ModelState.AddModelError(FieldFor(page, form, refusal.Field), texts.Say(refusal));
        page.ViewData["Unmet"] = outcome.Refusals.Where(r => r.Gate is not null)
            .Select(r => new GateLine(texts.Say(r), LinkFor(page, r), Blocks: !r.Overridable)).ToList();
        page.ViewData["Mend"] = outcome.Refusals.Where(r => r is { Gate: null, Link: not null }).Select(r => new GateLine(texts.Say(r), LinkFor(page, r))).ToList();
        page.Response.StatusCode = OutcomeResults.StatusOf(outcome);
        var shown = show?.Invoke() ?? Task.CompletedTask;
        await shown;
        if (shown is Task<IActionResult?> { Result: { } problem }) return problem;
        if (page.HttpContext.Items[Unshowable] is not int status) return page.Page();
        return new StatusCodeResult(page.Response.StatusCode == StatusCodes.Status403Forbidden ? StatusCodes.Status403Forbidden : status);
    }

    /// <summary>Who was refused may not even read what the page shows: they get the refusal alone, or this status where they were refused for something else.</summary>
    public static void CannotBeShown(this PageModel page, int status) => page.HttpContext.Items[Unshowable] = status;

    private static readonly object Unshowable = new();

    /// <summary>Where it is mended on the lead that the page is about; null on other pages.</summary>
    private static string? LinkFor(PageModel page, Refusal refusal) => page.RouteData.Values["id"] is string id && Guid.TryParse(id, out var lead) ? RefusalTexts.LinkFor(lead, refusal) : null;

    /// <summary>The form's own field of that name, else the one that was sent along with it; whatever nobody typed is told above.</summary>
    private static string FieldFor(PageModel page, string form, string? field)
    {
        if (field is null) return "";
        var last = field.Split('.', '[')[0] is "Form" or "Inquiry" or "Facts" or "Person" or "Company" or "Contact" or "Letterhead" ? field.Split('.')[^1] : field.Split('[')[0];
        var fields = page.MetadataProvider.GetMetadataForType(page.GetType()).Properties;
        var asked = page.ModelState.Keys.Select(key => key.Split('.')[0]).Prepend(form).FirstOrDefault(property => fields[property]?.Properties[last] is not null);
        return asked is null ? "" : $"{asked}.{last}";
    }

    private static T Service<T>(this PageModel page)
        where T : notnull => page.HttpContext.RequestServices.GetRequiredService<T>();
}
