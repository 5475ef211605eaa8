using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>One fact is corrected where it stands. Who changed another one meanwhile is in nobody's way; who changed this one is told, and what to.</summary>
public sealed class FactModel(CurrentLead lead, LeadForms forms, FactSheet sheet, FactWords words, PeopleDirectory people, LeadChanges changes, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>How often a change is put on top of what others save at the same moment.</summary>
    private const int Attempts = 3;

    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What was stored when the form was opened, and how it was said.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    [BindProperty]
    public string? Was { get; set; }

    public LeadField Field { get; private set; } = null!;

    /// <summary>What stands in the form.</summary>
    public object Said { get; private set; } = new();

    public FactSheet.Row Row { get; private set; } = null!;

    public Conflict? Between { get; private set; }

    /// <summary>Whether a part of the lead's page asks, not a person for a page of its own.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public string Address => $"{lead.Address}/facts/{Field.Key}";

    public async Task<IActionResult> OnGetAsync(Guid id, string field, [FromQuery] bool read, CancellationToken ct)
    {
        if (await Open(id, field, ct) is { } problem) return problem;
        Said = Stored;
        if (read) return Partial("_FactRow", Row with { TakesFocus = true });
        if (Obstacle is not null) return IsPart ? Partial("_FactRow", Row) : Page();
        (Version, Shown, Was) = (lead.Facts.Version, Field.Stored(Stored), Row.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string field, CancellationToken ct)
    {
        if (await Open(id, field, ct) is { } problem) return problem;
        var started = Version;
        for (var attempt = 1; ; attempt++)
        {
            await Type();
            if (Field.Stored(Stored) != (Shown ?? "").ReplaceLineEndings("\n")) return await Differs(ct);
            var outcome = await forms.Send(Field.Form, Said, new LeadId(id), lead.Facts.Version, ModelState, ct);
            if (outcome is null) return Again(StatusCodes.Status422UnprocessableEntity);
            if (outcome.Succeeded) return await Done(id, field, merged: started != lead.Facts.Version, ct);
            if (attempt == Attempts || !outcome.Refusals.Contains(LeadAccess.ChangedMeanwhile)) return outcome.Refusals[0].Kind == RefusalKind.NotFound ? NotFound() : Again(OutcomeResults.StatusOf(outcome));
            ModelState.Clear();
            if (await Open(id, field, ct) is { } gone) return gone;
        }
    }

    /// <summary>Why the fact is not this person's to correct; null when it is.</summary>
    public string? Obstacle => lead.Obstacle(LeadForms.PermissionFor(Field.Form), rewrites: true);

    private object Stored => LeadForms.Fill(Field.Form, lead.Facts);

    private async Task<IActionResult?> Open(Guid id, string field, CancellationToken ct)
    {
        if (LeadFields.Find(field) is not { } known || !await lead.Open(id, ct) || lead.Facts.IsForPartner) return NotFound();
        Field = known;
        names = await people.Names(ct);
        Row = sheet.Tell(Field, lead.Facts, Stored, names);
        if (!LeadForms.IsBegun(Field.Form, lead.Facts)) return Redirect($"{lead.Address}/{Field.Form}#Form_{Field.Property}");
        if (Obstacle is not null && !lead.Facts.KnowsIdentity) Row = Row with { Value = labels["Fact_Hidden"] };
        return null;
    }

    /// <summary>Puts what was typed on top of what is stored.</summary>
    private async Task Type()
    {
        Said = Stored;
        Field.Clear(Said);
        var typed = Field.Together.Select(part => part.Property).ToHashSet();
        await TryUpdateModelAsync(Said, Said.GetType(), LeadFields.Prefix(Field.Form), await CompositeValueProvider.CreateAsync(PageContext, PageContext.ValueProviderFactories), property => typed.Contains(property.PropertyName!));
    }

    private async Task<IActionResult> Differs(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Again(StatusCodes.Status422UnprocessableEntity);
        var (who, at) = await changes.LastOf(lead.Facts.Id, LeadForms.FactsOf(Field.Form), names, ct);
        Between = new(who, at, Was ?? "", Row.Value, words.Say(Field, Said, names).Text);
        (Version, Shown, Was) = (lead.Facts.Version, Field.Stored(Stored), Row.Value);
        foreach (var name in new[] { nameof(Version), nameof(Shown), nameof(Was) }) ModelState.Remove(name);
        return Again(StatusCodes.Status409Conflict);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<IActionResult> Done(Guid id, string field, bool merged, CancellationToken ct)
    {
        if (!IsPart)
        {
            this.Flash(merged ? "Flash_FactMerged" : "Flash_Saved");
            return Redirect($"{lead.Address}#fact-{Field.Key}");
        }

        await Open(id, field, ct);
        ModelState.Clear();
        Response.Headers["HX-Trigger"] = "lead-changed";
        return Partial("_FactRow", Row with { TakesFocus = true, Note = merged ? labels["Flash_FactMerged"].Value : null });
    }

    /// <summary>Who changed the same fact meanwhile, and when; what it was, is now, and was typed.</summary>
    public sealed record Conflict(string Who, DateTimeOffset? At, string Was, string Now, string Typed);
}
