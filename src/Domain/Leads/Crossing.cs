namespace GlobalReach.Domain.Leads;

/// <summary>The engine's permission to carry one lead over to another definition. Only the engine can make one, so it leads around no gate either.</summary>
public sealed record Crossing
{
    internal Crossing(LeadId lead, (ProcessRef Process, StageKey Stage) from, (ProcessRef Process, StageKey Stage) to)
    {
        Lead = lead;
        (From, FromStage) = from;
        (To, ToStage) = to;
    }

    /// <summary>The lead it is for.</summary>
    public LeadId Lead { get; }

    /// <summary>The definition it leaves.</summary>
    public ProcessRef From { get; }

    /// <summary>The stage it leaves.</summary>
    public StageKey FromStage { get; }

    /// <summary>The definition it goes on under.</summary>
    public ProcessRef To { get; }

    /// <summary>The stage it goes on in.</summary>
    public StageKey ToStage { get; }
}
