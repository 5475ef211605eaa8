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
public sealed class PersonModel(IMediator mediator, CurrentUser user, UserManager<Person> accounts, PasswordLink link, ApiKeyForms keys, TeamDirectory teams) : PageModel
{
    [BindProperty]
    public PersonEntry Form { get; set; } = new();

    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>Shown once, to be handed on.</summary>
    [TempData]
    public string? Link { get; set; }

    [BindProperty]
    public ApiKeyEntry NewKey { get; set; } = new();

    /// <summary>Shown once, to who made it.</summary>
    [TempData]
    public string? MadeKey { get; set; }

    public ApiKeysPart Keys { get; private set; } = null!;

    public PeopleRegister.Entry Entry { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Teams { get; private set; } = new Dictionary<Guid, string>();

    public bool IsMe => Entry.Id == user.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => Send(
        id, new ChangePerson.Command(new PersonId(id), Stamp ?? "", Form.ToForm()), "Flash_Saved", ct);

    public Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken ct) => Send(id, new ReleasePerson.Command(new PersonId(id)), "Flash_PersonLeft", ct, fill: true);

    public Task<IActionResult> OnPostReadmitAsync(Guid id, CancellationToken ct) => Send(id, new ReadmitPerson.Command(new PersonId(id)), "Flash_PersonReturned", ct, fill: true);

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is { } problem) return problem;
        if (Entry.LeftAt is null && await accounts.FindByIdAsync(id.ToString()) is { } account) Link = await link.For(account, Request);
        return Redirect($"/people/{id}#link");
    }

    public async Task<IActionResult> OnPostMakeKeyAsync(Guid id, CancellationToken ct)
    {
        var (outcome, key) = await keys.Make(new PersonId(id), NewKey, User, ct);
        if (outcome.Succeeded) MadeKey = key;
        return await this.Answer(outcome, () => Redirect($"/people/{id}#keys"), () => LoadAndFill(id, ct), nameof(NewKey));
    }

    public Task<IActionResult> OnPostTakeAwayFactorAsync(Guid id, CancellationToken ct) => Send(id, new TakeAwaySecondFactor.Command(new PersonId(id)), "Flash_FactorTakenAway", ct, fill: true);

    public Task<IActionResult> OnPostRevokeKeyAsync(Guid id, Guid key, CancellationToken ct) => Send(id, new RevokeApiKey.Command(new PersonId(id), key), "Flash_KeyRevoked", ct, fill: true);

    private async Task<IActionResult> Send(Guid id, ICommand command, string said, CancellationToken ct, bool fill = false) => await this.Answer(
        await mediator.Send(command, ct),
        () =>
        {
            this.Flash(said);
            return Redirect($"/people/{id}");
        },
        () => fill ? LoadAndFill(id, ct) : LoadOrNot(id, ct));

    private async Task LoadAndFill(Guid id, CancellationToken ct)
    {
        if (await LoadOrNot(id, ct)) Fill();
    }

    private async Task<bool> LoadOrNot(Guid id, CancellationToken ct)
    {
        if (await Load(id, ct) is null) return true;
        this.CannotBeShown(StatusCodes.Status403Forbidden);
        return false;
    }

    private void Fill() => (Form, Stamp) = (PersonEntry.Of(Entry), Entry.Stamp);

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new PeopleRegister.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        if (found.Value.FirstOrDefault(person => person.Id.Value == id) is not { } entry) return NotFound();
        Entry = entry;
        Teams = await teams.Names(ct);
        Keys = await keys.For(entry.Id, MadeKey, NewKey, ct);
        return null;
    }
}
