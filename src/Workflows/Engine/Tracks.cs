using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Engine;

/// <summary>The processes that leads can be on, side by side: the greenfield first, then the others the product ships, then whatever else was published.</summary>
public static class Tracks
{
    /// <summary>What arrives without anything further said.</summary>
    public const string Greenfield = "investor-journey";

    /// <summary>A company that is here already grows.</summary>
    public const string Expansion = "expansion";

    /// <summary>A company that is here already may leave or shrink.</summary>
    public const string Retention = "retention";

    private static readonly List<string> Shipped = [Greenfield, Expansion, "m-and-a", "partner-search", Retention];

    /// <summary>Their order, wherever they are told one after the other.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> keys) =>
        [.. keys.OrderBy(key => Shipped.IndexOf(key) is var place and >= 0 ? place : Shipped.Count).ThenBy(key => key, StringComparer.Ordinal)];

    extension(ProcessCatalog processes)
    {
        /// <summary>The version of each that new leads start on.</summary>
        public async Task<IReadOnlyList<ProcessDefinition>> Latest(CancellationToken ct)
        {
            var tracks = new List<ProcessDefinition>();
            foreach (var key in await processes.Keys(ct)) tracks.Add(await processes.Latest(key, ct));
            return tracks;
        }

        /// <summary>Those that no win comes of: their leads are held, not pursued.</summary>
        public async Task<IReadOnlyList<string>> Holding(CancellationToken ct) => [.. (await processes.Latest(ct)).Where(track => !track.CanBeWon).Select(track => track.Key)];

        /// <summary>Refused where there is no such track.</summary>
        public async Task<Refusal?> RefusesTrack(string track, CancellationToken ct) =>
            (await processes.Keys(ct)).Contains(track, StringComparer.Ordinal) ? null : Refusal.Invalid("Track", "track-unknown", track);
    }
}
