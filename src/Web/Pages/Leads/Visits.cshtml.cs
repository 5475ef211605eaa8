using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Visits;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The investor's visits: planned, moved, held and debriefed.</summary>
public sealed class VisitsModel(CurrentLead lead, DeskTime time) : PageModel
{
    private const int QuestionRows = 5;

    [BindProperty]
    public PlanForm Form { get; set; } = new();

    [BindProperty]
    public DebriefForm Held { get; set; } = new();

    /// <summary>The visit to move or debrief; null to plan one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Visit { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        FillPlan();
        FillDebrief();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new ScheduleSiteVisit.Command(new LeadId(id), Form.Version, Form.Id, Form.From ?? default, Form.To ?? Form.From ?? default, Form.Mode.OrNone(), Form.Purpose ?? ""), "Flash_VisitPlanned", ct, fill: FillDebrief);

    public Task<IActionResult> OnPostHoldAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => Held.ToCommand(new LeadId(id)), "Flash_VisitHeld", ct, nameof(Held), FillPlan);

    private void FillPlan() => Form = lead.Facts.Visits.FirstOrDefault(visit => visit.Id == Visit && visit.Debrief is null) is { } planned
        ? new() { Version = lead.Facts.Version, Id = planned.Id, From = planned.From, To = planned.To, Mode = planned.Mode, Purpose = planned.Purpose }
        : new() { Version = lead.Facts.Version, Id = Guid.CreateVersion7() };

    private void FillDebrief()
    {
        if (lead.Facts.Visits.FirstOrDefault(visit => visit.Id == Visit) is not { } visit) return;
        Held = new()
        {
            Version = lead.Facts.Version, Id = visit.Id, HeldOn = visit.Debrief?.On ?? (visit.From < time.Today ? visit.From : time.Today), Score = visit.Debrief?.Score, Summary = visit.Debrief?.Summary, FeedbackAsked = visit.FeedbackAsked,
            Questions = [.. visit.Questions.Select(open => new QuestionRow { Question = open.Question, Owner = open.Owner.Value, Due = open.Due })],
        };
        while (Held.Questions.Count < QuestionRows) Held.Questions.Add(new());
    }

    public sealed class PlanForm
    {
        public int Version { get; set; }

        public Guid Id { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public VisitMode? Mode { get; set; }

        public string? Purpose { get; set; }
    }

    public sealed class DebriefForm
    {
        public int Version { get; set; }

        public Guid Id { get; set; }

        public DateOnly? HeldOn { get; set; }

        public int? Score { get; set; }

        public string? Summary { get; set; }

        public bool FeedbackAsked { get; set; }

        public List<QuestionRow> Questions { get; set; } = [];

        public HoldSiteVisit.Command ToCommand(LeadId lead) => new(
            lead, Version, Id, HeldOn ?? default, Score ?? 0, Summary ?? "",
            [.. Questions.Where(row => !row.IsEmpty).Select(row => new OpenQuestion(row.Question?.Trim() ?? "", row.Owner.Person(), row.Due ?? default))], FeedbackAsked);
    }

    public sealed class QuestionRow
    {
        public string? Question { get; set; }

        public Guid? Owner { get; set; }

        public DateOnly? Due { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Question) && Owner is null && Due is null;
    }
}
