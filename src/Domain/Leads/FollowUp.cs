namespace GlobalReach.Domain.Leads;

/// <summary>What a lead in aftercare gives rise to.</summary>
public enum FollowUp
{
    /// <summary>The company grows here.</summary>
    Reinvestment,

    /// <summary>The company may leave or shrink.</summary>
    AtRisk,
}
