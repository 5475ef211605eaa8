using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Workflows.Demo;

/// <summary>The clock of a story: it stands at the instant that is told, and never goes back.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes on to an instant, at least by a second: what is saved apart is told apart.</summary>
    public void MoveTo(DateTimeOffset at) => now = at > now ? at.ToUniversalTime() : now.AddSeconds(1);

    public void Tick() => MoveTo(now);
}

/// <summary>Mail of a story goes nowhere: its deliveries are done, no letter is written.</summary>
internal sealed class MutedMail(string name) : ISubscriber
{
    public string Name => name;

    public Task Deliver(JournalEntry entry, CancellationToken ct) => Task.CompletedTask;
}
