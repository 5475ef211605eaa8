using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What an action still misses, to be filled in and the lead moved in one go: exactly the missing facts, and who can do the rest.</summary>
public sealed class MendModel(CurrentLead lead, LeadForms forms, ActionAsks asks, LeadChanges changes, PeopleDirectory people, IMediator mediator, RefusalTexts refusals, IStringLocalizer<Labels> labels) : PageModel
{
    private readonly Dictionary<string, object> said = [];

    [BindProperty]
    public ActionForm Form { get; set; } = new();

    /// <summary>The facts that were asked for when the form was opened.</summary>
    [BindProperty]
    public List<string> Fields { get; set; } = [];

    /// <summary>The latest thing that had happened then.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public ActionKey Key { get; private set; }

    /// <summary>Null when the lead is where this action is not offered.</summary>
    public ActionQuestions? Questions { get; private set; }

    /// <summary>Why the action is not offered; null when it is.</summary>
    public string? NotHere { get; private set; }

    /// <summary>The facts to fill in, by the page they belong to.</summary>
    public IReadOnlyList<(string Page, IReadOnlyList<LeadField> Fields)> Asked { get; private set; } = [];

    /// <summary>What cannot be filled in here, and who can do it.</summary>
    public IReadOnlyList<(GateLine Line, string? Who)> Rest { get; private set; } = [];

    public FindDuplicates.Result? Duplicates { get; private set; }

    /// <summary>What was saved before something was refused.</summary>
    public IReadOnlyList<string> Saved { get; private set; } = [];

    /// <summary>What others did since the form was opened; null while nothing was in the way.</summary>
    public IReadOnlyList<TimelineItem>? Meanwhile { get; private set; }

    /// <summary>Whether a dialog asks, not a person for a page of its own.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public string Address => $"{lead.Address}/mend/{Key}";

    public string Title => Questions is { Choice: { Kind: ActionKind.Advance } choice } ? labels["Lead_Advance", lead.Texts.Stage(choice.To)] : lead.Texts.Action(Key);

    public object Said(string form) => said.TryGetValue(form, out var typed) ? typed : said[form] = LeadForms.Fill(form, lead.Facts);

