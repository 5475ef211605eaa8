using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GlobalReach.Workflows.Live;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>Tells open pages, while they are open, which of the leads they may show were changed and by whom (server-sent events).</summary>
public static class LiveChanges
{
    /// <summary>A stream ends after a minute and the browser asks again: who lost a role or left is noticed then, as on any page.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>Saves become visible a little out of order, and a page is a little older than its stream.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    /// <summary>A lead and when it was changed, in milliseconds since 1970 as scripts count them.</summary>
    public sealed record Change(Guid? Lead, long At, string? By, bool Mine);

    public static void MapLiveChanges(this IEndpointRouteBuilder app) => app.MapGet("/live", (HttpContext context, IMediator mediator, ChangeWatch watch, PeopleDirectory people, CurrentUser user, TimeProvider clock, IHostApplicationLifetime host) =>
        TypedResults.ServerSentEvents(Changes(Since(context, clock), mediator, watch, people, user, host, context.RequestAborted))).ExcludeFromDescription();

    private static DateTimeOffset Since(HttpContext context, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return long.TryParse(context.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var ticks) && ticks > now.AddMinutes(-5).UtcTicks && ticks <= now.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : now;
    }

    private static async IAsyncEnumerable<SseItem<Change>> Changes(
        DateTimeOffset since, IMediator mediator, ChangeWatch watch, PeopleDirectory people, CurrentUser user, IHostApplicationLifetime host, [EnumeratorCancellation] CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        end.CancelAfter(Length);
        var told = new Dictionary<Guid, DateTimeOffset>();
        yield return new SseItem<Change>(new Change(null, 0, null, false), "ready") { ReconnectionInterval = TimeSpan.FromSeconds(1) };

        while (await Next(watch, since, end.Token) is { } latest)
        {
            var found = await mediator.Send(new ChangedLeads.Query(since - Overlap), ct);
            if (!found.Succeeded) yield break;
            var names = found.Value.Changes.Count == 0 ? new Dictionary<Domain.Foundation.PersonId, string>() : await people.Names(ct);
            foreach (var change in found.Value.Changes.Where(change => told.GetValueOrDefault(change.Lead.Value) < change.At))
            {
                told[change.Lead.Value] = change.At;
                yield return new SseItem<Change>(new Change(change.Lead.Value, change.At.ToUnixTimeMilliseconds(), change.By is { } by ? names.GetValueOrDefault(by) : null, change.By == user.Id), "lead-changed") { EventId = latest.UtcTicks.ToString(CultureInfo.InvariantCulture) };
            }

            since = latest;
        }
    }

    /// <summary>When the next thing was recorded; null when the stream is to end.</summary>
    private static async Task<DateTimeOffset?> Next(ChangeWatch watch, DateTimeOffset since, CancellationToken end)
    {
        try
        {
            return await watch.After(since, end);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
