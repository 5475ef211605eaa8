using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.FirstSteps;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>Leads a new desk's administrator from the first sign-in to the first inquiry.</summary>
public sealed class StartModel(IMediator mediator, CurrentUser user) : PageModel
{
    public FirstStepList.Result Steps { get; private set; } = null!;

    /// <summary>Where a step is done; null where that is not in the product.</summary>
    public string? LinkOf(string step) => step switch
    {
        "letterhead" => "/organisation",
        "office" => "/organisation#office",
        "mail" => "/organisation/mail",
        "colleagues" => "/people#add",
        // Who only administers cannot register anything: they let somebody in who can, or take the role themselves.
        "inquiry" => user.May(Permission.HandleInquiries) ? "/leads/register" : $"/people/{user.Id}",
        _ => null,
    };

    /// <summary>The inquiry is registered by who may; who may not is told how that changes.</summary>
    public string TextOf(string step) => step == "inquiry" && !user.May(Permission.HandleInquiries) ? "FirstStep_inquiry_Other" : $"FirstStep_{step}_Text";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new FirstStepList.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Steps = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool shown, CancellationToken ct)
    {
        var outcome = await mediator.Send(new ShowFirstSteps.Command(shown), ct);
        if (!outcome.Succeeded) return StatusCode(OutcomeResults.StatusOf(outcome));
        this.Flash(shown ? "Flash_FirstStepsShown" : "Flash_FirstStepsHidden");
        return shown ? RedirectToPage() : Redirect("/");
    }
}
