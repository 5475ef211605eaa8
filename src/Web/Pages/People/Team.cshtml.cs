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

/// <summary>One team: its name, who leads it, who belongs to it, and its end.</summary>
public sealed class TeamModel(IMediator mediator, PeopleDirectory people, Calendars calendars, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];

    [BindProperty]
    public TeamEntry Form { get; set; } = new();

    public TeamList.Entry Entry { get; private set; } = null!;

    public IEnumerable<SelectListItem> LeadItems => TeamEntry.LeadItems(everybody, labels);

    public IEnumerable<SelectListItem> CalendarItems => TeamEntry.CalendarItems(calendars, labels);

    public string NameOf(PersonId person) => everybody.FirstOrDefault(known => known.Id == person)?.Name ?? "–";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        Form = new TeamEntry { Name = Entry.Name, LedBy = Entry.LedBy?.Value, Calendar = Entry.Calendar };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => Send(id, new ChangeTeam.Command(id, Form.Name ?? "", Form.Lead, Form.Calendar), "Flash_Saved", $"/people/teams/{id}", ct);

    public Task<IActionResult> OnPostDissolveAsync(Guid id, CancellationToken ct) => Send(id, new DissolveTeam.Command(id), "Flash_TeamDissolved", "/people/teams", ct);

    private async Task<IActionResult> Send(Guid id, ICommand command, string said, string next, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        return await this.Answer(await mediator.Send(command, ct), () =>
        {
            this.Flash(said);
            return Redirect(next);
        });
    }

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        if (!user.May(Permission.Administer)) return StatusCode(StatusCodes.Status403Forbidden);
        everybody = await people.All(ct);
        var found = await mediator.Send(new TeamList.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        if (found.Value.FirstOrDefault(team => team.Id == id) is not { } entry) return NotFound();
        Entry = entry;
        return null;
    }
}
