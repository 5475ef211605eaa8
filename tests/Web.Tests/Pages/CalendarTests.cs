using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.People;
using Ical.Net.CalendarComponents;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

[Collection(Alone.Name)]
public sealed partial class CalendarTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_shows_a_planned_visit_under_the_name_its_reader_may_hear()
    {
        var journey = await Secret();
        using var amina = await web.SignIn(Amina);
        using var eleanor = await web.SignIn(Eleanor);
        var today = DateOnly.FromDateTime(web.Desk.Clock.GetUtcNow().UtcDateTime);

        var mine = await amina.Read($"/calendar?day={today:yyyy-MM-dd}");
        var theirs = await eleanor.Read($"/calendar?day={today:yyyy-MM-dd}&whose=all");

        mine.ShouldContain($"/leads/{journey.Lead}/visits");
        theirs.ShouldContain(journey.CodeName);
        theirs.ShouldNotContain(CompanyOf(journey));
        (await eleanor.Read("/calendar")).ShouldContain("None of your leads");
    }

    [Theory]
    [InlineData("month=2026-13", HttpStatusCode.NotFound)]
    [InlineData("month=rubbish", HttpStatusCode.NotFound)]
    [InlineData("month=1900-01", HttpStatusCode.NotFound)]
    [InlineData("month=9999-12", HttpStatusCode.NotFound)]
    [InlineData("day=tomorrow", HttpStatusCode.NotFound)]
    [InlineData("page=0", HttpStatusCode.NotFound)]
    [InlineData("month=2026-11&view=list&whose=all", HttpStatusCode.OK)]
    [InlineData("month=1991-01", HttpStatusCode.OK)]
    [InlineData("month=2098-12", HttpStatusCode.OK)]
    [InlineData("day=1992-02-29", HttpStatusCode.OK)]
    [InlineData("day=1992-02-29&page=2", HttpStatusCode.NotFound)]
    public async Task An_address_that_names_no_month_is_not_found(string query, HttpStatusCode status)
    {
        using var amina = await web.SignIn(Amina);

        (await amina.GetAsync($"/calendar?{query}", Now)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_week_begins_on_the_day_that_the_readers_weeks_begin_on()
    {
        using var amina = await web.SignIn(Amina);
        var english = await amina.Read("/calendar?month=2026-11");
        amina.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        var german = await amina.Read("/calendar?month=2026-11");

        FirstWeekday().Match(english).Groups[1].Value.ShouldBe("Sunday");
        FirstWeekday().Match(german).Groups[1].Value.ShouldBe("Montag");
        german.ShouldContain("November 2026");
        english.ShouldContain("Thanksgiving Day");
    }

    [Fact]
    public async Task The_feed_is_a_calendar_with_code_names_that_its_link_alone_opens()
    {
        var journey = await Secret();
        using var amina = await web.SignIn(Amina);
        (await amina.Submit("/calendar", "Link")).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await amina.Read("/calendar");
        var link = new Uri(WebUtility.HtmlDecode(LinkField().Match(page).Groups[1].Value));
        LinkField().IsMatch(await amina.Read("/calendar")).ShouldBeFalse("it is shown once");
        using var program = web.Anybody();

        var answer = await program.GetAsync(link.PathAndQuery, Now);
        var text = await answer.Content.ReadAsStringAsync(Now);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        text.ShouldNotContain(CompanyOf(journey));
        text.ShouldNotContain("Vogt");
        text.ShouldContain("BEGIN:VTIMEZONE");
        text.ShouldContain("DTSTART;TZID=America/New_York:");
        var events = Ical.Net.Calendar.Load(text)!.Events;
        var visit = events.Single(e => e.Url!.AbsolutePath == $"/leads/{journey.Lead}/visits");
        visit.ShouldSatisfyAllConditions(v => v.Summary.ShouldBe($"Site visit: {journey.CodeName}"), v => v.IsAllDay.ShouldBeTrue(), v => (v.End!.Date.DayNumber - v.Start!.Date.DayNumber).ShouldBe(2), v => v.Uid.ShouldStartWith("visit-"));
        events.Select(e => e.Uid).Distinct().Count().ShouldBe(events.Count);
        events.Where(e => e.Uid!.StartsWith("deadline-", StringComparison.Ordinal)).ShouldAllBe(e => e.Start!.HasTime && e.Start.TzId == "America/New_York");

        using var again = new HttpRequestMessage(HttpMethod.Get, link.PathAndQuery);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await program.SendAsync(again, Now)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var head = new HttpRequestMessage(HttpMethod.Head, link.PathAndQuery);
        (await program.SendAsync(head, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await amina.Submit("/calendar", "Revoke")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync(link.PathAndQuery, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync("/calendar/feed/nobody-made-this.ics", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_feed_of_somebody_who_left_or_may_no_longer_read_leads_is_not_found()
    {
        var id = Guid.CreateVersion7();
        await web.Desk.Do(Sam, new AdmitPerson.Command(new(id), new PersonForm { Name = "Nadia Sample", Email = $"nadia-{id:N}@alliance.example", Roles = [Domain.People.Role.Manager] }));
        using var sam = await web.SignIn(Sam);
        using var nadia = web.Anybody();
        await nadia.Submit(await PeoplePagesTests.Link(sam, id), null, ("Form.Password", "Sample-2026!"));
        await nadia.Submit("/calendar", "Link");
        var link = new Uri(WebUtility.HtmlDecode(LinkField().Match(await nadia.Read("/calendar")).Groups[1].Value)).PathAndQuery;
        using var program = web.Anybody();
        (await program.GetAsync(link, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await web.Desk.Do(Sam, new ReleasePerson.Command(new(id)));

        (await program.GetAsync(link, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A lead of Amina's at level 2, with a visit of two days from today.</summary>
    private async Task<Journey> Secret()
    {
        var id = LeadId.New();
        var journey = await Journey.Start(web.Desk, Investors.Solaris with { CompanyName = $"Beispiel {id.Value:N} GmbH" }, id);
        await journey.Do(Amina, version => journey.Discovery(version));
        await journey.PlanVisit();
        return journey;
    }

    private static string CompanyOf(Journey journey) => $"Beispiel {journey.Lead.Value:N}";

    [GeneratedRegex("readonly value=\"([^\"]*)\"")]
    private static partial Regex LinkField();

    [GeneratedRegex("<abbr title=\"([^\"]*)\"")]
    private static partial Regex FirstWeekday();
}
