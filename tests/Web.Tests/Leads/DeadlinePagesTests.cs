using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Cast;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Deadlines that somebody outside set, by page and API; the investor's clock beside the lead's name.</summary>
public sealed class DeadlinePagesTests(WebDesk web)
{
    [Fact]
    public async Task An_external_deadline_is_set_shown_in_both_times_moved_and_met()
    {
        var journey = await Journey.Start(web.Desk);
        // The shared desk's other leads are Amina's, and Today holds a hundred things at most.
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, null, "For a morning of its own"));
        using var browser = await web.SignIn(Tomas);
        var page = $"/leads/{journey.Lead}/deadlines";

        (await browser.Submit(page, null, ("Form.Title", "Answer to the RFI"), ("Form.Due", "2031-07-14T17:00"), ("Form.TimeZone", "Europe/Berlin"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var shown = await browser.Read(page);
        var id = (await Only(journey)).Id;
        shown.ShouldContain("14 Jul 2031, 11:00 EDT");
        shown.ShouldContain("14 Jul 2031, 17:00 Europe/Berlin");
        (await browser.Read($"/leads/{journey.Lead}")).ShouldContain("14 Jul 2031, 17:00 Europe/Berlin");
        (await browser.Read("/today")).ShouldContain("Answer to the RFI");

        (await browser.Submit(page, "Move", ("Other.Due", "2031-07-15T09:00"), ("Other.TimeZone", "Asia/Tokyo"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Read(page)).ShouldContain("15 Jul 2031, 09:00 Asia/Tokyo");
        (await browser.Submit(page, "Meet", ("part", id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await Only(journey)).State.ShouldBe(DeadlineState.Met);
        (await browser.Read($"/leads/{journey.Lead}")).ShouldContain("External deadline set: due 14 Jul 2031, 11:00 EDT");
    }

    [Fact]
    public async Task What_cannot_be_is_told_where_it_was_typed()
    {
        var journey = await Journey.Start(web.Desk);
        using var browser = await web.SignIn(Amina);
        var page = $"/leads/{journey.Lead}/deadlines";

        var empty = await browser.Submit(page, null, ("Form.Title", ""), ("Form.Due", ""), ("Form.TimeZone", "Europe/Berlin"));
        var past = await browser.Submit(page, null, ("Form.Title", "Answer"), ("Form.Due", "2020-07-14T17:00"), ("Form.TimeZone", "Europe/Berlin"));
        await browser.Submit(page, null, ("Form.Title", "Answer"), ("Form.Due", "2031-07-14T17:00"), ("Form.TimeZone", "Europe/Berlin"));
        var leapt = await browser.Submit(page, "Move", ("Other.Due", "2031-03-30T02:30"), ("Other.TimeZone", "Europe/Berlin"));

        (empty.Status, past.Status, leapt.Status).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        past.Page.ShouldContain("This instant has passed already.");
        past.Page.ShouldContain("value=\"Answer\"");
        leapt.Page.ShouldContain("The clock there leaps over this time");
        leapt.Page.ShouldContain("value=\"2031-03-30T02:30\"");
    }

    [Fact]
    public async Task Who_only_reads_sees_the_clocks_and_no_form_and_a_town_sees_none()
    {
        var journey = await Journey.Reach(web.Desk, "discovery");
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));
        using var board = await web.SignIn(Eleanor);
        using var town = await web.SignIn(Rosa);

        (await board.Read($"/leads/{journey.Lead}/deadlines")).ShouldNotContain("Form.Title");
        (await town.GetAsync($"/leads/{journey.Lead}/deadlines", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await town.Read($"/leads/{journey.Lead}")).ShouldNotContain("Time at the investor");
    }

    [Fact]
    public async Task The_api_takes_local_times_and_tells_both_clocks()
    {
        var journey = await Journey.Start(web.Desk);
        using var api = web.Api(Amina);
        var path = $"/api/leads/{journey.Lead}/deadlines/{Guid.CreateVersion7()}";

        var offset = await api.PutAsJsonAsync(path, new { title = "Answer", due = "2031-07-14T17:00+02:00", timeZone = "Europe/Berlin" }, TestContext.Current.CancellationToken);
        var set = await api.PutAsJsonAsync(path, new { title = "Answer", due = "2031-07-14T17:00", timeZone = "Europe/Berlin" }, TestContext.Current.CancellationToken);
        var moved = await api.PutAsJsonAsync($"{path}/due", new { due = "2031-07-15T17:00", timeZone = "Europe/Berlin" }, TestContext.Current.CancellationToken);
        var lead = await api.GetFromJsonAsync<JsonElement>($"/api/leads/{journey.Lead}", TestContext.Current.CancellationToken);
        var settled = await api.PutAsJsonAsync($"{path}/settlement", new { given = false }, TestContext.Current.CancellationToken);

        (offset.StatusCode, set.StatusCode, moved.StatusCode, settled.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));
        lead.GetProperty("deadlines").EnumerateArray().Single(d => d.GetProperty("key").GetString() == "external").ShouldSatisfyAllConditions(
            d => d.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2031, 7, 15, 15, 0, 0, TimeSpan.Zero)), d => d.GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin"));
        lead.GetProperty("investorClock").GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
        (await Only(journey)).State.ShouldBe(DeadlineState.Cancelled);
    }

    private Task<Deadline> Only(Journey journey) => web.Desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.LeadId == journey.Lead && d.Key == Deadline.External));
}
