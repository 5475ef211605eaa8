using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What of a timeline is shown, and how much there is of everything else.</summary>
public sealed record TimelineFilter(LeadId Lead, TimelineKind? Kind, PersonId? By, IReadOnlyList<(TimelineKind Kind, int Count)> Kinds, IReadOnlyList<(PersonId Person, string Name, int Count)> People)
{
    public static TimelineFilter Of(LeadId lead, LeadTimeline.Query asked, LeadTimeline.Result told, Func<PersonId, string> name) => new(
        lead, asked.Kind, asked.By,
        [.. Enum.GetValues<TimelineKind>().Where(kind => told.Kinds.ContainsKey(kind) || kind == asked.Kind).Select(kind => (kind, told.Kinds.GetValueOrDefault(kind)))],
        [.. told.People.Select(person => (person.Key, Name: name(person.Key), person.Value)).OrderBy(person => person.Name, StringComparer.CurrentCulture)]);

    /// <summary>The address of the same lead with another filter, from its first page.</summary>
    public string With(TimelineKind? kind, PersonId? by) => Address(kind, by, page: 1);

    public string Page(int page) => Address(Kind, By, page);

    /// <summary>The address to look at it again from where one is: without the place on the page, to which it would be scrolled.</summary>
    public string Again => Page(1).Split('#')[0];

    private string Address(TimelineKind? kind, PersonId? by, int page)
    {
        string?[] asked = [kind is { } only ? $"kind={only.ToString().ToLowerInvariant()}" : null, by is { } person ? $"by={person}" : null, page > 1 ? $"timeline={page}" : null];
        var query = string.Join('&', asked.OfType<string>());
        return $"/leads/{Lead}{(query.Length > 0 ? "?" : "")}{query}#timeline";
    }
}
