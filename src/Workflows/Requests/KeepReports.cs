using System.Collections.Concurrent;
using GlobalReach.Workflows.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Requests;

/// <summary>A query over the whole desk: its answer to a person holds while nothing is recorded, and a minute at most.</summary>
public interface IReport;

/// <summary>What reports answered. The journal tells, on whichever node it was written, whether something was recorded since.</summary>
/// <remarks>Entries are counted from a while before the answer on, since a save that began earlier may end later.</remarks>
public sealed class KeptReports(TimeProvider clock)
{
    private const int Most = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSave = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Asked, Kept> kept = new();

    /// <summary>What was answered is of a desk that is gone.</summary>
    public void Forget() => kept.Clear();

    internal async Task<object> Of(Asked asked, GlobalReachDb db, Func<Task<object>> answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (kept.TryGetValue(asked, out var known) && known.At <= now && now - known.At < Longest && await EntriesFrom(db, known.From, ct) == known.Entries) return known.Answer;

        // Counted first: what is recorded while the report is made makes it old.
        var from = now - LongestSave;
        var entries = await EntriesFrom(db, from, ct);
        var given = await answer();
        if (kept.Count >= Most) kept.Clear();
        kept[asked] = new Kept(now, from, entries, given);
        return given;
    }

    private static Task<int> EntriesFrom(GlobalReachDb db, DateTimeOffset from, CancellationToken ct) => db.Journal.CountAsync(entry => entry.At >= from, ct);

    /// <summary>Who asked what; a person whose roles changed asks anew.</summary>
    internal sealed record Asked(object Query, PersonId By, string Roles);

    private sealed record Kept(DateTimeOffset At, DateTimeOffset From, int Entries, object Answer);
}

/// <summary>Answers a report from what was kept.</summary>
public sealed class KeepReports<TRequest, TResponse>(KeptReports reports, GlobalReachDb db, CurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IReport, IRequest<TResponse>
    where TResponse : class, IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        (TResponse)await reports.Of(new(request, user.Id, string.Join(',', user.Actor.Roles.Order())), db, async () => await next(), cancellationToken);
}
