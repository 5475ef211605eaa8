using GlobalReach.Domain.Commitments;

namespace GlobalReach.Domain.Leads;

/// <summary>One investor's project on its way from inquiry to aftercare. It decides and records; it never moves without a <see cref="Passage"/> and never saves.</summary>
public sealed class Lead : Aggregate
{
    /// <summary>What stands for "nothing is due": later than everything.</summary>
    public static readonly DateTimeOffset Unhurried = DateTimeOffset.MaxValue;

    private readonly List<TeamMember> team = [];
    private bool movesInThisSave;

    private Lead()
    {
    }

    /// <summary>Its identity.</summary>
    public LeadId Id { get; private init; }

    /// <inheritdoc/>
    public override Guid StreamId => Id.Value;

    /// <summary>The project number people quote; it stands for the lead where no name may be told.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The process version it runs on; changes only by a migration.</summary>
    public ProcessRef Process { get; private set; } = null!;

    /// <summary>The process without its version: the track it is on. Whoever shows many leads of one track looks for this.</summary>
    public string Track { get; private set; } = "";

    /// <summary>The lead it grew out of: an expansion, or a company that is at risk; null for most.</summary>
    public LeadId? ParentId { get; private init; }

    /// <summary>How far it is.</summary>
    public StageKey Stage { get; private set; }

    /// <summary>What is happening with it.</summary>
    public LeadStatus Status { get; private set; }

    /// <summary>The stage it stands in while it goes on; null once it ended. Whoever shows many open leads by stage looks for this.</summary>
    public StageKey? OpenStage { get; private set; }

    /// <summary>When it entered its stage.</summary>
    public DateTimeOffset StageEnteredAt { get; private set; }

    /// <summary>When a win was verified; null before, and again when the lead stepped back behind it.</summary>
    public DateTimeOffset? WonAt { get; private set; }

    /// <summary>Whether the company is here: it was won, or the lead began with one that was here before.</summary>
    public bool IsHere => WonAt is not null || Stage == StageKey.Aftercare;

    /// <summary>The day a lead on hold is taken up again; null otherwise.</summary>
    public DateOnly? ResumeOn { get; private set; }

    /// <summary>Where it was referred to; null unless it was.</summary>
    public string? ReferredTo { get; private set; }

    /// <summary>The lead it duplicates; null unless it does.</summary>
    public LeadId? DuplicateOf { get; private set; }

    /// <summary>Why it ended; null unless it was lost, abandoned or disqualified.</summary>
    public Ending? Ending { get; private set; }

    /// <summary>The investor; null while only an intermediary is known.</summary>
    public CompanyId? CompanyId { get; private set; }

    /// <summary>The firm that asks in the investor's name; null when it asks itself.</summary>
    public CompanyId? IntermediaryId { get; private set; }

    /// <summary>The person we answer; null while unknown.</summary>
    public ContactId? ContactId { get; private set; }

    /// <summary>What arrived.</summary>
    public Inquiry Inquiry { get; private set; } = null!;

    /// <summary>When it arrived; unlike the rest of the inquiry this is never corrected.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>The business-attraction manager who answers for it.</summary>
    public PersonId OwnerId { get; private set; }

    /// <summary>Who takes over when the owner is away; null until named.</summary>
    public PersonId? BackupId { get; private set; }

    /// <summary>Others who work on it.</summary>
    public IReadOnlyList<TeamMember> Team => team;

    /// <summary>Whether a person was told who the company is, by what they are on this lead.</summary>
    public bool IsKnownTo(PersonId person) => OwnerId == person || BackupId == person || team.Exists(member => member.PersonId == person && member.KnowsIdentity);

    /// <summary>Who may know what.</summary>
    public Confidentiality Confidentiality { get; private set; }

    /// <summary>The name it goes by where the company's may not be told; null until one is drawn.</summary>
    public string? CodeName { get; private set; }

    /// <summary>When a person acknowledged the inquiry; null before.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>When somebody last looked for duplicates; null before.</summary>
    public DateTimeOffset? DuplicatesCheckedAt { get; private set; }

