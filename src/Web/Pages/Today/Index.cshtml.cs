using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Today;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Today;

/// <summary>What waits for a person this morning, most pressing first, each with its reason; done or put off in one key press.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, AccessLog accessLog, Calendars calendars, DeskTime desk, IStringLocalizer<Labels> labels) : PageModel
{
    public MyWork.Result Work { get; private set; } = null!;

    /// <summary>Where one key press puts something off to: the working day after today, or after the day it is due.</summary>
    public DateOnly PutOff(WorkItem item)
    {
        var due = item.DueAt is { } at && desk.DayOf(at) > desk.Today ? desk.DayOf(at) : desk.Today;
        return desk.DayOf(calendars[OfficeClock.Calendar].OpeningOf(due.AddDays(1)));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public Task<IActionResult> OnPostDoneAsync(Guid lead, Guid part, CancellationToken ct) => Send(new CloseTask.Command(new LeadId(lead), part, null), "Flash_TaskDone", ct, $"/today?handler=Reopen&lead={lead}&part={part}");

    public Task<IActionResult> OnPostReopenAsync(Guid lead, Guid part, CancellationToken ct) => Send(new ReopenTask.Command(new LeadId(lead), part), "Flash_TaskReopened", ct);

    public Task<IActionResult> OnPostLaterAsync(Guid lead, Guid? part, DateOnly until, CancellationToken ct) => Send(
        part is { } task ? new PostponeTask.Command(new LeadId(lead), task, until) : new PostponeNextStep.Command(new LeadId(lead), until), "Flash_Postponed", ct);

    public Task<IActionResult> OnPostClaimAsync(Guid lead, Guid part, CancellationToken ct) => Send(new ClaimTask.Command(new LeadId(lead), part), "Flash_TaskClaimed", ct);

    public Task<IActionResult> OnPostReleaseAsync(Guid lead, Guid part, CancellationToken ct) => Send(new ReleaseTask.Command(new LeadId(lead), part), "Flash_TaskReleased", ct);

    public async Task<IActionResult> OnPostDecideAsync(Guid lead, Guid part, int version, bool approve, string? comment, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        (Refused, Comment) = (part, comment);
        if (approve || !string.IsNullOrWhiteSpace(comment)) return await Send(new DecideApproval.Command(new LeadId(lead), version, part, approve, comment), approve ? "Flash_Approved" : "Flash_ApprovalRefused", ct);

        ModelState.AddModelError("", labels["Approvals_CommentMissing"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Load(ct) ?? Page();
    }

    /// <summary>The decision that was not taken, to be shown with what was typed; null when all is well.</summary>
    public Guid? Refused { get; private set; }

    public string? Comment { get; private set; }

    /// <summary>The tasks that have to be done before, in words.</summary>
    public string Tasks(WorkItem item) => string.Join(", ", item.WaitsFor.Select(processes.Texts(item.Lead.Process).Task));

    /// <summary>What is to be done, in words.</summary>
    public string What(WorkItem item)
    {
        var texts = processes.Texts(item.Lead.Process);
        return item.Kind switch
        {
            WorkKind.Deadline => item.Text ?? texts.Deadline(item.Key!),
            WorkKind.Task => item.Key is { } key ? texts.Task(key) : item.Text ?? labels["Lead_TaskHidden"],
            WorkKind.NextStep => item.Text ?? labels["Today_NextStep"],
            WorkKind.ProposalToApprove => labels["Today_Proposal", item.Number!],
            WorkKind.OfferToApprove => labels["Today_Offer", item.Number!],
            WorkKind.ApprovalToDecide => labels["Today_Approval", texts.Approval(item.Key!)],
            WorkKind.HitToClear => labels["Today_Hit", item.Text ?? ""],
            _ => labels[$"Today_{item.Kind}"],
        };
    }

    /// <summary>Why it stands where it stands.</summary>
    public string Why(WorkItem item) => item switch
    {
        { Kind: WorkKind.GoingCold, Since: { } last } => labels["Today_Why_Cold", (desk.Today.DayNumber - desk.DayOf(last).DayNumber).ToString(System.Globalization.CultureInfo.CurrentCulture)],
        { Since: { } since } => labels["Today_Why_Waits", desk.Date(since)],
        { DueAt: null } => labels["Today_Why_Second"],
        { Kind: WorkKind.NextStep, Day: { } day } => labels[item.Urgency == Urgency.Overdue ? "Today_Why_PromisedFor" : "Today_Why_Promised", desk.Date(day)],
        { AsBackup: true, DueAt: { } due } => labels["Today_Why_Backup", desk.Time(due)],
        { Urgency: Urgency.Overdue, DueAt: { } due } => labels["Today_Why_WasDue", desk.Time(due)],
        { DueAt: { } due } => labels["Today_Why_Due", desk.Time(due)],
    };

    public string Stage(WorkItem item) => processes.Texts(item.Lead.Process).Stage(item.Lead.Stage);

    /// <summary>Where it is done.</summary>
    public static string Address(WorkItem item) => $"/leads/{item.Lead.Id}" + item.Kind switch
    {
        WorkKind.Task => "/tasks",
        WorkKind.ProposalToApprove => "/proposals",
        WorkKind.OfferToApprove => "/incentives",
        WorkKind.EvidenceToVerify => "/commitment",
        WorkKind.HitToClear => "/screening",
        WorkKind.ApprovalToDecide => "/approvals",
        _ => "",
    };

    public static string IconOf(WorkKind kind) => kind switch
    {
        WorkKind.Deadline => "clock",
        WorkKind.Task => "list-check",
        WorkKind.NextStep => "calendar-event",
        WorkKind.ProposalToApprove => "file-type-pdf",
        WorkKind.OfferToApprove => "gift",
        WorkKind.EvidenceToVerify => "circle-check",
        WorkKind.HitToClear => "shield-check",
        WorkKind.ApprovalToDecide => "circle-check",
        WorkKind.GoingCold => "hourglass",
    };

    private async Task<IActionResult> Send(IRequest<Outcome> command, string said, CancellationToken ct, string? undo = null)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var outcome = await mediator.Send(command, ct);
        return await this.Answer(outcome, Done, () => Load(ct));

        IActionResult Done()
        {
            this.Flash(said, undo);
            return RedirectToPage();
        }
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new MyWork.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Work = found.Value;
        await accessLog.Identity(Work, ct);
        return null;
    }
}
