namespace GlobalReach.Workflows.Engine.Gates;

/// <summary>The gates a definition may name.</summary>
public static class GateLibrary
{
    private static readonly Dictionary<string, IGate> Gates = new IGate[]
    {
        new FactKnown(), new TaskDone(), new CriticalTasksDone(), new ApprovalGiven(), new DocumentPresent(),
        new ScreeningClear(), new DecidedToGo(), new NdaOnFile(), new SiteOfferable(), new ProposalReceipted(), new PackageComplete(), new PackageReleased(), new EvidenceVerified(),
    }.ToDictionary(gate => gate.Key, StringComparer.Ordinal);

    /// <summary>Every gate's name.</summary>
    public static IReadOnlyCollection<string> Keys => Gates.Keys;

    /// <summary>The gate of a name; null when there is none.</summary>
    public static IGate? Find(string key) => Gates.GetValueOrDefault(key);

    /// <summary>What a use of a gate has to look at.</summary>
    public static LeadParts Reads(this GateUse use) => Gates[use.Gate].Reads(use.Of);

    /// <summary>Null when met, else why not, where it is mended, and whether a reason may override it.</summary>
    public static Refusal? Check(this GateUse use, GateFacts facts) =>
        Gates[use.Gate].Check(use.Of, facts) is { } refusal
            ? refusal with { Gate = use.Name, Link = use.Link, Overridable = use.Soft }
            : null;
}
