using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>How mail leaves, what waits and failed, and a test mail to oneself. Nothing is set here: what is secret does not belong in the database.</summary>
public sealed class MailModel(IMediator mediator, MailTest test, UserManager<Person> accounts) : PageModel
{
    public MailState.Result State { get; private set; } = null!;

    /// <summary>Where a test mail would go.</summary>
    public Addressee? Me { get; private set; }

    /// <summary>What came of the test that was just asked for; null when none was.</summary>
    public MailTest.Result? Tested { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        // First whether they may at all: what is sent cannot be taken back.
        if (await Load(ct) is { } problem) return problem;
        if (Me is null) return await OnGetAsync(ct);
        Tested = await test.Send(Me, CultureInfo.CurrentUICulture.Name, ct);
        await mediator.Send(new NoteMailTest.Command(Tested.Problem), ct);
        return await Load(ct) ?? Page();
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new MailState.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        State = found.Value;
        Me = await accounts.GetUserAsync(User) is { Email: { Length: > 0 } email } person && MailAddress.IsOne(email) ? new(email, person.Name) : null;
        return null;
    }
}
