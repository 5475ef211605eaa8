using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>One lead: where it is, what may happen next and what stands in the way, what is known, what is to be done, what happened.</summary>
public sealed class DetailsModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, AccessLog accessLog, CurrentUser user, RefusalTexts refusals, FactSheet facts, JournalWords journal, ReasonLists reasons, DeskTime desk, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public NoteForm Note { get; set; } = new();

    [BindProperty]
    public TalkForm Talk { get; set; } = new();

    public LeadPage.Result Lead { get; private set; } = null!;

    /// <summary>When the page was read: what is recorded later is news to it.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Its place in the list it was opened from; null when it was not opened from one.</summary>
    public NeighboursModel.Place? Neighbours { get; private set; }

    /// <summary>The last day of the owner's absence; null while they are there.</summary>
    public DateOnly? OwnerAwayUntil { get; private set; }

    public ProcessTexts Texts { get; private set; } = null!;

    public IReadOnlyList<FactSheet.Area> Areas { get; private set; } = [];

    /// <summary>Why nothing can be corrected here; null when something can.</summary>
    public string? FactsObstacle => facts.Obstacle(Lead);

    public IReadOnlyList<TimelineItem> Timeline { get; private set; } = [];

    public Paging TimelinePages { get; private set; } = null!;

    public TimelineFilter Filter { get; private set; } = null!;

    /// <summary>What of the timeline is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public TimelineKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? By { get; set; }

    public bool MayAnnotate => user.May(Permission.Annotate) && !Lead.Status.IsTerminal;

    public bool MayNote => user.May(Permission.Annotate);

    public bool MayMigrate => user.May(Permission.MigrateLeads) && !Lead.Status.IsTerminal && !Lead.IsForPartner;

    /// <summary>What may grow out of this lead, by who looks.</summary>
    public IReadOnlyList<FollowUp> FollowUps => user.May(Permission.KeepAftercare) && !Lead.Status.IsTerminal && Lead.Stage == StageKey.Aftercare && Lead.KnowsIdentity
        ? Lead.Process == Tracks.Retention ? [FollowUp.Reinvestment] : [FollowUp.Reinvestment, FollowUp.AtRisk]
        : [];

    public string TrackName(string track) => processes.Texts(track).Name ?? track;

    public bool MayPropose => user.May(Permission.PrepareProposals) && !Lead.Status.IsTerminal;

    /// <summary>Who was given a task may close it, whatever else they may.</summary>
    public bool MayClose(LeadPage.ToDo task) => MayAnnotate || (task.Assignee == user.Id && !Lead.Status.IsTerminal);

    /// <summary>The step forward, wherever it is offered.</summary>
    public LeadPage.Option? Forward => Lead.Choices.FirstOrDefault(choice => choice.Kind == ActionKind.Advance);

    /// <summary>Whether something of what is missing can be filled in by this person, so that the lead can go on.</summary>
    public bool CanMend(LeadPage.Option choice) => LeadForms.CanMend(Lead, choice, user);

    public IEnumerable<LeadPage.Option> Others => Lead.Choices.Where(choice => choice.Kind != ActionKind.Advance);

    public IReadOnlyList<StageStep> Steps
    {
        get
        {
            var here = Lead.Stages.TakeWhile(stage => stage != Lead.Stage).Count();
            return
            [
                .. Lead.Stages.Select((stage, index) => new StageStep(
                    Texts.Stage(stage), index < here ? StepState.Done : index == here ? StepState.Current : StepState.Next,
                    index == here ? labels["Lead_Since", desk.Date(Lead.StageEnteredAt)].Value : null)),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int timeline = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        return await Load(id, timeline, ct) ?? Page();
    }

    public async Task<IActionResult> OnPostNotesAsync(Guid id, CancellationToken ct)
    {
        KeepOnly(nameof(Note));
        var written = await mediator.Send(new WriteNote.Command(new LeadId(id), Note.NewId, Note.Text ?? ""), ct);
        return await this.Answer(written, () => Back(id, "Flash_NoteWritten"), () => Load(id, 1, ct), nameof(Note));
    }

    public async Task<IActionResult> OnPostTalksAsync(Guid id, CancellationToken ct)
    {
        KeepOnly(nameof(Talk));
        if (!ModelState.IsValid) return await Again(id, ct);
        var logged = await mediator.Send(
            new LogInteraction.Command(new LeadId(id), Talk.NewId, Talk.At is { } at ? desk.FromDesk(at) : null, Talk.Channel ?? (InteractionChannel)(-1), Talk.Summary ?? "", Talk.Substantive, Talk.NextStep, Talk.NextStepOn), ct);
        return await this.Answer(logged, () => Back(id, "Flash_TalkLogged"), () => Load(id, 1, ct), nameof(Talk));
    }

    public async Task<IActionResult> OnPostDoneAsync(Guid id, Guid task, CancellationToken ct)
    {
        ModelState.Clear();
        var closed = await mediator.Send(new CloseTask.Command(new LeadId(id), task, null), ct);
        return await this.Answer(closed, () => Back(id, "Flash_TaskDone", TasksModel.UndoOf(id, task)), () => Load(id, 1, ct));
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, Guid delivery, CancellationToken ct)
    {
        ModelState.Clear();
        var retried = await mediator.Send(new RetryDelivery.Command(new LeadId(id), delivery), ct);
        return await this.Answer(retried, () => Back(id, "Flash_Retried"), () => Load(id, 1, ct));
    }

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, labels["Product"]);

    public string ReasonName(string key) => reasons.Label(key);

    public IReadOnlyList<GateLine> GatesOf(LeadPage.Option choice)
    {
        // Where nothing can be filled in here, the first obstacle is what to see to next.
        var first = choice.Kind == ActionKind.Advance && !choice.Allowed && !CanMend(choice) ? choice.Unmet.FirstOrDefault(refusal => refusal is { Overridable: false, Link: not null }) : null;
        return [.. choice.Unmet.Select(refusal => new GateLine(refusals.Say(refusal), RefusalTexts.LinkFor(Lead.Id.Value, refusal), Blocks: !refusal.Overridable, Verb: refusals.Verb(refusal), IsFirst: refusal == first))];
    }

    public string TaskName(LeadPage.ToDo task) => task.Key is { } key ? Texts.Task(key) : task.Title ?? labels["Lead_TaskHidden"];

    public bool IsLate(LeadPage.Due due) => due.IsLate(desk.Now);

    private async Task<IActionResult?> Load(Guid id, int timeline, CancellationToken ct)
    {
        ReadAt = desk.Now;
        var found = await mediator.Send(new LeadPage.Query(new LeadId(id)), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        var asked = new LeadTimeline.Query(new LeadId(id), timeline, PageSize: 30) { Kind = Kind, By = By is { } person ? new PersonId(person) : null };
        var told = await mediator.Send(asked, ct);
        if (!told.Succeeded) return StatusCode(OutcomeResults.StatusOf(told));

        Lead = found.Value;
        Texts = processes.Texts(Lead.Process).With(processes.Words());
        var everybody = await people.All(ct);
        names = everybody.ToDictionary(person => person.Id, person => person.Name);
        OwnerAwayUntil = everybody.FirstOrDefault(person => person.Id == Lead.Owner)?.AwayUntil;
        Areas = facts.Of(Lead, names);
        Timeline = [.. told.Value.Entries.Select(entry => journal.Tell(entry, names))];
        Filter = TimelineFilter.Of(Lead.Id, asked, told.Value, NameOf);
        TimelinePages = new Paging(told.Value.Page, told.Value.PageSize, told.Value.Total, Filter.Page);
        Neighbours = await NeighboursModel.Find(mediator, user.Id, desk, Lead.Id, Request.Query["from"], ct);
        await accessLog.Identity([(Lead.Id, Lead.Confidentiality, Lead.KnowsIdentity)], ct);
        return null;
    }

    private async Task<IActionResult> Again(Guid id, CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Load(id, 1, ct) ?? Page();
    }

    private RedirectResult Back(Guid id, string flash, string? undo = null)
    {
        this.Flash(flash, undo);
        return Redirect($"/leads/{id}");
    }

    /// <summary>The other forms on the page were not sent: what was not said there is no mistake.</summary>
    private void KeepOnly(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith($"{form}.", StringComparison.Ordinal) && key != "id").ToList()) ModelState.Remove(key);
    }

    public sealed class NoteForm
    {
        /// <summary>Made with the form, so that a second click is the same note.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public string? Text { get; set; }
    }

    public sealed class TalkForm
    {
        /// <summary>Made with the form, so that a second click is the same talk.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public InteractionChannel? Channel { get; set; }

        /// <summary>Time at the desk; null means now.</summary>
        public DateTime? At { get; set; }

        public string? Summary { get; set; }

        public bool Substantive { get; set; } = true;

        public string? NextStep { get; set; }

        public DateOnly? NextStepOn { get; set; }
    }
}
