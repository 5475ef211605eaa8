namespace GlobalReach.Domain.Leads;

/// <summary>What can stand in the way of recording something on a lead.</summary>
public static class LeadRefusals
{
    /// <summary>The lead has ended.</summary>
    public static Refusal Ended { get; } = Refusal.Rule("lead-ended");

    /// <summary>From level 2 on, others know the lead by a code name only.</summary>
    public static Refusal CodeNameNeeded { get; } = Refusal.Invalid("CodeName", "code-name-needed");

    /// <summary>The code name is or was another project's; names are never used twice.</summary>
    public static Refusal CodeNameTaken { get; } = Refusal.Invalid("CodeName", "code-name-taken");

    /// <summary>The back-up has to be another person.</summary>
    public static Refusal BackupIsOwner { get; } = Refusal.Invalid("BackupId", "backup-is-owner");

    /// <summary>The person does not work on the lead.</summary>
    public static Refusal NotOnTeam { get; } = Refusal.Rule("not-on-team");

    /// <summary>Four eyes: somebody else than the one who prepared it has to decide.</summary>
    public static Refusal SecondPersonNeeded { get; } = Refusal.Rule("second-person-needed");

    /// <summary>It was decided already.</summary>
    public static Refusal AlreadyDecided { get; } = Refusal.Rule("already-decided");

    /// <summary>There was no move, it was taken back already, or it was taken before moves could be.</summary>
    public static Refusal NothingToUndo { get; } = Refusal.Rule("undo-nothing");

    /// <summary>Something was recorded since the move.</summary>
    public static Refusal ActedSince { get; } = Refusal.Rule("undo-acted-since");
}
