using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>The company that a page is about, as the person who asks may know it.</summary>
public sealed class CurrentCompany(IMediator mediator, AccessLog accessLog, CurrentUser user)
{
    public CompanyPage.Result Facts { get; private set; } = null!;

    public string Address => $"/companies/{Facts.Id}";

    public bool MayChange => user.May(Permission.MoveLeads);

    public bool MayMerge => user.May(Permission.ReassignLeads);

    /// <summary>Reads the company and notes who was told; false when there is none for this person.</summary>
    public async Task<bool> Open(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new CompanyPage.Query(new CompanyId(id)), ct);
        if (!found.Succeeded) return false;
        Facts = found.Value;
        await accessLog.Identity(Facts.Leads.Select(lead => (lead.Id, lead.Confidentiality, true)), ct);
        return true;
    }

    /// <summary>Sends what a form says. Done: on, with a word of success. Unreadable or refused: the page with what was typed and every reason.</summary>
    public async Task<IActionResult> Send(PageModel page, Guid? id, IRequest<Outcome> command, string said, string onwards, Func<Task>? show, CancellationToken ct)
    {
        if (!page.ModelState.IsValid)
        {
            if (id is { } unreadable && !await Open(unreadable, ct)) return page.NotFound();
            if (show is not null) await show();
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page.Page();
        }

        var outcome = await mediator.Send(command, ct);
        var stale = outcome.Refusals.Contains(LeadAccess.ChangedMeanwhile);
        page.ViewData["Stale"] = stale;
        return await page.Answer(outcome, Done, Show);

        IActionResult Done()
        {
            page.Flash(said);
            return new RedirectResult(onwards);
        }

        async Task Show()
        {
            if (id is { } there) await Open(there, ct);
            if (show is not null) await show();
        }
    }
}
