using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;

namespace GlobalReach.Workflows.Engine;

/// <summary>The parts of a lead a gate may need, so that only those are read.</summary>
[Flags]
public enum LeadParts
{
    /// <summary>The lead itself is enough.</summary>
    None = 0,

    /// <summary>Its contact.</summary>
    Contact = 1 << 0,

    /// <summary>Its screenings.</summary>
    Screenings = 1 << 1,

    /// <summary>Its shortlist.</summary>
    Sites = 1 << 2,

    /// <summary>Its proposals.</summary>
    Proposals = 1 << 3,

    /// <summary>Its visits.</summary>
    Visits = 1 << 4,

    /// <summary>Its incentive packages.</summary>
    Packages = 1 << 5,

    /// <summary>Evidence of its commitment.</summary>
    Evidence = 1 << 6,

    /// <summary>Which kinds of documents it has.</summary>
    Documents = 1 << 7,

    /// <summary>The tasks of its stage.</summary>
    Tasks = 1 << 8,

    /// <summary>The companies behind it.</summary>
    Parties = 1 << 9,

    /// <summary>The talks of aftercare.</summary>
    AftercareContacts = 1 << 10,

    /// <summary>Its approvals.</summary>
    Approvals = 1 << 11,
}

/// <summary>Everything the gates look at, gathered before they decide: the decision itself reads nothing.</summary>
public sealed record GateFacts(Lead Lead)
{
    /// <summary>The person we answer; null when none is known.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The investor and the intermediary, as far as they are known.</summary>
    public IReadOnlyList<Company> Parties { get; init; } = [];

    /// <summary>Who was looked up.</summary>
    public IReadOnlyList<Screening> Screenings { get; init; } = [];

    /// <summary>The shortlist.</summary>
    public IReadOnlyList<ShortlistedSite> Sites { get; init; } = [];

    /// <summary>The proposals.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>The visits.</summary>
    public IReadOnlyList<SiteVisit> Visits { get; init; } = [];

    /// <summary>The incentive packages.</summary>
    public IReadOnlyList<IncentivePackage> Packages { get; init; } = [];

    /// <summary>Evidence of the commitment.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The talks of aftercare.</summary>
    public IReadOnlyList<AftercareContact> AftercareContacts { get; init; } = [];

    /// <summary>The approvals, of whatever stage.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Kinds of documents on file.</summary>
    public IReadOnlyCollection<DocumentKind> Documents { get; init; } = [];

    /// <summary>The tasks of the lead's stage.</summary>
    public IReadOnlyList<LeadTask> Tasks { get; init; } = [];
}
