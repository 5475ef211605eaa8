namespace GlobalReach.Workflows.Proposals;

/// <summary>What became of one drawing.</summary>
internal abstract record WorkerAnswer
{
    private WorkerAnswer()
    {
    }

    public sealed record Drawn(byte[] Pdf) : WorkerAnswer;

    public sealed record Broken(IReadOnlyList<string> Diagnostics) : WorkerAnswer;

    public sealed record TookTooLong(double Seconds) : WorkerAnswer;

    public sealed record TookTooMuchMemory : WorkerAnswer;

    public sealed record Died(string LastWords) : WorkerAnswer;

    public sealed record NoNode(string Found) : WorkerAnswer;

    public sealed record NoPackages(string Found) : WorkerAnswer;
}