    /// <summary>The latest qualification; null before the first.</summary>
    public Qualification? Qualification { get; private set; }

    /// <summary>The score of that qualification.</summary>
    public Score? Score { get; private set; }

    /// <summary>The requirements; null before they are recorded.</summary>
    public Discovery? Discovery { get; private set; }

    /// <summary>The company's decision; null before it is known.</summary>
    public Commitment? Commitment { get; private set; }

    /// <summary>The agreed schedule; null before landing agreed it.</summary>
    public Baseline? Baseline { get; private set; }

    /// <summary>Jobs as planned: agreed, else pledged, else as qualified; null while nobody can say. Verified ones stand apart: levels are never mixed in one figure.</summary>
    public int? Jobs { get; private set; }

    /// <summary>What the establishment is for, as qualified; null while nobody can say.</summary>
    public BusinessFunction? Function { get; private set; }

    /// <summary>Capital expenditure, by the same precedence; null while nobody can say.</summary>
    public Money? Capex => CapexCurrency is { } currency ? new Money(CapexMinor!.Value, currency) : null;

    /// <summary>The amount of <see cref="Capex"/> in minor units, to be summed per currency.</summary>
    public long? CapexMinor { get; private set; }

    /// <summary>The currency of <see cref="Capex"/>.</summary>
    public string? CapexCurrency { get; private set; }

    /// <summary>Jobs as last verified; null before the first verification.</summary>
    public int? VerifiedJobs { get; private set; }

    /// <summary>The day those jobs existed.</summary>
    public DateOnly? VerifiedAsOf { get; private set; }

    /// <summary>What happens next, in a few words.</summary>
    public string? NextStep { get; private set; }

    /// <summary>By when.</summary>
    public DateOnly? NextStepOn { get; private set; }

    /// <summary>The clock that asks for something soonest, as the process names it; null when none does.</summary>
    public string? DeadlineKey { get; private set; }

    /// <summary>When that is, or was, due.</summary>
    public DateTimeOffset? DeadlineAt { get; private set; }

    /// <summary>When something is due next, a clock or the promised step; <see cref="Unhurried"/> when nothing is. Open leads are ordered by it.</summary>
    public DateTimeOffset DueNext { get; private set; } = Unhurried;

    /// <summary>The last talk or message of substance; null before the first.</summary>
    public DateTimeOffset? LastContactAt { get; private set; }

    /// <summary>What has to be known to take the last move back; null where there was none or it was taken back.</summary>
    public LastMove? LastMove { get; private set; }

    /// <summary>Registers what arrived as a lead in the first stage of its process.</summary>
    public static Lead Register(LeadId id, LeadParties parties, Inquiry inquiry, Confidentiality confidentiality, PersonId owner, ProcessRef process, StageKey stage, DateTimeOffset now, DateTimeOffset? receivedAt = null, LeadId? parent = null)
    {
        var lead = new Lead
        {
            Id = id,
            Number = LeadNumber.For(id, receivedAt ?? now),
            ReceivedAt = receivedAt ?? now,
            Process = process,
            Track = process.Key,
            ParentId = parent,
            Stage = stage,
            OpenStage = stage,
            Status = LeadStatus.Active,
            StageEnteredAt = now,
            CompanyId = parties.Company,
            IntermediaryId = parties.Intermediary,
            ContactId = parties.Contact,
            Inquiry = inquiry,
            Confidentiality = confidentiality,
            OwnerId = owner,
        };
        lead.Record(new LeadRegistered(id, process.Key, process.Version, stage.Value, owner, inquiry.Source, inquiry.Country?.Value));
        return lead;
    }

    /// <summary>Completes or corrects what arrived.</summary>
    public Outcome CompleteInquiry(LeadParties parties, Inquiry inquiry) => WhileOpen(() =>
    {
        (CompanyId, IntermediaryId, ContactId) = (parties.Company, parties.Intermediary, parties.Contact);
        Inquiry = inquiry;
        Record(new InquiryCompleted(Id, inquiry.Source, inquiry.Country?.Value));
    });

