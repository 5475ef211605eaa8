using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.People;

/// <summary>What an administrator types of a team; every page with such a form calls it <c>Form</c>.</summary>
public sealed class TeamEntry
{
    public string? Name { get; set; }

    public Guid? LedBy { get; set; }

    public string? Calendar { get; set; }

    internal PersonId? Lead => LedBy is { } person ? new PersonId(person) : null;

    /// <summary>The calendar of the process, or one of the files.</summary>
    internal static IEnumerable<SelectListItem> CalendarItems(Calendars calendars, IStringLocalizer<Labels> labels) =>
        [new(labels["Teams_Calendar_Process"], ""), .. calendars.All.Select(calendar => new SelectListItem($"{calendar.Name} ({calendar.Calendar.Zone.Id})", calendar.Key))];

    /// <summary>Who may lead a team: everybody who is still here.</summary>
    internal static IEnumerable<SelectListItem> LeadItems(IEnumerable<PeopleDirectory.Entry> everybody, IStringLocalizer<Labels> labels) =>
        [new(labels["Teams_NoLead"], ""), .. everybody.Where(person => !person.HasLeft).Select(person => new SelectListItem(person.Name, person.Id.ToString()))];
}
