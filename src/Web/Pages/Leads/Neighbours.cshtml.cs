using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The way from a lead to the ones before and after it in the list it was opened from; asked for by the lead's page when its address has lost the list.</summary>
public sealed class NeighboursModel(IMediator mediator, CurrentUser user, DeskTime desk) : PageModel
{
    public Place Neighbours { get; private set; } = null!;

    /// <summary>A lead's place in a list, and the list as its address has it.</summary>
    public sealed record Place(LeadNeighbours.Result List, string From)
    {
        public string Back => ListAddress.Parse(From) is var list && list.ToString().Length > 0 ? list.Path() : "/leads?view=all";
    }

    public async Task<IActionResult> OnGetAsync(Guid id, string? from, CancellationToken ct)
    {
        if (await Find(mediator, user.Id, desk, new LeadId(id), from, ct) is not { } place) return NotFound();
        Neighbours = place;
        return Page();
    }

    /// <summary>Null where no list was named, or one that cannot be.</summary>
    public static async Task<Place?> Find(IMediator mediator, PersonId me, DeskTime desk, LeadId lead, string? from, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(from) || ListAddress.Parse(from) is not { Faults.Count: 0 } list) return null;
        var found = await mediator.Send(new LeadNeighbours.Query(lead, list.ToQuery(me, desk.Today)), ct);
        return found.Succeeded ? new Place(found.Value, list.ToString() is { Length: > 0 } query ? query : "all") : null;
    }
}
