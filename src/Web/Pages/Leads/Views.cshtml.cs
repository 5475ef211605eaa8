using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Views;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The lists of leads that a person keeps: a new one from the list at hand, and what becomes of the others.</summary>
public sealed class ViewsModel(IMediator mediator, PeopleDirectory people, TeamDirectory teams, ListWords words, CurrentUser user) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    private IReadOnlyDictionary<Guid, string> teamNames = new Dictionary<Guid, string>();

    /// <summary>What the list at hand asks for; null when no list was to be kept.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty]
    public ViewForm Form { get; set; } = new();

    public IReadOnlyList<MyViews.View> Views { get; private set; } = [];

    public bool IsSaving => Query is not null;

    public IEnumerable<MyViews.View> Mine => Views.Where(view => view.IsMine);

    public IEnumerable<MyViews.View> Shared => Views.Where(view => !view.IsMine);

    public IEnumerable<SelectListItem> Replaceable => Mine.Select(view => new SelectListItem(view.Name, view.Id.ToString()));

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "–");

    /// <summary>What a view asks for, in words.</summary>
    public IEnumerable<string> Says(string query) => ListAddress.Parse(query).Filtered.Select(pair => words.Chip(pair.Key, pair.Value, NameOf, teamNames));

    public bool MayChange(MyViews.View view) => view.IsMine || user.May(Domain.People.Permission.Administer);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    /// <summary>Keeps the list at hand, under a new name or in the place of an older one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var query = ListAddress.Parse(Query).ToString();
        return Form.Replaces is { } older
            ? await Send(new ChangeView.Command(older) { Query = query }, $"/leads?{query}", ct)
            : await Send(new SaveView.Command(Form.NewId, Form.Name ?? "", query), $"/leads?{query}", ct);
    }

    public Task<IActionResult> OnPostRenameAsync(Guid view, string? name, CancellationToken ct) => Change(new ChangeView.Command(view) { Name = name ?? "" }, ct);

    public Task<IActionResult> OnPostShareAsync(Guid view, bool on, CancellationToken ct) => Change(new ChangeView.Command(view) { Shared = on }, ct);

    public Task<IActionResult> OnPostDefaultAsync(Guid view, bool on, CancellationToken ct) => Change(new ChangeView.Command(view) { Default = on }, ct);

    public Task<IActionResult> OnPostRemoveAsync(Guid view, CancellationToken ct) => Change(new RemoveView.Command(view), ct);

    private Task<IActionResult> Change(ICommand command, CancellationToken ct)
    {
        Query = null;
        return Send(command, "/leads/views", ct);
    }

    private async Task<IActionResult> Send(ICommand command, string next, CancellationToken ct)
    {
        ModelState.Clear();
        var outcome = await mediator.Send(command, ct);
        return await this.Answer(outcome, Done, () => Load(ct));

        IActionResult Done()
        {
            this.Flash("Flash_Saved");
            return Redirect(next);
        }
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new MyViews.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Views = found.Value;
        names = await people.Names(ct);
        teamNames = await teams.Names(ct);
        return null;
    }

    public sealed class ViewForm
    {
        /// <summary>Made with the form, so that a second click is the same view.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public string? Name { get; set; }

        public Guid? Replaces { get; set; }
    }
}
