using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Leads of companies that are probably the same, and that somebody looked at them.</summary>
public sealed class DuplicatesModel(CurrentLead lead, IMediator mediator) : PageModel
{
    public IReadOnlyList<FindDuplicates.Candidate> Candidates { get; private set; } = [];

    /// <summary>Leads under a code name, which this person cannot compare.</summary>
    public int NotCompared { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        await Look(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken ct)
    {
        var answer = await lead.Send(this, id, () => new CheckDuplicates.Command(new LeadId(id), version), "Flash_DuplicatesChecked", ct);
        if (answer is PageResult) await Look(ct);
        return answer;
    }

    private async Task Look(CancellationToken ct)
    {
        if (lead.Obstacle(Permission.HandleInquiries, rewrites: true) is null && (await mediator.Send(new FindDuplicates.Query(lead.Facts.Id), ct)).Value is { } found) (Candidates, NotCompared) = found;
    }
}
