using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What has to be done for a lead, by whom and by when.</summary>
public sealed class TasksModel(CurrentLead lead, DeskTime time) : PageModel
{
    [BindProperty]
    public TaskForm Form { get; set; } = new();

    [BindProperty]
    public WaiverForm Waiver { get; set; } = new();

    [BindProperty]
    public GivenForm Given { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id,
        () => new AddTask.Command(new LeadId(id), Form.NewId, Form.Title ?? "", Form.Role.OrNone(), Form.AssigneeId is { } person ? new PersonId(person) : null, Form.DueAt is { } due ? time.FromDesk(due) : default),
        "Flash_TaskAdded", ct);

    public Task<IActionResult> OnPostDoneAsync(Guid id, Guid part, CancellationToken ct) =>
        lead.Send(this, id, () => new CloseTask.Command(new LeadId(id), part, WaivedBecause: null), "Flash_TaskDone", ct, fill: Fill, undo: UndoOf(id, part));

    public Task<IActionResult> OnPostReopenAsync(Guid id, Guid part, CancellationToken ct) =>
        lead.Send(this, id, () => new ReopenTask.Command(new LeadId(id), part), "Flash_TaskReopened", ct, fill: Fill);

    public Task<IActionResult> OnPostWaiveAsync(Guid id, CancellationToken ct)
    {
        // Without a reason the use case takes a task for done.
        if (string.IsNullOrWhiteSpace(Waiver.WaivedBecause)) ModelState.AddModelError("Waiver.WaivedBecause", lead.Say("Tasks_ReasonMissing"));
        return lead.Send(this, id, () => new CloseTask.Command(new LeadId(id), Waiver.Part, Waiver.WaivedBecause), "Flash_TaskWaived", ct, nameof(Waiver), Fill, UndoOf(id, Waiver.Part));
    }

    public Task<IActionResult> OnPostClaimAsync(Guid id, Guid part, CancellationToken ct) =>
        lead.Send(this, id, () => new ClaimTask.Command(new LeadId(id), part), "Flash_TaskClaimed", ct, fill: Fill);

    public Task<IActionResult> OnPostReleaseAsync(Guid id, Guid part, CancellationToken ct) =>
        lead.Send(this, id, () => new ReleaseTask.Command(new LeadId(id), part), "Flash_TaskReleased", ct, fill: Fill);

    public Task<IActionResult> OnPostDelegateAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new DelegateTask.Command(new LeadId(id), Given.Part, Given.To.Person(), Given.Note), "Flash_TaskGiven", ct, nameof(Given), Fill);

    /// <summary>Where a task that was closed is opened again.</summary>
    internal static string UndoOf(Guid lead, Guid task) => $"/leads/{lead}/tasks?handler=Reopen&part={task}";

    private void Fill() => Form = new() { NewId = Guid.CreateVersion7() };

    public sealed class TaskForm
    {
        public Guid NewId { get; set; }

        public string? Title { get; set; }

        public Role? Role { get; set; }

        public Guid? AssigneeId { get; set; }

        public DateTime? DueAt { get; set; }
    }

    public sealed class GivenForm
    {
        public Guid Part { get; set; }

        public Guid? To { get; set; }

        public string? Note { get; set; }
    }

    public sealed class WaiverForm
    {
        public Guid Part { get; set; }

        public string? WaivedBecause { get; set; }
    }
}
