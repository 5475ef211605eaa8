using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Search;
using MediatR;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Http;

/// <summary>Asks for what a person may find and says it in lines; who was told a protected identity that way is written down.</summary>
public sealed class SearchWeb(IMediator mediator, ProcessCatalog processes, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels)
{
    /// <summary>A question that cannot be asked, else what was found; people too, where they may be looked up.</summary>
    public async Task<Outcome<(IReadOnlyList<SearchGroup> Groups, bool IsIncomplete)>> Find(string? q, int most, CancellationToken ct)
    {
        var (groups, incomplete) = (new List<SearchGroup>(), false);
        if (user.May(Permission.ReadLeads))
        {
            var found = await mediator.Send(new Find.Query(q) { PerGroup = most }, ct);
            if (!found.Succeeded) return found.As<(IReadOnlyList<SearchGroup>, bool)>();
            await Log(found.Value.Groups.SelectMany(group => group.Hits).Select(hit => hit.Lead).OfType<FoundLead>(), ct);
            groups.AddRange(found.Value.Groups.Select(group => new SearchGroup(group.Kind.ToString(), labels[$"Search_{group.Kind}"], [.. group.Hits.Select(hit => Line(group.Kind, hit))], group.HasMore)));
            incomplete = found.Value.IsIncomplete;
        }

        if (user.May(Permission.ReadProcesses))
        {
            var people = await mediator.Send(new FindPeople.Query(q) { Most = most }, ct);
            if (!people.Succeeded) return people.As<(IReadOnlyList<SearchGroup>, bool)>();
            var lines = people.Value.Where(person => user.May(Permission.Administer) || user.May(Permission.ReadLeads)).Select(Line).ToList();
            if (lines.Count > 0) groups.Add(new SearchGroup(nameof(SearchKind.Person), labels[$"Search_{SearchKind.Person}"], lines));
        }

        return Outcome<(IReadOnlyList<SearchGroup>, bool)>.Of((groups, incomplete));
    }

    /// <summary>The leads a browser remembers, of which those are named that the person may see.</summary>
    public async Task<SearchGroup?> Recent(string? ids, CancellationToken ct)
    {
        var leads = (ids ?? "").Split(',').Take(RecentLeads.Most).Select(id => Guid.TryParse(id, out var lead) ? new LeadId(lead) : (LeadId?)null).OfType<LeadId>().ToList();
        if (leads.Count == 0 || !user.May(Permission.ReadLeads)) return null;
        var named = await mediator.Send(new RecentLeads.Query(leads), ct);
        if (!named.Succeeded || named.Value.Count == 0) return null;
        await Log(named.Value, ct);
        return new SearchGroup("Recent", labels["Search_Recent"], [.. named.Value.Select(lead => new SearchHit($"/leads/{lead.Id}", "history", lead.Name, Context(lead, null)))]);
    }

    public async Task Log(IEnumerable<FoundLead> leads, CancellationToken ct) =>
        await accessLog.Found(leads.DistinctBy(lead => lead.Id).Select(lead => (lead.Id, lead.Confidentiality, lead.IsIdentity)), ct);

    public static string Address(SearchKind kind, Find.Hit hit) => (kind, hit.Lead) switch
    {
        (SearchKind.Company, null) => $"/companies/{hit.Id}",
        (_, null) => $"/leads?q={Uri.EscapeDataString(hit.Title)}",
        (SearchKind.Site, { } lead) => $"/leads/{lead.Id}/shortlist",
        (SearchKind.Document, { } lead) => $"/leads/{lead.Id}/documents",
        (_, { } lead) => $"/leads/{lead.Id}",
    };

    private SearchHit Line(SearchKind kind, Find.Hit hit) => new(Address(kind, hit), IconOf(kind), hit.Title, hit.Lead is { } lead ? Context(lead, hit) : labels["Search_NoLead"]);

    private SearchHit Line(PeopleDirectory.Entry person) => new(
        user.May(Permission.Administer) ? $"/people/{person.Id}" : $"/leads?owner={person.Id}", "user-circle", person.Name,
        string.Join(" · ", person.HasLeft ? [labels["Search_HasLeft"]] : person.Roles.Select(role => labels.Name(role))));

    /// <summary>A detail, the lead's name unless it is the title, how far it is, and its number.</summary>
    private string Context(FoundLead lead, Find.Hit? hit)
    {
        var stage = processes.Texts(lead.Process).Stage(lead.Stage);
        string?[] parts = [hit?.Detail, hit is null || hit.Title == lead.Name ? null : lead.Name, lead.Status == LeadStatus.Active ? stage : $"{stage}, {labels.Name(lead.Status)}", lead.CodeName == lead.Name ? null : lead.CodeName, lead.Number == lead.Name ? null : lead.Number];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string IconOf(SearchKind kind) => kind switch
    {
        SearchKind.Lead => "briefcase",
        SearchKind.Company => "building",
        SearchKind.Contact => "users",
        SearchKind.Site => "map-pin",
        SearchKind.Document => "file-text",
        SearchKind.Person => "user-circle",
    };
}
