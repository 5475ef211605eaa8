using GlobalReach.Domain.Commitments;

namespace GlobalReach.Domain.Leads;

/// <summary>A lead was registered.</summary>
[FactName("lead.registered")]
public sealed record LeadRegistered(LeadId Lead, string Process, int ProcessVersion, string Stage, PersonId Owner, LeadSource? Source, string? Country) : IFact;

/// <summary>What arrived was completed or corrected.</summary>
[FactName("lead.inquiry-completed")]
public sealed record InquiryCompleted(LeadId Lead, LeadSource? Source, string? Country) : IFact;

/// <summary>A person acknowledged the inquiry.</summary>
[FactName("lead.inquiry-acknowledged")]
public sealed record InquiryAcknowledged(LeadId Lead, PersonId By, bool ByMail) : IFact;

/// <summary>Somebody looked for duplicates and saw so many candidates.</summary>
[FactName("lead.duplicates-checked")]
public sealed record DuplicatesChecked(LeadId Lead, int Candidates, PersonId By) : IFact;

/// <summary>The lead was qualified, with the score of that moment.</summary>
[FactName("lead.qualification-recorded")]
public sealed record QualificationRecorded(LeadId Lead, GoNoGo Decision, int Value, int Likelihood, int ConfidencePercent, string Grade, string Model, int? Jobs) : IFact;

/// <summary>The requirements were recorded.</summary>
[FactName("lead.discovery-recorded")]
public sealed record DiscoveryRecorded(LeadId Lead, int MustHaves, int Drivers) : IFact;

/// <summary>Who may know what was decided.</summary>
[FactName("lead.classified")]
public sealed record LeadClassified(LeadId Lead, Confidentiality Level, string? CodeName) : IFact;

/// <summary>Another owner or back-up.</summary>
[FactName("lead.reassigned")]
public sealed record LeadReassigned(LeadId Lead, PersonId From, PersonId To, PersonId? Backup, Guid? Note) : IFact;

/// <summary>Somebody joined the team.</summary>
[FactName("lead.team-member-invited")]
public sealed record TeamMemberInvited(LeadId Lead, PersonId Person, bool KnowsIdentity) : IFact;

/// <summary>Somebody left the team.</summary>
[FactName("lead.team-member-dismissed")]
public sealed record TeamMemberDismissed(LeadId Lead, PersonId Person) : IFact;

/// <summary>The company decided for us.</summary>
[FactName("lead.commitment-recorded")]
public sealed record CommitmentRecorded(LeadId Lead, CommitmentKind Kind, DateOnly On, Involvement Involvement, IReadOnlyList<string> WinReasons, int? Jobs) : IFact;

/// <summary>The schedule for aftercare was agreed.</summary>
[FactName("lead.baseline-agreed")]
public sealed record BaselineAgreed(LeadId Lead, int Jobs, long CapexMinor, string CapexCurrency, PersonId AftercareOwner) : IFact;

/// <summary>A next step was promised.</summary>
[FactName("lead.next-step-promised")]
public sealed record NextStepPromised(LeadId Lead, DateOnly On) : IQuietFact;

/// <summary>The lead moved: stage, status or both. Within a definition only this, and its being taken back, changes where a lead is.</summary>
[FactName("lead.moved")]
public sealed record LeadMoved(
    LeadId Lead, string Via, string From, string To, LeadStatus FromStatus, LeadStatus ToStatus,
    IReadOnlyList<string> Skipped, string? Milestone, string? Undone, Guid? Note, IReadOnlyList<string> Reasons, DateOnly? ResumeOn) : IFact;

/// <summary>The lead went over to another version of its process, or to another process. Where it came from is kept, so that it can go back.</summary>
[FactName("lead.migrated")]
public sealed record LeadMigrated(
    LeadId Lead, string FromProcess, int FromVersion, string From, string ToProcess, int ToVersion, string To, LeadStatus Status, Guid? Note) : IFact;

/// <summary>The last move was taken back: the lead is where it was. The journal keeps both.</summary>
[FactName("lead.move-undone")]
public sealed record LeadMoveUndone(LeadId Lead, string Via, string From, string To, LeadStatus FromStatus, LeadStatus ToStatus, string? Milestone, string? Undone) : IFact;

/// <summary>A company behind the lead was merged into another, or came back: the lead goes with it.</summary>
[FactName("lead.company-followed")]
public sealed record LeadFollowedCompany(LeadId Lead, CompanyId From, CompanyId To) : IFact;

/// <summary>The names of a company behind the lead, or what is known of its contact, changed.</summary>
[FactName("lead.party-changed")]
public sealed record LeadPartyChanged(LeadId Lead, CompanyId? Company, ContactId? Contact) : IFact;

/// <summary>Another lead was opened out of this one.</summary>
[FactName("lead.follow-up-opened")]
public sealed record FollowUpOpened(LeadId Lead, LeadId FollowUp, FollowUp Kind) : IQuietFact;

/// <summary>The lead was opened out of another one; at a company at risk with the signs that were seen.</summary>
[FactName("lead.grew-from")]
public sealed record LeadGrewFrom(LeadId Lead, LeadId Parent, FollowUp Kind, IReadOnlyList<string> Signs) : IFact;
