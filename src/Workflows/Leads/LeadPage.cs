using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Engine.Gates;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>One lead as a person may see it: where it is, what may happen next and why the rest may not, and every fact.</summary>
/// <remarks>Who may not know the company sees the code name; no message, talk, note, file or contact; and what <see cref="NameGuard"/> kept the name out of.</remarks>
public static class LeadPage
{
    public sealed record Query(LeadId Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result
    {
        public required LeadId Id { get; init; }

        public required int Version { get; init; }

        public required string Number { get; init; }

        public required string Name { get; init; }

        /// <summary>Whether the name is the company's, and the texts are shown.</summary>
        public required bool KnowsIdentity { get; init; }

        public required Confidentiality Confidentiality { get; init; }

        public required string? CodeName { get; init; }

        public required string Process { get; init; }

        public required int ProcessVersion { get; init; }

        public required StageKey Stage { get; init; }

        public required LeadStatus Status { get; init; }

        public required DateTimeOffset StageEnteredAt { get; init; }

        public required IReadOnlyList<StageKey> Stages { get; init; }

        public required IReadOnlyList<Option> Choices { get; init; }

        public required IReadOnlyList<Due> Deadlines { get; init; }

        /// <summary>What the clock shows at the investor's, and which days off come there; null where the country is not known.</summary>
        public InvestorClock? InvestorClock { get; init; }

        public required PersonId Owner { get; init; }

        public required PersonId? Backup { get; init; }

        public required IReadOnlyList<Member> Team { get; init; }

        public required DateTimeOffset? WonAt { get; init; }

        public required DateOnly? ResumeOn { get; init; }

        public required string? ReferredTo { get; init; }

        public required LeadId? DuplicateOf { get; init; }

        public required Ending? Ending { get; init; }

        public required int? Jobs { get; init; }

        public required Money? Capex { get; init; }

        public required int? VerifiedJobs { get; init; }

        public required string? NextStep { get; init; }

        public required DateOnly? NextStepOn { get; init; }

        public required DateTimeOffset? LastContactAt { get; init; }

        public required InquiryForm Inquiry { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        public required DateTimeOffset? AcknowledgedAt { get; init; }

        public required DateTimeOffset? DuplicatesCheckedAt { get; init; }

        public required IReadOnlyList<Screened> Screenings { get; init; }

        public required Qualification? Qualification { get; init; }

        public required Scorecard? Scorecard { get; init; }

        public required Discovery? Discovery { get; init; }

        public required IReadOnlyList<Site> Sites { get; init; }

        public required IReadOnlyList<ProposalView.Result> Proposals { get; init; }

        public required IReadOnlyList<Visit> Visits { get; init; }

        public required IReadOnlyList<Package> Packages { get; init; }

        public required Commitment? Commitment { get; init; }

        public required IReadOnlyList<Proof> Evidence { get; init; }

        public required Baseline? Baseline { get; init; }

        public required IReadOnlyList<AftercareTalk> AftercareContacts { get; init; }

        public required IReadOnlyList<Verified> JobVerifications { get; init; }

        public required IReadOnlyList<ToDo> Tasks { get; init; }

        public required IReadOnlyList<Asked> Approvals { get; init; }

        /// <summary>Those that can be asked for now.</summary>
        public required IReadOnlyList<ToAsk> ApprovalsToAsk { get; init; }

        /// <summary>The last move, while this person can take it back; null otherwise.</summary>
        public required MoveUndo.Offer? Undo { get; init; }

        public required IReadOnlyList<FiledDocument> Documents { get; init; }

        public required IReadOnlyList<Undelivered> Undelivered { get; init; }

        /// <summary>The lead it grew out of, and those that grew out of it.</summary>
        public required IReadOnlyList<Relative> Relatives { get; init; }

        /// <summary>Whether it is what a town or partner is shown: what is missing of it was left out, not forgotten.</summary>
        public bool IsForPartner { get; init; }
    }

    /// <summary>An action: allowed, or every reason why not; what it asks for; the stages it can lead to.</summary>
    public sealed record Option(ActionKey Action, ActionKind Kind, bool Allowed, IReadOnlyList<Refusal> Unmet, StageKey To, LeadStatus ToStatus, IReadOnlyList<ActionInputKind> Inputs, IReadOnlyList<StageKey> Targets, string? ReasonList);

    /// <summary>A lead of the same company that this one grew out of, or that grew out of this one.</summary>
    public sealed record Relative(LeadId Id, string Number, string Name, bool IsParent, string Track, StageKey Stage, LeadStatus Status);

    public sealed record Member(PersonId Person, bool KnowsIdentity);

    /// <summary>A clock that asks for something. What somebody outside set has its words, unless they may not be read, and the time zone it was set in.</summary>
    public sealed record Due(Guid Id, string Key, DateTimeOffset DueAt, DeadlineState State, int Rung, string? Title, string? TimeZone, string? Calendar, DateTimeOffset? ReportedAt)
    {
        /// <summary>Whether it has run out; one that stands still has not.</summary>
        public bool IsLate(DateTimeOffset now) => State == DeadlineState.Missed || (State == DeadlineState.Armed && DueAt < now);
    }

    public sealed record Screened(Guid Id, string Party, string List, DateOnly ListDate, ScreeningResult Result, PersonId By, DateTimeOffset At, PersonId? ClearedBy, string? ClearedBecause);

    public sealed record Site(Guid Id, SiteFacts Facts, bool PassesMustHaves, string? ExceptionBecause, bool IsWithdrawn);

    public sealed record Visit(Guid Id, DateOnly From, DateOnly To, VisitMode Mode, string Purpose, bool IsHeld, Debrief? Debrief, IReadOnlyList<OpenQuestion> Questions, bool FeedbackAsked);

    public sealed record Package(Guid Id, int Number, PackageState State, IReadOnlyList<IncentiveLine> Lines, string? CostBenefit, PersonId PreparedBy, PersonId? ApprovedBy, DateTimeOffset? ReleasedAt, bool IsComplete);

    public sealed record Proof(Guid Id, EvidenceKind Kind, Guid DocumentId, PersonId By, PersonId? VerifiedBy, DateTimeOffset? VerifiedAt);

    public sealed record AftercareTalk(Guid Id, DateOnly On, Known<int> Satisfaction, Known<int> ReportedJobs, string Summary, PersonId By);

    public sealed record Verified(Guid Id, int Jobs, DateOnly AsOf, VerificationMethod Method, PersonId By);

    public sealed record ToDo(Guid Id, string? Key, string? Title, StageKey Stage, Role Role, PersonId? Assignee, DateTimeOffset DueAt, bool Critical, TaskState State, string? WaivedBecause)
    {
        /// <summary>What who was given it has to know.</summary>
        public string? Note { get; init; }

        /// <summary>The tasks that have to be done first.</summary>
        public IReadOnlyList<string> WaitsFor { get; init; } = [];
    }

    /// <summary>An approval: what was asked, of whom, what was decided, who is waited for and until when.</summary>
    public sealed record Asked(Guid Id, string Key, StageKey Stage, ApprovalPolicy Policy, int Needed, ApprovalState State, PersonId RequestedBy, DateTimeOffset RequestedAt, string? Remark)
    {
        /// <summary>The roles of each place, in order.</summary>
        public required IReadOnlyList<IReadOnlyList<Role>> Seats { get; init; }

        public required IReadOnlyList<ApprovalList.Decided> Decisions { get; init; }

        public required IReadOnlyList<Deciders.Asked> WaitsFor { get; init; }

        public DateTimeOffset? DueAt { get; init; }

        /// <summary>Whether the person who asks is waited for, themselves or in another's place.</summary>
        public bool MayDecide { get; init; }

        public bool MayWithdraw { get; init; }
    }

    /// <summary>An approval of the stage that can be asked for: of which roles, and what it takes.</summary>
    public sealed record ToAsk(string Key, ApprovalPolicy Policy, int Needed, IReadOnlyList<IReadOnlyList<Role>> Seats);

    public sealed record FiledDocument(Guid Id, DocumentKind Kind, string FileName, long Size, string MediaType, PersonId By, DateTimeOffset At);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, GateFactsReader reader, Secrecy secrecy, NameGuard guard, LeadScoring scoring, Countries countries, Deciders deciders, MoveUndo undo, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        private const LeadParts Everything = (LeadParts)int.MaxValue & ~LeadParts.Tasks & ~LeadParts.Documents;

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            if (await db.Leads.FirstOrDefaultAsync(l => l.Id == query.Id, ct) is not { } lead) return LeadAccess.NotFound;

            var knows = secrecy.MayKnow(lead);
            var process = await processes.Get(lead.Process, ct);
            var tasks = await db.Tasks.Where(t => t.LeadId == lead.Id && t.State != TaskState.Dropped).OrderBy(t => t.DueAt).ToListAsync(ct);
            var documents = await db.Documents.Where(d => d.LeadId == lead.Id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(ct);
            var facts = await reader.Read(lead, Everything, ct) with { Tasks = [.. tasks.Where(t => t.Stage == lead.Stage)], Documents = [.. documents.Select(d => d.Kind).Distinct()] };
            var open = tasks.Where(t => t.State == TaskState.Open).Select(t => t.Key).ToList();
            var deadlines = await db.Unsettled(lead.Id).OrderBy(d => d.DueAt).ToListAsync(ct);
            var companies = knows ? facts.Parties.ToDictionary(c => c.Id) : [];

            var unsaid = knows ? [] : await Unsaid(lead, facts.Packages, ct);

            var shown = new Result
            {
                Id = lead.Id, Version = lead.Version, Number = lead.Number, KnowsIdentity = knows, Confidentiality = lead.Confidentiality, CodeName = lead.CodeName,
                Name = knows && (lead.CompanyId ?? lead.IntermediaryId) is { } company ? companies[company].LegalName : lead.CodeName ?? lead.Number,
                Process = lead.Process.Key, ProcessVersion = lead.Process.Version, Stage = lead.Stage, Status = lead.Status, StageEnteredAt = lead.StageEnteredAt,
                Stages = [.. process.Stages.Select(s => s.Key)],
                Choices = [.. process.ChoicesFor(facts, user.Actor).Select(c => new Option(c.Action.Key, c.Action.Kind, c.Allowed, c.Unmet, c.To, c.ToStatus, c.Action.Inputs, process.TargetsOf(c.Action, lead), c.Action.ReasonList))],
                Deadlines = [.. deadlines.Where(d => d.IsOpen || DeadlineUpkeep.StillAsks(d, facts)).Select(d => new Due(d.Id, d.Key, d.DueAt, d.State, d.Rung, knows ? d.Title : null, d.TimeZone, d.Calendar, d.ReportedAt))],
                InvestorClock = countries.ClockOf(lead.Inquiry.Country, knows ? facts.Contact?.Details.TimeZone : null),
                Owner = lead.OwnerId, Backup = lead.BackupId, Team = [.. lead.Team.Select(m => new Member(m.PersonId, m.KnowsIdentity))],
                WonAt = lead.WonAt, ResumeOn = lead.ResumeOn, ReferredTo = knows ? lead.ReferredTo : null, DuplicateOf = knows ? lead.DuplicateOf : null, Ending = knows || lead.Ending is null ? lead.Ending : lead.Ending with { WinnerPlace = null },
                Jobs = lead.Jobs, Capex = lead.Capex, VerifiedJobs = lead.VerifiedJobs,
                NextStep = knows ? lead.NextStep : null, NextStepOn = lead.NextStepOn, LastContactAt = lead.LastContactAt,
                Inquiry = InquiryForm.Of(lead, companies, knows ? facts.Contact : null, knows), ReceivedAt = lead.ReceivedAt,
                AcknowledgedAt = lead.AcknowledgedAt, DuplicatesCheckedAt = lead.DuplicatesCheckedAt,
                Screenings = [.. facts.Screenings.Select(s => new Screened(s.Id, knows ? s.Party : lead.CodeName ?? lead.Number, s.List, s.ListDate, s.Result, s.By, s.At, s.ClearedBy, knows ? s.ClearedBecause : null))],
                Qualification = knows ? lead.Qualification : null,
                Scorecard = lead.Qualification is null ? null : scoring.Of(lead.Qualification),
                Discovery = lead.Discovery,
                Sites = [.. facts.Sites.Select(s => new Site(s.Id, s.Facts, s.PassesMustHaves, s.ExceptionBecause, s.IsWithdrawn))],
                Proposals = await db.Proposals.Where(p => p.LeadId == lead.Id).OrderBy(p => p.Number).Select(ProposalView.Result.From).ToListAsync(ct),
                Visits = [.. facts.Visits.Select(v => new Visit(v.Id, v.From, v.To, v.Mode, knows ? v.Purpose : "", v.Debrief is not null, knows ? v.Debrief : null, knows ? v.Questions : [], v.FeedbackAsked))],
                Packages = [.. facts.Packages.OrderBy(p => p.Number).Select(p => new Package(p.Id, p.Number, p.State, unsaid.Contains(p.Id) ? [.. p.Lines.Select(WithoutWords)] : p.Lines, unsaid.Contains(p.Id) ? null : p.CostBenefit, p.PreparedBy, p.ApprovedBy, p.ReleasedAt, p.IsComplete))],
                Commitment = lead.Commitment,
                Evidence = [.. facts.Evidence.Select(e => new Proof(e.Id, e.Kind, e.DocumentId, e.By, e.VerifiedBy, e.VerifiedAt))],
                Baseline = lead.Baseline,
                AftercareContacts = [.. facts.AftercareContacts.OrderByDescending(c => c.On).Select(c => new AftercareTalk(c.Id, c.On, c.Satisfaction, c.ReportedJobs, knows ? c.Summary : "", c.By))],
                JobVerifications = await db.JobVerifications.Where(v => v.LeadId == lead.Id).OrderByDescending(v => v.AsOf).Select(v => new Verified(v.Id, v.Jobs, v.AsOf, v.Method, v.By)).ToListAsync(ct),
                Tasks = [.. tasks.Select(t => ToDoOf(t, knows || (t.AssigneeId == user.Id && (t.State == TaskState.Open || lead.Confidentiality < Confidentiality.ProjectTeam)), knows) with { WaitsFor = t.State == TaskState.Open ? BlockedTasks.WaitsFor(process, t.Stage, t.Key, open) : [] })],
                Approvals = await Approvals(lead, facts, deadlines, knows, ct), ApprovalsToAsk = ToBeAsked(lead, process, facts), Undo = await undo.OfferFor(lead, ct),
                Documents = knows ? [.. documents.Select(d => new FiledDocument(d.Id, d.Kind, d.FileName, d.Size, d.MediaType, d.By, d.At))] : [],
                Relatives = await Relatives(lead, knows, ct),
                Undelivered = await (from delivery in db.Deliveries
                                     join entry in db.Journal on delivery.JournalEntryId equals entry.Id
                                     where entry.StreamId == lead.Id.Value && delivery.DoneAt == null && delivery.LastError != null
                                     orderby delivery.DueAt
                                     select new Undelivered(delivery.Id, delivery.Subscriber, delivery.Attempts, knows ? delivery.LastError : null, delivery.DueAt, delivery.DeadAt != null)).ToListAsync(ct),
            };
            return secrecy.IsPartner ? PartnerView.Of(shown, user.Id) : shown;
        }

        /// <summary>A task as its reader may know it: who was given it has to know what to do.</summary>
        private static ToDo ToDoOf(LeadTask t, bool isTold, bool knows) =>
            new(t.Id, t.Key, isTold ? t.Title : null, t.Stage, t.Role, t.AssigneeId, t.DueAt, t.Critical, t.State, knows ? t.WaivedBecause : null) { Note = isTold ? t.Note : null };

        /// <summary>Offers that cannot be written anew any more (<see cref="StoredNames"/>), without their words: those taken back, and an accepted one that says who the company is.</summary>
        private async Task<HashSet<Guid>> Unsaid(Lead lead, IEnumerable<IncentivePackage> packages, CancellationToken ct)
        {
            var unsaid = new HashSet<Guid>();
            foreach (var package in packages.Where(p => p.State is PackageState.Withdrawn or PackageState.Accepted))
            {
                if (package.State == PackageState.Withdrawn || await guard.Names(lead, string.Join('\n', [package.CostBenefit, .. package.Lines.SelectMany(StoredNames.TextsOf)]), ct)) unsaid.Add(package.Id);
            }

            return unsaid;
        }

        private static IncentiveLine WithoutWords(IncentiveLine line) => new() { Amount = line.Amount, ExpiresOn = line.ExpiresOn };

        /// <summary>Beside a lead whose company is known, one by its code name would tell whose that is, and the other way round: those are left out.</summary>
        private async Task<IReadOnlyList<Relative>> Relatives(Lead lead, bool knows, CancellationToken ct)
        {
            var (id, parent) = (lead.Id, lead.ParentId);
            var found = await secrecy.NamedLeads().Where(n => n.Lead.Id == parent || n.Lead.ParentId == id)
                .Select(n => new { n.Lead.Id, n.Lead.Number, n.Name.Name, n.Name.IsIdentity, n.Lead.Track, n.Lead.Stage, n.Lead.Status, n.Lead.ReceivedAt }).ToListAsync(ct);
            return [.. found.Where(r => r.IsIdentity == knows).OrderBy(r => r.Id != parent).ThenBy(r => r.ReceivedAt).Select(r => new Relative(r.Id, r.Number, r.Name, r.Id == parent, r.Track, r.Stage, r.Status))];
        }
        private async Task<IReadOnlyList<Asked>> Approvals(Lead lead, GateFacts facts, IReadOnlyList<Deadline> deadlines, bool knows, CancellationToken ct)
        {
            var asked = new List<Asked>();
            foreach (var approval in facts.Approvals.OrderByDescending(a => a.RequestedAt).ThenByDescending(a => a.Id))
            {
                var hands = ApprovalMatter.HandsIn(approval.About, facts);
                var isOpen = approval.State == ApprovalState.Open && !lead.Status.IsTerminal;
                asked.Add(new Asked(approval.Id, approval.Key, approval.Stage, approval.Policy, approval.Needed, approval.State, approval.RequestedBy, approval.RequestedAt, knows ? approval.Remark : null)
                {
                    Seats = [.. approval.Seats.Select(seat => seat.Roles)], Decisions = [.. approval.Decisions.OrderBy(d => d.At).ThenBy(d => d.Seat).Select(d => ApprovalList.Decided.Of(d, knows))],
                    WaitsFor = await deciders.WaitedFor(approval, lead, hands, ct), DueAt = deadlines.FirstOrDefault(d => d.Subject == approval.Id)?.DueAt,
                    MayDecide = isOpen && await deciders.As(approval, lead, user.Actor, hands, ct) is not null,
                    MayWithdraw = isOpen && user.May(Permission.Annotate) && (approval.RequestedBy == user.Id || lead.OwnerId == user.Id),
                });
            }

            return asked;
        }

        private static IReadOnlyList<ToAsk> ToBeAsked(Lead lead, ProcessDefinition process, GateFacts facts) =>
        [
            .. from definition in lead.Status == LeadStatus.Active ? process[lead.Stage].Approvals ?? [] : []
               let amounts = ApprovalMatter.AmountsOf(definition.About, facts)
               let latest = ApprovalGiven.Counting(definition.Key, facts.Approvals)
               where latest is null || !(latest.State == ApprovalState.Open || (latest.State == ApprovalState.Given && latest.Covers(amounts)))
               let terms = definition.TermsFor(amounts)
               select new ToAsk(definition.Key, terms.Policy, terms.Needed, [.. terms.Seats.Select(seat => seat.Roles)]),
        ];
    }
}
