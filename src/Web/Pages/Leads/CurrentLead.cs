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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The lead that a page is about, as the person who asks may see it, with the names its pages say.</summary>
public sealed class CurrentLead(IMediator mediator, PeopleDirectory people, ProcessCatalog processes, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels)
{
    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];

    public LeadPage.Result Facts { get; private set; } = null!;

    public ProcessTexts Texts => processes.Texts(Facts.Process).With(processes.Words());

    /// <summary>The definition it runs on.</summary>
    public ProcessDefinition Process { get; private set; } = null!;

    public string Address => $"/leads/{Facts.Id}";

    public PersonId Me => user.Id;

    /// <summary>Everybody who can be asked to do something.</summary>
    public IEnumerable<SelectListItem> People => Listed(_ => true);

    /// <summary>Everybody who can answer for a lead or stand in.</summary>
    public IEnumerable<SelectListItem> Owners => Listed(person => Rights.Of(person.Roles).Contains(Permission.MoveLeads));

    /// <summary>Reads the lead and notes who was told; false when there is none for this person.</summary>
    public async Task<bool> Open(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new LeadPage.Query(new LeadId(id)), ct);
        if (!found.Succeeded) return false;
        Facts = found.Value;
        Process = await processes.Get(new ProcessRef(Facts.Process, Facts.ProcessVersion), ct);
        everybody = await people.All(ct);
        await accessLog.Identity([(Facts.Id, Facts.Confidentiality, Facts.KnowsIdentity)], ct);
        return true;
    }

    /// <summary>Whether a gate of its definition asks for a fact.</summary>
    public bool Asks(string fact) => Process.Stages.Any(stage => stage.Exit.Any(use => use.Of == fact));

    public string Say(string label) => labels[label];

    public string NameOf(PersonId? person) => everybody.FirstOrDefault(entry => entry.Id == person)?.Name ?? "–";

    /// <summary>Why the person cannot use a form, and who can; null when they can. A form that shows masked words would overwrite the true ones.</summary>
    public string? Obstacle(Permission permission, bool rewrites = false) =>
        Facts.Status.IsTerminal ? labels["ReadOnly_Ended"]
        : !user.May(permission) ? labels["ReadOnly_NotPermitted", string.Join(", ", Enum.GetValues<Role>().Where(role => Rights.Of([role]).Contains(permission)).Select(role => labels.Name(role)))]
        : rewrites && !Facts.KnowsIdentity ? labels["ReadOnly_Masked"]
        : (string?)null;

    public bool May(Permission permission, bool rewrites = false) => Obstacle(permission, rewrites) is null;

    /// <summary>Sends what a form says. Done: the page anew, with a word of success. Unreadable or refused: the page with what was typed and every reason; its other forms are filled anew.</summary>
    public async Task<IActionResult> Send<T>(PageModel page, Guid id, Func<IRequest<T>> command, string said, CancellationToken ct, string form = "Form", Action? fill = null, string? undo = null)
        where T : IOutcome
    {
        if (!page.ModelState.IsValid)
        {
            if (!await Open(id, ct)) return page.NotFound();
            fill?.Invoke();
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page.Page();
        }

        var outcome = await mediator.Send(command(), ct);
        page.ViewData["Stale"] = outcome.Refusals.Contains(LeadAccess.ChangedMeanwhile);
        return await page.Answer(outcome, Done, Show, form);

        IActionResult Done()
        {
            page.Flash(said, undo);
            return new RedirectResult(page.Request.Path);
        }

        async Task Show()
        {
            if (await Open(id, ct)) fill?.Invoke();
            else page.CannotBeShown(StatusCodes.Status404NotFound);
        }
    }

    private IEnumerable<SelectListItem> Listed(Func<PeopleDirectory.Entry, bool> fits) =>
        everybody.Where(person => !person.HasLeft && fits(person)).Select(person => new SelectListItem(labels.Name(person), person.Id.ToString()));
}
