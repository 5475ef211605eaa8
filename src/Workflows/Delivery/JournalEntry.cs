using System.Threading.Channels;

namespace GlobalReach.Workflows.Delivery;

/// <summary>One thing that happened, never changed and never deleted: timeline, audit and stage log are views of these rows.</summary>
public sealed class JournalEntry
{
    public Guid Id { get; init; }

    /// <summary>The lead, company or contact it is told of.</summary>
    public Guid StreamId { get; init; }

    /// <summary>Its place in that journal, from 1 without a gap.</summary>
    public int Sequence { get; init; }

    /// <summary>The fact's stable name.</summary>
    public string Fact { get; init; } = "";

    /// <summary>The fact as JSON: ids and values, no personal data.</summary>
    public string Payload { get; init; } = "";

    public PersonId Actor { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Work that follows from a fact, waiting to be done at the edge: one row per subscriber, saved with the fact.</summary>
public sealed class Delivery
{
    public const int MaxAttempts = 10;

    public Guid Id { get; init; }

    public Guid JournalEntryId { get; init; }

    public string Subscriber { get; init; } = "";

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Given up after too many attempts; somebody has to look.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>Wakes the delivery worker of this node at once; other nodes poll.</summary>
public sealed class DeliverySignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits for the signal, at most so long.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(atMost);
        try
        {
            await raised.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing was signalled in that time: the caller polls.
        }
    }
}
