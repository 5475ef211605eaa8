using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.People;

/// <summary>The entries of a person, for every page that has a <c>Form</c> of them, and the teams there are.</summary>
public sealed record PersonFields(PersonEntry Form, IReadOnlyDictionary<Guid, string> Teams)
{
    public IEnumerable<SelectListItem> TeamItems(string none) => [new(none, ""), .. Teams.Select(team => new SelectListItem(team.Value, team.Key.ToString()))];
}
