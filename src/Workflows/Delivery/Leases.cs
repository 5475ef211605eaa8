namespace GlobalReach.Workflows.Delivery;

/// <summary>This node's name on the rows it works on, and for how long it may keep them.</summary>
public sealed class Leases
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Another one in every process; the machine's name helps who reads the rows, cut so that the column holds it whole.</summary>
    public string Owner { get; } = $"{Environment.MachineName[..Math.Min(27, Environment.MachineName.Length)]}/{Guid.CreateVersion7():N}";
}