    /// <summary>Points to another company where it pointed to this one, because the two were merged or separated; also after the lead has ended.</summary>
    public void Follow(CompanyId from, CompanyId to, bool asInvestor)
    {
        if (asInvestor) CompanyId = to;
        else IntermediaryId = to;
        Record(new LeadFollowedCompany(Id, from, to));
    }

    /// <summary>Notes that a party is known differently now (a name, a way to reach it): whoever decides on the lead has to look again.</summary>
    public void NotePartyChanged(CompanyId? company, ContactId? contact)
    {
        if (!Status.IsTerminal) Record(new LeadPartyChanged(Id, company, contact));
    }

    /// <summary>A person answered that the inquiry arrived and who takes care of it.</summary>
    public Outcome Acknowledge(PersonId by, bool byMail, DateTimeOffset now) => WhileOpen(() =>
    {
        AcknowledgedAt ??= now;
        LastContactAt = now;
        Record(new InquiryAcknowledged(Id, by, byMail));
    });

    /// <summary>Somebody looked for the same project and company among what we have.</summary>
    public Outcome CheckDuplicates(int candidates, PersonId by, DateTimeOffset now) => WhileOpen(() =>
    {
        DuplicatesCheckedAt = now;
        Record(new DuplicatesChecked(Id, candidates, by));
    });

    /// <summary>Records what was learned; may be repeated, leads are qualified again.</summary>
    public Outcome RecordQualification(Qualification qualification, Score score) => WhileOpen(() =>
    {
        Qualification = qualification;
        Score = score;
        Restate();
        Record(new QualificationRecorded(Id, qualification.Decision, score.Value, score.Likelihood, score.ConfidencePercent, score.Grade, score.Model, Jobs));
    });

    /// <summary>Records the requirements.</summary>
    public Outcome RecordDiscovery(Discovery discovery) => WhileOpen(() =>
    {
        Discovery = discovery;
        Record(new DiscoveryRecorded(Id, discovery.MustHaves.Count, discovery.Drivers.Count));
    });

    /// <summary>Says who may know what, and under which name others know it.</summary>
    public Outcome Classify(Confidentiality level, string? codeName)
    {
        if (Status.IsTerminal) return LeadRefusals.Ended;
        if (level >= Confidentiality.ProjectTeam && codeName is null) return LeadRefusals.CodeNameNeeded;
        Confidentiality = level;
        CodeName = codeName;
        Record(new LeadClassified(Id, level, codeName));
        return Outcome.Done;
    }

    /// <summary>Gives the lead to another owner or names another back-up, with what they need to know in a note.</summary>
    public Outcome Reassign(PersonId owner, PersonId? backup, Guid? note)
    {
        if (Status.IsTerminal) return LeadRefusals.Ended;
        if (backup == owner) return LeadRefusals.BackupIsOwner;
        var before = OwnerId;
        (OwnerId, BackupId) = (owner, backup);
        Record(new LeadReassigned(Id, before, owner, backup, note));
        return Outcome.Done;
    }

    /// <summary>Lets somebody work on the lead; whether they may know the company's identity is said each time.</summary>
    public Outcome Invite(PersonId person, bool knowsIdentity) => WhileOpen(() =>
    {
        if (team.Find(member => member.PersonId == person) is { } member) member.KnowsIdentity = knowsIdentity;
        else team.Add(new TeamMember(person, knowsIdentity));
        Record(new TeamMemberInvited(Id, person, knowsIdentity));
    });

    /// <summary>Takes somebody off the lead.</summary>
    public Outcome Dismiss(PersonId person)
    {
        if (team.RemoveAll(member => member.PersonId == person) == 0) return LeadRefusals.NotOnTeam;
        Record(new TeamMemberDismissed(Id, person));
        return Outcome.Done;
    }

    /// <summary>Records the company's decision for us.</summary>
    public Outcome RecordCommitment(Commitment commitment) => WhileOpen(() =>
    {
        Commitment = commitment;
        Restate();
        Record(new CommitmentRecorded(Id, commitment.Kind, commitment.On, commitment.Involvement, commitment.WinReasons, Jobs));
    });

