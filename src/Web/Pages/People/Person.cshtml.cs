using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.People;

/// <summary>One of our people: name, address and roles, a link to choose a password by, and whether they are still here.</summary>
public sealed class PersonModel(IMediator mediator, CurrentUser user, UserManager<Person> accounts, PasswordLink link) : PageModel
{
    [BindProperty]
    public PersonEntry Form { get; set; } = new();

    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>Shown once, to be handed on.</summary>
    [TempData]
    public string? Link { get; set; }

    public PeopleRegister.Entry Entry { get; private set; } = null!;

    public bool IsMe => Entry.Id == user.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        (Form, Stamp) = (PersonEntry.Of(Entry), Entry.Stamp);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => Send(
        id, new ChangePerson.Command(new PersonId(id), Stamp ?? "", Form.ToForm()), "Flash_Saved", ct);

    public Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken ct) => Send(id, new ReleasePerson.Command(new PersonId(id)), "Flash_PersonLeft", ct);

    public Task<IActionResult> OnPostReadmitAsync(Guid id, CancellationToken ct) => Send(id, new ReadmitPerson.Command(new PersonId(id)), "Flash_PersonReturned", ct);

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        if (Entry.LeftAt is null && await accounts.FindByIdAsync(id.ToString()) is { } account) Link = await link.For(account, Request);
        return Redirect($"/people/{id}#link");
    }

    private async Task<IActionResult> Send(Guid id, ICommand command, string said, CancellationToken ct) => await this.Answer(
        await mediator.Send(command, ct),
        () =>
        {
            this.Flash(said);
            return Redirect($"/people/{id}");
        },
        () => Load(id, ct));

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new PeopleRegister.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        if (found.Value.FirstOrDefault(person => person.Id.Value == id) is not { } entry) return NotFound();
        Entry = entry;
        return null;
    }
}
