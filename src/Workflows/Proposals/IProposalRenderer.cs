namespace GlobalReach.Workflows.Proposals;

/// <summary>Draws composed inputs as a PDF: the same inputs and creation time give the same bytes.</summary>
public interface IProposalRenderer
{
    /// <summary>The PDF, or why there is none (<see cref="RendererRefusals"/>). Cancelling stops the drawing.</summary>
    Task<Outcome<byte[]>> Render(ReadOnlyMemory<byte> inputs, DateTimeOffset createdAt, CancellationToken ct);
}

/// <summary>What can stand in the way of drawing a proposal.</summary>
public static class RendererRefusals
{
    /// <summary>There is no renderer here; {0} is the command that helps, {1} what was found instead.</summary>
    public static Refusal Unavailable(string command, string found) => Refusal.Rule("proposal-renderer-unavailable", command, found);

    /// <summary>The template does not compile; the arguments are its diagnostics, one line each.</summary>
    public static Refusal TemplateBroken(IEnumerable<string> diagnostics) => Refusal.Rule("proposal-template-broken", [.. diagnostics]);

    /// <summary>What was typed and chosen does not fit on the one or two pages of its kind.</summary>
    public static Refusal TooLong { get; } = Refusal.Rule("proposal-too-long");

    /// <summary>Drawing took longer than {0} seconds and was stopped.</summary>
    public static Refusal TookTooLong(double seconds) => Refusal.Rule("proposal-took-too-long", seconds);

    /// <summary>Drawing took more than {0} MB of memory and was stopped.</summary>
    public static Refusal TookTooMuchMemory(int megabytes) => Refusal.Rule("proposal-took-too-much-memory", megabytes);
}
