using System.Text.Json;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Web.Api;

/// <summary>A lead in a list, under the name the caller may hear.</summary>
internal sealed record LeadRow(
    LeadId Id, int Version, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, string Track, StageKey Stage, LeadStatus Status, string? Country, PersonId Owner,
    int? Jobs, Money? Capex, string? Grade, string? NextStep, DateOnly? NextStepOn, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt)
{
    public static LeadRow Of(LeadList.Row r) => new(
        r.Id, r.Version, r.Number, r.Name, r.IsIdentity, r.Confidentiality, r.Track, r.Stage, r.Status, r.Country, r.Owner,
        r.Jobs, r is { CapexMinor: { } minor, CapexCurrency: { } currency } ? new Money(minor, currency) : null, r.Grade, r.NextStep, r.NextStepOn, r.ReceivedAt, r.DueAt);
}

/// <summary>A page of leads; sealed leads are counted, never listed.</summary>
internal sealed record LeadRows(IReadOnlyList<LeadRow> Leads, int Total, int Page, int PageSize, int Sealed);

/// <summary>What happened, newest first.</summary>
internal sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, int Total, int Page, int PageSize);

/// <summary>A recorded fact by its stable name with its values, and the words that somebody added.</summary>
internal sealed record TimelineEntry(Guid Id, int Sequence, string Fact, JsonElement Values, PersonId Actor, DateTimeOffset At, string? Text);

/// <summary>An action that is offered: allowed, or every reason why not, each with where it is mended; and what it asks for.</summary>
internal sealed record ChoiceJson(
    ActionKey Action, ActionKind Kind, bool Allowed, IReadOnlyList<OutcomeResults.UnmetGate> Unmet, StageKey To, LeadStatus ToStatus,
    IReadOnlyList<ActionInputKind> Inputs, IReadOnlyList<StageKey> Targets, string? ReasonList);

/// <summary>One lead with everything the caller may know; who may not know the company gets the code name and no text that gives it away.</summary>
internal sealed record LeadJson
{
    public required LeadId Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required StageKey Stage { get; init; }

    public required LeadStatus Status { get; init; }

    /// <summary>The lead it grew out of, and those that grew out of it.</summary>
    public required IReadOnlyList<LeadPage.Relative> Relatives { get; init; }

    public required IReadOnlyList<ChoiceJson> Choices { get; init; }

    public required bool KnowsIdentity { get; init; }

    public required Confidentiality Confidentiality { get; init; }

    public required string? CodeName { get; init; }

    public required string Process { get; init; }

    public required int ProcessVersion { get; init; }

    public required IReadOnlyList<StageKey> Stages { get; init; }

    public required DateTimeOffset StageEnteredAt { get; init; }

    public required IReadOnlyList<LeadPage.Due> Deadlines { get; init; }

    public required InvestorClock? InvestorClock { get; init; }

    public required PersonId Owner { get; init; }

    public required PersonId? Backup { get; init; }

    public required IReadOnlyList<LeadPage.Member> Team { get; init; }

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

    /// <summary>What could not be brought out yet, such as mail.</summary>
    public required IReadOnlyList<Undelivered> Undelivered { get; init; }

    public required IReadOnlyList<LeadPage.Screened> Screenings { get; init; }

    public required Qualification? Qualification { get; init; }

    public required Score? Score { get; init; }

    public required Discovery? Discovery { get; init; }

    public required IReadOnlyList<LeadPage.Site> Sites { get; init; }

    public required IReadOnlyList<ProposalView.Result> Proposals { get; init; }

    public required IReadOnlyList<LeadPage.Visit> Visits { get; init; }

    public required IReadOnlyList<LeadPage.Package> IncentivePackages { get; init; }

    public required Commitment? Commitment { get; init; }

    public required IReadOnlyList<LeadPage.Proof> Evidence { get; init; }

    public required Baseline? Baseline { get; init; }

    public required IReadOnlyList<LeadPage.AftercareTalk> AftercareContacts { get; init; }

    public required IReadOnlyList<LeadPage.Verified> JobVerifications { get; init; }

    public required IReadOnlyList<LeadPage.ToDo> Tasks { get; init; }

    public required IReadOnlyList<LeadPage.Asked> Approvals { get; init; }

    /// <summary>Approvals that can be asked for now.</summary>
    public required IReadOnlyList<LeadPage.ToAsk> ApprovalsToAsk { get; init; }

    /// <summary>The last move, while you can take it back.</summary>
    public required MoveUndo.Offer? Undo { get; init; }

    public required IReadOnlyList<LeadPage.FiledDocument> Documents { get; init; }

    public static LeadJson Of(LeadPage.Result lead, OutcomeResults results) => new()
    {
        Id = lead.Id, Number = lead.Number, Name = lead.Name, Version = lead.Version, Stage = lead.Stage, Status = lead.Status, Relatives = lead.Relatives,
        Choices = [.. lead.Choices.Select(c => new ChoiceJson(c.Action, c.Kind, c.Allowed, [.. c.Unmet.Select(r => results.Unmet(r, lead.Id.Value))], c.To, c.ToStatus, c.Inputs, c.Targets, c.ReasonList))],
        KnowsIdentity = lead.KnowsIdentity, Confidentiality = lead.Confidentiality, CodeName = lead.CodeName,
        Process = lead.Process, ProcessVersion = lead.ProcessVersion, Stages = lead.Stages, StageEnteredAt = lead.StageEnteredAt, Deadlines = lead.Deadlines, InvestorClock = lead.InvestorClock,
        Owner = lead.Owner, Backup = lead.Backup, Team = lead.Team,
        WonAt = lead.WonAt, ResumeOn = lead.ResumeOn, ReferredTo = lead.ReferredTo, DuplicateOf = lead.DuplicateOf, Ending = lead.Ending,
        Jobs = lead.Jobs, Capex = lead.Capex, VerifiedJobs = lead.VerifiedJobs, NextStep = lead.NextStep, NextStepOn = lead.NextStepOn, LastContactAt = lead.LastContactAt,
        Inquiry = lead.Inquiry, ReceivedAt = lead.ReceivedAt, AcknowledgedAt = lead.AcknowledgedAt, DuplicatesCheckedAt = lead.DuplicatesCheckedAt, Undelivered = lead.Undelivered,
        Screenings = lead.Screenings, Qualification = lead.Qualification, Score = lead.Scorecard?.Summary, Discovery = lead.Discovery, Sites = lead.Sites, Proposals = lead.Proposals,
        Visits = lead.Visits, IncentivePackages = lead.Packages, Commitment = lead.Commitment, Evidence = lead.Evidence, Baseline = lead.Baseline,
        AftercareContacts = lead.AftercareContacts, JobVerifications = lead.JobVerifications, Tasks = lead.Tasks, Approvals = lead.Approvals, ApprovalsToAsk = lead.ApprovalsToAsk, Undo = lead.Undo, Documents = lead.Documents,
    };
}
