using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.People;

/// <summary>Who may sign in, as what; and the letting in of somebody new.</summary>
public sealed class IndexModel(IMediator mediator, TeamDirectory teams) : PageModel
{
    [BindProperty]
    public PersonEntry Form { get; set; } = new();

    /// <summary>Made with the form, so that a second click is the same person.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public IReadOnlyList<PeopleRegister.Entry> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Teams { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var admitted = await mediator.Send(new AdmitPerson.Command(new PersonId(NewId), Form.ToForm()), ct);
        return await this.Answer(
            admitted,
            () =>
            {
                this.Flash("Flash_PersonAdmitted");
                return Redirect($"/people/{NewId}");
            },
            () => Load(ct));
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new PeopleRegister.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        People = found.Value;
        Teams = await teams.Names(ct);
        return null;
    }
}