    public async Task<IActionResult> OnGetAsync(Guid id, string move, [FromQuery] string? to, CancellationToken ct)
    {
        if (!await lead.Open(id, ct) || !lead.Texts.Actions.ContainsKey(move)) return NotFound();
        (Key, Form.ToStage) = (new ActionKey(move), to);
        if (Choice is { } choice && to is { Length: > 0 } && !choice.Targets.Contains(new StageKey(to))) ModelState.AddModelError("", refusals.Say(Refusal.Rule("stage-not-reachable", to)));
        await Show(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string move, CancellationToken ct)
    {
        if (!await lead.Open(id, ct) || !lead.Texts.Actions.ContainsKey(move)) return NotFound();
        Key = new ActionKey(move);
        if (Form.Version != lead.Facts.Version) return await Stale(ct);

        var typed = await Type();
        var (saved, version) = (new List<string>(), lead.Facts.Version);
        foreach (var form in LeadForms.Order.Where(typed.Contains))
        {
            var outcome = await forms.Send(form, said[form], lead.Facts.Id, version, ModelState, ct);
            if (outcome is not { Succeeded: true }) return await Refused(id, saved, outcome, ct);
            (saved, version) = ([.. saved, form], version + 1);
        }

        Form.Version = version;
        if (!ModelState.IsValid) return await Refused(id, saved, null, ct);
        var taken = await mediator.Send(Form.ToCommand(lead.Facts.Id, Key), ct);
        return taken.Succeeded ? Moved() : await Refused(id, saved, taken, ct);
    }

    private LeadPage.Option? Choice => lead.Facts.Choices.FirstOrDefault(choice => choice.Action == Key);

    private IActionResult Moved()
    {
        if (IsPart)
        {
            Response.Headers["HX-Trigger"] = "lead-moved";
            return StatusCode(StatusCodes.Status204NoContent);
        }

        this.Flash("Flash_ActionTaken");
        return Redirect(lead.Address);
    }

    /// <summary>Reads the facts that were asked for on top of what is stored; returns the forms in which something was said.</summary>
    private async Task<HashSet<string>> Type()
    {
        var values = await CompositeValueProvider.CreateAsync(PageContext, PageContext.ValueProviderFactories);
        var typed = new HashSet<string>();
        foreach (var part in LeadFields.All.Where(field => Fields.Contains(field.Key) && lead.May(LeadForms.PermissionFor(field.Form), rewrites: true)).GroupBy(field => field.Form))
        {
            var (form, stored) = (Said(part.Key), LeadForms.Fill(part.Key, lead.Facts));
            foreach (var field in part) field.Clear(form);
            var named = part.SelectMany(field => field.Together).Select(field => field.Property).ToHashSet();
            await TryUpdateModelAsync(form, form.GetType(), LeadFields.Prefix(part.Key), values, property => named.Contains(property.PropertyName!));
            if (LeadForms.SaysSomething(form) ?? part.Any(field => field.Stored(form) != field.Stored(stored))) typed.Add(part.Key);
        }

        return typed;
    }

    /// <summary>Nothing was saved: the lead is not as the form shows it.</summary>
    private async Task<IActionResult> Stale(CancellationToken ct)
    {
        await Type();
        Meanwhile = await changes.Since(lead.Facts.Id, Seen, await people.Names(ct), ct);
        Response.StatusCode = StatusCodes.Status409Conflict;
        await Show(ct);
        return Page();
    }

    /// <summary>What was saved stays saved and is told; the form comes back with what is still missing and what was typed.</summary>
    private async Task<IActionResult> Refused(Guid id, IReadOnlyList<string> saved, IOutcome? outcome, CancellationToken ct)
    {
        if (outcome?.Refusals[0].Kind == RefusalKind.NotFound || !await lead.Open(id, ct)) return NotFound();
        Saved = [.. saved.Select(form => labels[$"Area_{form}"].Value)];
        foreach (var form in saved) said.Remove(form);
        if (outcome?.Refusals.Contains(LeadAccess.ChangedMeanwhile) == true) Meanwhile = await changes.Since(lead.Facts.Id, Seen, await people.Names(ct), ct);
        foreach (var refusal in outcome is Outcome<TakeAction.Result> ? outcome.Refusals.Where(refusal => refusal.Gate is null) : [])
        {
            var field = refusal.Field?.Split('[')[0];
            ModelState.AddModelError(field is not null && typeof(ActionForm).GetProperty(field) is not null ? $"Form.{field}" : "", refusals.Say(refusal));
        }

        Response.StatusCode = outcome is null ? StatusCodes.Status422UnprocessableEntity : OutcomeResults.StatusOf(outcome);
        await Show(ct, outcome is Outcome<TakeAction.Result> ? outcome.Refusals : []);
        return Page();
    }

    private async Task Show(CancellationToken ct, IReadOnlyList<Refusal>? told = null)
    {
        if (Choice is not { } choice)
        {
            NotHere = await asks.NotHere(lead.Facts, Key, ct);
            return;
        }

        var unmet = choice.Unmet.Concat(told ?? []).Where(refusal => refusal.Gate is not null || refusal.Kind == RefusalKind.Forbidden).DistinctBy(refusal => refusal.Gate ?? refusal.Code).ToList();
        var fields = unmet.SelectMany(LeadFields.For).Concat(LeadFields.All.Where(field => Fields.Contains(field.Key) && said.ContainsKey(field.Form))).Where(May).ToHashSet();
        Asked = [.. LeadForms.Order.Select(form => (form, Fields: (IReadOnlyList<LeadField>)[.. LeadFields.All.Where(field => field.Form == form && fields.Contains(field))])).Where(page => page.Fields.Count > 0)];
        Rest = [.. unmet.Where(refusal => !refusal.Overridable && !LeadFields.For(refusal).Any(May)).Select(refusal => (asks.Line(lead.Facts.Id, refusal), Who(refusal)))];
        Questions = await asks.Of(lead.Facts, choice, Form, find: null, ct);
        if (fields.Any(field => field.Form == "duplicates")) Duplicates = (await mediator.Send(new FindDuplicates.Query(lead.Facts.Id), ct)).Value;
        (Form.Version, Seen) = (lead.Facts.Version, await changes.Now(lead.Facts.Id, ct));
        foreach (var name in new[] { "Form.Version", nameof(Seen) }) ModelState.Remove(name);
    }

    private bool May(LeadField field) => lead.May(LeadForms.PermissionFor(field.Form), rewrites: true);

    /// <summary>The roles that can do what cannot be typed in here; null where the refusal itself says who.</summary>
    private string? Who(Refusal refusal)
    {
        Permission? right = LeadFields.For(refusal) is [{ } field, ..] ? LeadForms.PermissionFor(field.Form) : (refusal.Code, refusal.Link) switch
        {
            ("screening-hit-open", _) => Permission.ClearScreeningHits,
            ("proposal-not-approved", _) => Permission.ApproveProposals,
            ("offer-not-approved", _) => Permission.ApproveIncentives,
            ("evidence-unverified", _) => Permission.Verify,
            (_, "screening") => Permission.ScreenParties,
            (_, "shortlist") => Permission.ShortlistSites,
            (_, "proposals") => Permission.PrepareProposals,
            (_, "visits") => Permission.PlanVisits,
            (_, "incentives") => Permission.PrepareIncentives,
            (_, "commitment") => Permission.RecordCommitments,
            (_, "landing") => Permission.Land,
            (_, "aftercare") => Permission.KeepAftercare,
            (_, "documents" or "tasks") => Permission.Annotate,
            _ => null,
        };
        return right is { } needed ? string.Join(", ", Enum.GetValues<Role>().Where(role => Rights.Of([role]).Contains(needed)).Select(role => labels.Name(role))) : null;
    }
}