    /// <summary>Records the schedule against which aftercare verifies.</summary>
    public Outcome AgreeBaseline(Baseline baseline) => WhileOpen(() =>
    {
        Baseline = baseline;
        Restate();
        Record(new BaselineAgreed(Id, baseline.Jobs, baseline.Capex.Minor, baseline.Capex.Currency, baseline.AftercareOwner));
    });

    /// <summary>Jobs were verified to have existed on a day; what is known of a later day stands.</summary>
    public void StateVerifiedJobs(int jobs, DateOnly asOf)
    {
        if (asOf >= (VerifiedAsOf ?? asOf)) (VerifiedJobs, VerifiedAsOf) = (jobs, asOf);
    }

    /// <summary>Another lead is opened for the same company: it grows, or it may leave.</summary>
    public Outcome OpenFollowUp(LeadId followUp, FollowUp kind) => WhileOpen(() => Record(new FollowUpOpened(Id, followUp, kind)));

    /// <summary>Says out of which lead this one grew, and by which signs.</summary>
    public void GrowFrom(LeadId parent, FollowUp kind, IReadOnlyList<string> signs) => Record(new LeadGrewFrom(Id, parent, kind, signs));

    /// <summary>Promises what happens next.</summary>
    public Outcome PromiseNextStep(string what, DateOnly on) => WhileOpen(() =>
    {
        (NextStep, NextStepOn) = (what, on);
        Record(new NextStepPromised(Id, on));
    });

    /// <summary>Keeps what is due next in step with its clocks and the promised step.</summary>
    public void StateDue(string? deadline, DateTimeOffset? deadlineAt, DateTimeOffset? nextStepAt)
    {
        (DeadlineKey, DeadlineAt) = (deadline, deadlineAt);
        var next = deadlineAt < (nextStepAt ?? Unhurried) ? deadlineAt.Value : nextStepAt ?? Unhurried;
        DueNext = Status.IsTerminal ? Unhurried : next;
    }

    /// <summary>Something of substance was said or written between us and the investor.</summary>
    public void NoteContact(DateTimeOffset at) => LastContactAt = LastContactAt is { } last && last > at ? last : at;

    /// <summary>Moves to where the passage leads; a passage for another lead or another place is a bug.</summary>
    public void Enter(Passage passage, Departure departure, DateTimeOffset now)
    {
        if (passage.Lead != Id) throw new InvalidOperationException($"Passage is for lead {passage.Lead}, this is {Id}.");
        if (passage.From != Stage || passage.FromStatus != Status) throw new InvalidOperationException($"Passage is for {passage.From}/{passage.FromStatus}, lead is in {Stage}/{Status}.");

        LastMove = new LastMove
        {
            Via = passage.Via.Value, From = passage.From.Value, FromStatus = passage.FromStatus, StageEnteredAt = StageEnteredAt, WonAt = WonAt, ResumeOn = ResumeOn, ReferredTo = ReferredTo,
            DuplicateOf = DuplicateOf, Ending = Ending, FactsBefore = FactCount, At = now,
        };
        movesInThisSave = true;
        (Stage, Status) = (passage.To, passage.ToStatus);
        OpenStage = Status.IsTerminal ? null : Stage;
        if (passage.ChangesStage) StageEnteredAt = now;
        if (passage.Milestone == "won") WonAt ??= now;
        if (passage.Undone == "won") WonAt = null;
        ResumeOn = Status == LeadStatus.OnHold ? departure.ResumeOn : null;
        ReferredTo = Status == LeadStatus.ReferredOut ? departure.ReferredTo : null;
        DuplicateOf = Status == LeadStatus.Duplicate ? departure.DuplicateOf : null;
        Ending = Status.IsTerminal ? departure.Ending : null;
        Record(new LeadMoved(
            Id, passage.Via.Value, passage.From.Value, passage.To.Value, passage.FromStatus, passage.ToStatus,
            passage.Skipped, passage.Milestone, passage.Undone, departure.Note, departure.Ending?.Reasons ?? [], departure.ResumeOn));
    }

