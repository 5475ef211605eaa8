using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>When a person is away and who stands in; an administrator opens it for others.</summary>
public sealed class AbsenceModel(IMediator mediator, PeopleDirectory people, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];

    [BindProperty]
    public Announcement Form { get; set; } = new();

    public PersonId Whose { get; private set; }

    public AbsenceList.Result Known { get; private set; } = null!;

    public bool IsMine => Whose == user.Id;

    /// <summary>Who works at the desk and may be asked to stand in.</summary>
    public IEnumerable<SelectListItem> StandIns => everybody.Where(person => !person.HasLeft && person.Id != Whose && Rights.Of(person.Roles).Contains(Permission.Annotate))
        .Select(person => new SelectListItem(labels.Name(person), person.Id.ToString()))
        .Prepend(new SelectListItem(labels["Absence_Nobody"], ""));

    public async Task<IActionResult> OnGetAsync(Guid? person, CancellationToken ct) => await Load(person, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid? person, CancellationToken ct)
    {
        if (await Load(person, ct) is { } problem) return problem;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var announced = await mediator.Send(
            new AnnounceAbsence.Command(Form.NewId, Whose, Form.From ?? default, Form.To ?? default, Form.StandInId is { } standIn ? new PersonId(standIn) : null), ct);
        return await this.Answer(announced, () => Back("Flash_AbsenceAnnounced"));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid? person, Guid absence, CancellationToken ct)
    {
        if (await Load(person, ct) is { } problem) return problem;
        ModelState.Clear();
        return await this.Answer(await mediator.Send(new EndAbsence.Command(absence), ct), () => Back("Flash_AbsenceEnded"));
    }

    public string NameOf(PersonId person) => everybody.FirstOrDefault(entry => entry.Id == person)?.Name ?? "–";

    private RedirectResult Back(string said)
    {
        this.Flash(said);
        return Redirect(Request.Path);
    }

    /// <summary>Not found where there is no such person or it is somebody without work at the desk.</summary>
    private async Task<IActionResult?> Load(Guid? person, CancellationToken ct)
    {
        Whose = person is { } other ? new PersonId(other) : user.Id;
        var found = await mediator.Send(new AbsenceList.Query(Whose), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        (Known, everybody) = (found.Value, await people.All(ct));
        return everybody.Any(entry => entry.Id == Whose && Rights.Of(entry.Roles).Contains(Permission.Annotate)) ? null : NotFound();
    }

    /// <summary>What is typed of an absence.</summary>
    public sealed class Announcement
    {
        /// <summary>Made with the form, so that a second click is the same absence.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public Guid? StandInId { get; set; }
    }
}
