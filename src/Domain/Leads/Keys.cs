namespace GlobalReach.Domain.Leads;

/// <summary>A stage of a process definition: how far the work on a lead is.</summary>
public readonly record struct StageKey(string Value)
{
    /// <summary>The company is here and looked after; what that means is the same on every track.</summary>
    public static StageKey Aftercare { get; } = new("aftercare");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Something a process definition lets a person do with a lead: advance, hold, lose, …</summary>
public readonly record struct ActionKey(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One immutable version of a process definition.</summary>
public sealed record ProcessRef(string Key, int Version)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}.v{Version}";
}

/// <summary>What is happening with a lead, beside how far it is.</summary>
public enum LeadStatus
{
    /// <summary>Being worked on.</summary>
    Active,

    /// <summary>The client asked to wait, until a date.</summary>
    OnHold,

    /// <summary>Silent after several attempts; any inbound wakes it.</summary>
    Dormant,

    /// <summary>Our place was eliminated; the project goes elsewhere.</summary>
    Lost,

    /// <summary>The project itself died.</summary>
    Abandoned,

    /// <summary>Not a lead for us.</summary>
    Disqualified,

    /// <summary>Handed to another agency or region.</summary>
    ReferredOut,

    /// <summary>The same project as another lead.</summary>
    Duplicate,

    /// <summary>Ended after landing: the investor left, was sold, or was handed over.</summary>
    Closed,
}

/// <summary>What a status means for the work.</summary>
public static class LeadStatuses
{
    extension(LeadStatus status)
    {
        /// <summary>Whether the lead has ended: nothing may be recorded and no clock runs.</summary>
        public bool IsTerminal => status is not (LeadStatus.Active or LeadStatus.OnHold or LeadStatus.Dormant);
    }
}

/// <summary>Who may know what: the confidentiality ladder.</summary>
public enum Confidentiality
{
    /// <summary>May be told to anybody.</summary>
    Public = 0,

    /// <summary>Known inside the alliance.</summary>
    Internal = 1,

    /// <summary>Known to the project team; a code name elsewhere.</summary>
    ProjectTeam = 2,

    /// <summary>Under a non-disclosure agreement: the identity is known to named people only.</summary>
    Nda = 3,

    /// <summary>The lead's very existence is hidden; it is counted, not listed.</summary>
    Sealed = 4,
}
