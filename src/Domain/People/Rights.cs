namespace GlobalReach.Domain.People;

/// <summary>What a person is in the alliance's work (DOMAIN §1.2).</summary>
public enum Role
{
    /// <summary>Intake coordinator.</summary>
    Intake,

    /// <summary>Business-attraction manager.</summary>
    Manager,

    /// <summary>Analyst.</summary>
    Analyst,

    /// <summary>Incentive lead.</summary>
    IncentiveLead,

    /// <summary>Assurer: a second manager who verifies, never the owner.</summary>
    Assurer,

    /// <summary>Vice president, global business development.</summary>
    VicePresident,

    /// <summary>Compliance: screening and privacy.</summary>
    Compliance,

    /// <summary>Landing lead.</summary>
    LandingLead,

    /// <summary>Aftercare lead.</summary>
    AftercareLead,

    /// <summary>President and board: read.</summary>
    Board,

    /// <summary>Administrator of the product.</summary>
    Admin,

    /// <summary>A town or partner, invited to single projects under their alias.</summary>
    Town,
}

/// <summary>What may be tried at all; a process only narrows it.</summary>
public enum Permission
{
    /// <summary>See leads, as far as their confidentiality allows.</summary>
    ReadLeads,

    /// <summary>See the leadership page.</summary>
    ReadPipeline,

    /// <summary>See process definitions.</summary>
    ReadProcesses,

    /// <summary>Register and complete inquiries, acknowledge them, check duplicates.</summary>
    HandleInquiries,

    /// <summary>Record screenings.</summary>
    ScreenParties,

    /// <summary>Clear a screening hit somebody else recorded.</summary>
    ClearScreeningHits,

    /// <summary>Qualify leads.</summary>
    QualifyLeads,

    /// <summary>Record requirements, confidentiality and code name, and invite people.</summary>
    RecordDiscovery,

    /// <summary>Put sites on the shortlist.</summary>
    ShortlistSites,

    /// <summary>Have proposals made and sent.</summary>
    PrepareProposals,

    /// <summary>Approve proposals for sending.</summary>
    ApproveProposals,

    /// <summary>Plan and debrief visits.</summary>
    PlanVisits,

    /// <summary>Write incentive packages and release approved ones.</summary>
    PrepareIncentives,

    /// <summary>Approve incentive packages.</summary>
    ApproveIncentives,

    /// <summary>Record a commitment and bring evidence.</summary>
    RecordCommitments,

    /// <summary>Verify evidence and jobs.</summary>
    Verify,

    /// <summary>Work on landing: baseline, checklist.</summary>
    Land,

    /// <summary>Record aftercare contacts.</summary>
    KeepAftercare,

    /// <summary>Take actions of the process.</summary>
    MoveLeads,

    /// <summary>Skip stages, by decision.</summary>
    SkipStages,

    /// <summary>Carry leads over to another version of their process, or to another track.</summary>
    MigrateLeads,

    /// <summary>Give leads to others.</summary>
    ReassignLeads,

    /// <summary>Write notes, talks, tasks, documents.</summary>
    Annotate,

    /// <summary>Administer people, and see the operations side.</summary>
    Administer,

    /// <summary>Write and simulate drafts of a process.</summary>
    DraftProcesses,

    /// <summary>Publish what others drafted.</summary>
    PublishProcesses,

    /// <summary>Read the words of proposals and answer for them.</summary>
    ReviewWords,

    /// <summary>Keep one's own account: API keys, absence, second factor.</summary>
    KeepAccount,
}

/// <summary>Which role may try what.</summary>
public static class Rights
{
    private static readonly Permission[] Reading = [Permission.KeepAccount, Permission.ReadLeads, Permission.ReadPipeline, Permission.ReadProcesses];
    private static readonly Permission[] Working = [.. Reading, Permission.Annotate, Permission.MoveLeads];

    private static readonly Permission[] Managing =
    [
        .. Working, Permission.HandleInquiries, Permission.ScreenParties, Permission.QualifyLeads, Permission.RecordDiscovery, Permission.ShortlistSites,
        Permission.PrepareProposals, Permission.PlanVisits, Permission.RecordCommitments, Permission.ReassignLeads,
    ];

    private static readonly Dictionary<Role, HashSet<Permission>> ByRole = new()
    {
        [Role.Intake] = [.. Working, Permission.HandleInquiries, Permission.ScreenParties, Permission.PlanVisits],
        [Role.Manager] = [.. Managing],
        [Role.Analyst] = [.. Reading, Permission.Annotate, Permission.ShortlistSites, Permission.PrepareProposals, Permission.PrepareIncentives],
        [Role.IncentiveLead] = [.. Working, Permission.PrepareIncentives],
        [Role.Assurer] = [.. Reading, Permission.Annotate, Permission.Verify],
        [Role.VicePresident] =
        [
            .. Managing, Permission.ClearScreeningHits, Permission.ApproveProposals, Permission.ReviewWords, Permission.PrepareIncentives, Permission.ApproveIncentives, Permission.SkipStages,
            Permission.DraftProcesses, Permission.PublishProcesses, Permission.MigrateLeads, Permission.Land, Permission.KeepAftercare,
        ],
        [Role.Compliance] = [.. Reading, Permission.Annotate, Permission.MoveLeads, Permission.ScreenParties, Permission.ClearScreeningHits],
        [Role.LandingLead] = [.. Working, Permission.Land],
        [Role.AftercareLead] = [.. Working, Permission.KeepAftercare],
        [Role.Board] = [.. Reading],
        [Role.Admin] = [Permission.KeepAccount, Permission.ReadProcesses, Permission.Administer, Permission.ReviewWords, Permission.DraftProcesses, Permission.PublishProcesses, Permission.MigrateLeads],
        [Role.Town] = [Permission.KeepAccount, Permission.ReadLeads],
    };

    /// <summary>Everything these roles together may try.</summary>
    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles) => roles.SelectMany(role => ByRole[role]).ToHashSet();
}
