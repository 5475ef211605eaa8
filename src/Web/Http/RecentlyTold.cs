using System.Collections.Concurrent;
using GlobalReach.Domain.Foundation;

namespace GlobalReach.Web.Http;

/// <summary>Who was told of which lead on the board within the last hour by this node. It saves writing; what it forgets is written once more.</summary>
public sealed class RecentlyTold
{
    private const int Most = 200_000;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(PersonId, LeadId), DateTimeOffset> told = new();

    /// <summary>Whether it was not told within the hour; from now on it was.</summary>
    public bool IsNews(PersonId person, LeadId lead, DateTimeOffset now)
    {
        if (told.TryGetValue((person, lead), out var before) && now - before < Recent) return false;
        if (told.Count >= Most) told.Clear();
        told[(person, lead)] = now;
        return true;
    }
}
