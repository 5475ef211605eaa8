using GlobalReach.Domain.Approvals;

namespace GlobalReach.Workflows.Engine.Gates;

/// <summary>An approval of the stage was given, for at least what is at stake now. The latest one that was decided or is waited for counts.</summary>
internal sealed class ApprovalGiven : IGate
{
    public string Key => "approval-given";

    public bool Accepts(string? of) => of is { Length: > 0 };

    public LeadParts Reads(string? of) => LeadParts.Approvals | LeadParts.Packages;

    public Refusal? Check(string? of, GateFacts facts) => Counting(of!, facts.Approvals) switch
    {
        null => Refusal.Rule("approval-missing", of!),
        { State: ApprovalState.Open } open => Refusal.Rule("approval-open", of!, open.WaitingRoles),
        { State: ApprovalState.Given } given when given.Covers(ApprovalMatter.AmountsOf(given.About, facts)) => null,
        { State: ApprovalState.Given } => Refusal.Rule("approval-for-less", of!),
        _ => Refusal.Rule("approval-refused", of!),
    };

    /// <summary>The one that counts; null where none does.</summary>
    internal static Approval? Counting(string key, IEnumerable<Approval> approvals) => approvals
        .Where(approval => approval.Key == key && approval.State is ApprovalState.Open or ApprovalState.Given or ApprovalState.Refused or ApprovalState.Lapsed)
        .OrderBy(approval => approval.RequestedAt).ThenBy(approval => approval.Id).LastOrDefault();
}
