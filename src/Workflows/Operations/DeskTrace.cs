using System.Diagnostics;

namespace GlobalReach.Workflows.Operations;

/// <summary>The steps of a trace that the desk tells: use cases by their names, and deliveries. They carry no ids and no words.</summary>
public static class DeskTrace
{
    /// <summary>The source to follow.</summary>
    public const string Name = "GlobalReach";

    internal static readonly ActivitySource UseCases = new(Name);
}
