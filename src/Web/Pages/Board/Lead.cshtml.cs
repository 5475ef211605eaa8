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
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Board;

/// <summary>One card of the board: where its lead may go, and the move itself. A move that needs more answers where that is asked; a refused one answers every reason.</summary>
public sealed class LeadModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, RefusalTexts refusals, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    public LeadMoves.Result Lead { get; private set; } = null!;

    public ProcessTexts Texts => processes.Texts(Lead.Process);

    /// <summary>What came of a move: <c>moved</c>, <c>form</c> (it asks for something), <c>mend</c> (facts are missing), <c>changed</c> (somebody was faster), <c>refused</c>; null when only looking.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Where what is asked for, or missing, is filled in; null when there is nothing of the kind.</summary>
    public string? Form { get; private set; }

    /// <summary>Who changed the lead meanwhile, in words; null when nobody did.</summary>
    public string? ChangedBy { get; private set; }

    public IReadOnlyList<GateLine> Reasons { get; private set; } = [];

    public string Title { get; private set; } = "";

    /// <summary>Whether the board's script asks, which shows it in a sheet.</summary>
    public bool IsSheet => Request.Headers.ContainsKey("HX-Request");

    public CardList AsList => new([Lead.Card], names, user.May(Permission.MoveLeads));

    /// <summary>Where the lead is, said to who moved it.</summary>
    public string Said => Lead.Card.Status == LeadStatus.Active
        ? labels["Board_Moved", Lead.Card.Name, Texts.Stage(Lead.Card.Stage)]
        : labels["Board_Moved_Status", Lead.Card.Name, Texts.Stage(Lead.Card.Stage), labels.Name(Lead.Card.Status)];

    /// <summary>What may be tried; onwards always, for what is missing is asked for then.</summary>
    public IReadOnlyList<LeadPage.Option> Open => [.. Lead.Choices.Where(choice => choice.Allowed || (choice.Kind == ActionKind.Advance && !IsForbidden(choice)))];

    public IReadOnlyList<LeadPage.Option> Closed => [.. Lead.Choices.Except(Open)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct)) return NotFound();
        Title = labels["Board_Choices", Lead.Card.Name];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, string to, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (!await Load(id, ct)) return NotFound();
        var target = new StageKey(to);
        // A second drop of the same card has nothing left to do.
        if (Lead.Card.Stage == target) return Moved();

        Title = labels["Board_Refused", Lead.Card.Name, Texts.Stage(target)];
        if (Lead.To(target) is not { } choice)
        {
            return Refused("refused", [new(labels["Board_NoWay", Texts.Stage(Lead.Card.Stage), labels.Name(Lead.Card.Status), Texts.Stage(target)], null)]);
        }

        if (!IsForbidden(choice) && choice.Inputs.Count > 0 && version == Lead.Card.Version)
        {
            Form = $"/leads/{id}/actions/{choice.Action}?to={Uri.EscapeDataString(to)}";
            return IsSheet ? Refused("form", []) : Redirect(Form);
        }

        var taken = await mediator.Send(new TakeAction.Command(Lead.Card.Id, version, choice.Action), ct);
        if (!taken.Succeeded && taken.Refusals[0].Kind == RefusalKind.NotFound) return NotFound();
        if (!await Load(id, ct)) return NotFound();
        if (taken.Succeeded) return Moved();
        if (taken.Refusals.Contains(LeadAccess.ChangedMeanwhile)) return await Changed(ct);

        var missing = taken.Refusals.Any(refusal => refusal.Gate is not null);
        if (missing) Form = $"/leads/{id}/mend/{choice.Action}?to={Uri.EscapeDataString(to)}";
        return Refused(missing ? "mend" : "refused", Lines(taken.Refusals), OutcomeResults.StatusOf(taken));
    }

    /// <summary>Refusals, each with where it is mended.</summary>
    public IReadOnlyList<GateLine> Lines(IReadOnlyList<Refusal> unmet) =>
        [.. unmet.Select(refusal => new GateLine(refusals.Say(refusal), RefusalTexts.LinkFor(Lead.Card.Id.Value, refusal), Blocks: !refusal.Overridable))];

    private static bool IsForbidden(LeadPage.Option choice) => choice.Unmet.Any(refusal => refusal.Kind == RefusalKind.Forbidden);

    private IActionResult Moved()
    {
        Outcome = "moved";
        Title = labels["Board_Choices", Lead.Card.Name];
        if (IsSheet) return Page();
        TempData["Flash"] = Said;
        return Redirect("/board");
    }

    private PageResult Refused(string outcome, IReadOnlyList<GateLine> reasons, int status = StatusCodes.Status409Conflict)
    {
        (Outcome, Reasons) = (outcome, reasons);
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Somebody was faster: the card as it stands now, and who it was where the journal may be read.</summary>
    private async Task<IActionResult> Changed(CancellationToken ct)
    {
        var told = await mediator.Send(new LeadTimeline.Query(Lead.Card.Id, PageSize: 1), ct);
        var who = told is { Succeeded: true, Value.Entries: [var latest, ..] } ? names.GetValueOrDefault(latest.Actor) : null;
        ChangedBy = who is null || who == names.GetValueOrDefault(user.Id) ? labels["Board_Changed"] : labels["Board_Changed_By", who];
        Title = labels["Board_Choices", Lead.Card.Name];
        return Refused("changed", []);
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new LeadMoves.Query(new LeadId(id)), ct);
        if (!found.Succeeded) return false;
        Lead = found.Value;
        names = await people.Names(ct);
        await accessLog.Board([Lead.Card], ct);
        return true;
    }
}