    /// <summary>Goes on under another definition, in the stage the crossing leads to; its status and a win stay. One for another lead or another place is a bug.</summary>
    public void Migrate(Crossing crossing, Guid? note, DateTimeOffset now)
    {
        if (crossing.Lead != Id) throw new InvalidOperationException($"Crossing is for lead {crossing.Lead}, this is {Id}.");
        if (crossing.From != Process || crossing.FromStage != Stage) throw new InvalidOperationException($"Crossing is for {crossing.From}/{crossing.FromStage}, lead is in {Process}/{Stage}.");

        var stays = crossing.ToStage == Stage;
        (Process, Track, Stage) = (crossing.To, crossing.To.Key, crossing.ToStage);
        if (!stays) StageEnteredAt = now;
        OpenStage = Status.IsTerminal ? null : Stage;
        Record(new LeadMigrated(Id, crossing.From.Key, crossing.From.Version, crossing.FromStage.Value, crossing.To.Key, crossing.To.Version, crossing.ToStage.Value, Status, note));
    }

    /// <summary>Keeps what a move is about to change of clocks, tasks and approvals, for whoever takes it back.</summary>
    public void KeepForUndo(Func<LastMove, LastMove> keep) => LastMove = LastMove is { } last ? keep(last) : null;

    /// <summary>Takes the last move back, where nothing whatever was recorded since: the lead is where and as it was.</summary>
    public Outcome<LastMove> TakeBackMove()
    {
        if (LastMove is not { } last) return LeadRefusals.NothingToUndo;
        if (last.FactsAfter != FactCount) return LeadRefusals.ActedSince;

        var undone = new LeadMoveUndone(Id, last.Via, Stage.Value, last.From, Status, last.FromStatus, WonAt is null && last.WonAt is not null ? "won" : null, WonAt is not null && last.WonAt is null ? "won" : null);
        (Stage, Status, StageEnteredAt, WonAt) = (new StageKey(last.From), last.FromStatus, last.StageEnteredAt, last.WonAt);
        OpenStage = Status.IsTerminal ? null : Stage;
        (ResumeOn, ReferredTo, DuplicateOf, Ending, LastMove) = (last.ResumeOn, last.ReferredTo, last.DuplicateOf, last.Ending, null);
        Record(undone);
        return last;
    }

    private protected override void Counted()
    {
        if (movesInThisSave) KeepForUndo(last => last with { FactsAfter = FactCount });
        movesInThisSave = false;
    }

    private void Restate()
    {
        Jobs = Baseline?.Jobs ?? Stated(Commitment?.PledgedJobs) ?? Stated(Qualification?.Jobs);
        var capex = Baseline?.Capex ?? Stated(Commitment?.PledgedCapex) ?? Stated(Qualification?.Capex);
        (CapexMinor, CapexCurrency) = (capex?.Minor, capex?.Currency);
        Function = Stated(Qualification?.Function);
    }

    private static T? Stated<T>(Known<T>? known)
        where T : struct =>
        known is { HasValue: true } k ? k.Value : null;

    private Outcome WhileOpen(Action change)
    {
        if (Status.IsTerminal) return LeadRefusals.Ended;
        change();
        return Outcome.Done;
    }
}

/// <summary>Who stands behind an inquiry, as far as it is known.</summary>
public sealed record LeadParties(CompanyId? Company, CompanyId? Intermediary, ContactId? Contact);

/// <summary>Somebody besides owner and back-up who works on a lead.</summary>
public sealed class TeamMember(PersonId personId, bool knowsIdentity)
{
    /// <summary>Who.</summary>
    public PersonId PersonId { get; private set; } = personId;

    /// <summary>Whether they may know who the company is.</summary>
    public bool KnowsIdentity { get; internal set; } = knowsIdentity;
}

/// <summary>What a person adds to a move: the reason as a note, and what its kind asks for.</summary>
public sealed record Departure(Guid? Note = null, DateOnly? ResumeOn = null, string? ReferredTo = null, LeadId? DuplicateOf = null, Ending? Ending = null);
