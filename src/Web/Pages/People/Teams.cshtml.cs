using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.People;

/// <summary>The teams there are, and the founding of another.</summary>
public sealed class TeamsModel(IMediator mediator, PeopleDirectory people, Calendars calendars, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];

    [BindProperty]
    public TeamEntry Form { get; set; } = new();

    /// <summary>Made with the form, so that a second click is the same team.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public IReadOnlyList<TeamList.Entry> Teams { get; private set; } = [];

    public IEnumerable<SelectListItem> LeadItems => TeamEntry.LeadItems(everybody, labels);

    public IEnumerable<SelectListItem> CalendarItems => TeamEntry.CalendarItems(calendars, labels);

    public string NameOf(PersonId person) => everybody.FirstOrDefault(known => known.Id == person)?.Name ?? "–";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await this.Answer(
        await mediator.Send(new FoundTeam.Command(NewId, Form.Name ?? "", Form.Lead, Form.Calendar), ct),
        () =>
        {
            this.Flash("Flash_TeamFounded");
            return Redirect("/people/teams");
        },
        () => Load(ct));

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        if (!user.May(Permission.Administer)) return StatusCode(StatusCodes.Status403Forbidden);
        everybody = await people.All(ct);
        var found = await mediator.Send(new TeamList.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Teams = found.Value;
        return null;
    }
}
