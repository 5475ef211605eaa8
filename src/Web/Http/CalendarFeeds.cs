using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace GlobalReach.Web.Http;

/// <summary>A person's calendar as calendar programs read it, by a link that is its own key. An unknown link and one that opens nothing any longer look alike.</summary>
public static class CalendarFeeds
{
    private const string Zone = "America/New_York";

    /// <summary>Programs that keep to it ask once an hour.</summary>
    private const string AskAgainAfter = "PT1H";

    public static string Address(string token) => $"/calendar/feed/{token}.ics";

    public static IEndpointRouteBuilder MapCalendarFeeds(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/calendar/feed/{token}.ics", [HttpMethods.Get, HttpMethods.Head], Read).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> Read(string token, CalendarLinks links, CurrentUser user, IMediator mediator, CalendarFile file, PublicAddress address, HttpContext context, CancellationToken ct)
    {
        if (await links.Holder(token, ct) is not { } person) return Results.NotFound();
        user.Become(person.PersonId, person.Name, person.Roles);
        var found = await mediator.Send(new CalendarFeed.Query(), ct);
        if (!found.Succeeded) return Results.NotFound();

        Speak(person);
        var bytes = Encoding.UTF8.GetBytes(file.Write(found.Value, address.For(context.Request)));
        // The program keeps its copy and asks whether it still holds; nobody between keeps one.
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(bytes, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }

    /// <summary>A calendar program asks for no language: the feed is in the one its person chose.</summary>
    private static void Speak(Person person)
    {
        if (person.Language is { } language) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
    }

    /// <summary>Writes entries as iCalendar (RFC 5545): visits as days, deadlines at their minute in Hartford, each under an identity that stays.</summary>
    public sealed class CalendarFile(ProcessCatalog processes, CalendarWords words, Calendars calendars, IStringLocalizer<Labels> labels)
    {
        /// <summary>An entry carries no time of its own making, so that an unchanged calendar stays the same to the letter.</summary>
        private static readonly CalDateTime Stamp = new(2026, 1, 1, 0, 0, 0, CalDateTime.UtcTzId);

        public string Write(IReadOnlyList<CalendarFeed.Entry> entries, string site)
        {
            var calendar = new Ical.Net.Calendar { ProductId = "-//MetroHartford Alliance//Global Reach//EN", Method = "PUBLISH" };
            calendar.AddProperty("X-WR-CALNAME", labels["Product"]);
            calendar.AddProperty("X-WR-TIMEZONE", Zone);
            calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", AskAgainAfter);
            calendar.AddProperty("X-PUBLISHED-TTL", AskAgainAfter);
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(Zone, new DateTime(2024, 1, 1), includeHistoricalData: false));
            foreach (var entry in entries) calendar.Events.Add(Event(entry, site));
            return new CalendarSerializer().SerializeToString(calendar) ?? "";
        }

        private CalendarEvent Event(CalendarFeed.Entry entry, string site) => new()
        {
            Uid = $"{entry.Kind.ToString().ToLowerInvariant()}-{entry.Id}@global-reach", DtStamp = Stamp,
            Summary = $"{What(entry)}: {entry.Name}", Url = new Uri(site + CalendarWords.Place(entry.Kind, entry.Lead.Value)),
            Start = entry.At is { } at ? Local(at) : Day(entry.From), End = entry.At is { } end ? Local(end) : Day(entry.To.AddDays(1)),
            Transparency = entry.Kind == EntryKind.Visit ? Ical.Net.TransparencyType.Opaque : Ical.Net.TransparencyType.Transparent,
        };

        private string What(CalendarFeed.Entry entry)
        {
            var what = words.What(entry.Kind, processes.Texts(entry.Process), entry.Key, entry.Mode);
            return entry.IsHeld ? $"{what} ({labels["Calendar_Held"]})" : what;
        }

        private CalDateTime Local(DateTimeOffset at) => new(TimeZoneInfo.ConvertTime(at, calendars[OfficeClock.Calendar].Zone).DateTime, Zone);

        private static CalDateTime Day(DateOnly day) => new(day);
    }
}
