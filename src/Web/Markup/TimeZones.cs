using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Markup;

/// <summary>Time zones to choose from.</summary>
internal static class TimeZones
{
    /// <summary>Every clock of the world, by how far it is ahead.</summary>
    public static IReadOnlyList<SelectListItem> Items(DateTimeOffset now) =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.Id.Contains('/', StringComparison.Ordinal) && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Select(zone => (zone.Id, Ahead: zone.GetUtcOffset(now))).OrderBy(zone => zone.Ahead).ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => new SelectListItem($"{zone.Id.Replace('_', ' ')} (UTC{(zone.Ahead < TimeSpan.Zero ? "−" : "+")}{zone.Ahead.ToString("hh\\:mm", CultureInfo.InvariantCulture)})", zone.Id)),
    ];
}
