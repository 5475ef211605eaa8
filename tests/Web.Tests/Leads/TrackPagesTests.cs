using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Tracks by page and by machine: chosen at first, shown everywhere, changed after a look at what would happen; and what grows out of aftercare.</summary>
public sealed class TrackPagesTests(WebDesk web)
{
    [Fact]
    public async Task A_track_is_looked_at_before_it_is_changed_with_a_reason()
    {
        var journey = await Journey.Reach(web.Desk, "discovery", Investors.Solaris with { CompanyName = "Track Sample One GmbH" });
        using var bjorn = await web.SignIn(Bjorn);
        var page = $"/leads/{journey.Lead}/track?to=m-and-a";

        var shown = WebUtility.HtmlDecode(await bjorn.Read(page));
        var wrong = await bjorn.Submit(page, null, ("Form.Reason", ""));
        var right = await bjorn.Submit(page, null, ("Form.Reason", "They buy a company instead"));

        shown.ShouldContain("Pass what may touch CFIUS to counsel");
        shown.ShouldContain("Request the utility load letter");
        shown.ShouldContain("signs for CFIUS");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Track.ShouldBe("m-and-a");
        var lead = WebUtility.HtmlDecode(await bjorn.Read($"/leads/{journey.Lead}"));
        lead.ShouldContain("Acquisition or merger");
        lead.ShouldContain("Changed track from Greenfield, Discovery, to Acquisition or merger, Discovery");
        WebUtility.HtmlDecode(await bjorn.Read($"/leads/{journey.Lead}/discovery")).ShouldContain("Signs for CFIUS");
    }

    [Fact]
    public async Task Who_may_not_change_tracks_is_told_who_may_and_is_offered_nothing()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Track Sample Two GmbH" });
        using var amina = await web.SignIn(Amina);

        (await amina.Read($"/leads/{journey.Lead}")).ShouldNotContain($"/leads/{journey.Lead}/track");
        (await amina.Read($"/leads/{journey.Lead}/track?to=m-and-a")).ShouldNotContain("Form.Reason");
    }

    [Fact]
    public async Task An_inquiry_is_registered_on_a_track_and_found_on_its_board_and_in_its_list()
    {
        using var ines = await web.SignIn(Ines);

        var done = await ines.Submit("/leads/register", null, ("Form.Summary", "Takes over a maker of valves"), ("Form.CompanyName", "Track Sample Three AG"), ("Handling.Track", "m-and-a"));

        done.Status.ShouldBe(HttpStatusCode.Redirect);
        (await ines.Read("/board?track=m-and-a&q=Track+Sample+Three")).ShouldContain("Track Sample Three AG");
        (await ines.Read("/board?q=Track+Sample+Three")).ShouldNotContain("Track Sample Three AG");
        (await ines.Read("/leads?track=m-and-a&q=Track+Sample+Three")).ShouldContain("Track Sample Three AG");
        (await ines.Read("/process?track=retention")).ShouldContain("Retention (at risk)");
    }

    [Fact]
    public async Task From_aftercare_a_reinvestment_and_a_report_of_risk_are_opened_and_shown_both_ways()
    {
        var parent = await Journey.Reach(web.Desk, "aftercare", Investors.Solaris with { CompanyName = "Track Sample Four GmbH" });
        using var bjorn = await web.SignIn(Bjorn);

        var without = await bjorn.Submit($"/leads/{parent.Lead}/follow-up?kind=AtRisk", null, ("Form.Summary", "The lease ends"));
        var opened = await bjorn.Submit($"/leads/{parent.Lead}/follow-up?kind=AtRisk", null, ("Form.Summary", "The lease ends"), ("Form.SignsSeen", "lease-ends"));

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        opened.Status.ShouldBe(HttpStatusCode.Redirect);
        var child = await web.Desk.Look(db => db.Leads.SingleAsync(l => l.ParentId == parent.Lead));
        (await bjorn.Read($"/leads/{parent.Lead}")).ShouldContain($"/leads/{child.Id}\"");
        (await bjorn.Read($"/leads/{child.Id}")).ShouldContain($"/leads/{parent.Lead}\"");
        WebUtility.HtmlDecode(await bjorn.Read($"/leads/{child.Id}")).ShouldContain("Lease ends within 24 months");
    }

    [Fact]
    public async Task Machines_look_change_and_open_by_the_same_use_cases()
    {
        var journey = await Journey.Reach(web.Desk, "discovery", Investors.Solaris with { CompanyName = "Track Sample Five GmbH" });
        var parent = await Journey.Reach(web.Desk, "aftercare", Investors.Solaris with { CompanyName = "Track Sample Six GmbH" });
        var caller = Caller.As(web, Bjorn);

        var preview = (await caller.Get($"/api/processes/investor-journey/2/migration?to=m-and-a&lead={journey.Lead}")).Ok().Json;
        preview.GetProperty("leads")[0].GetProperty("tasksAdded")[0].GetString().ShouldBe("cfius-to-counsel");
        var body = new { version = await journey.Version(), process = "m-and-a", reason = "They buy a company instead" };
        (await caller.Post($"/api/leads/{journey.Lead}/migration", body with { version = body.version - 1 })).Refused(HttpStatusCode.Conflict, "changed-meanwhile");
        (await caller.Post($"/api/leads/{journey.Lead}/migration", body)).Ok().Json.GetProperty("process").GetString().ShouldBe("m-and-a");
        (await Caller.As(web, Amina).Post($"/api/leads/{journey.Lead}/migration", body)).Refused(HttpStatusCode.Forbidden, "not-permitted");

        var opened = await caller.Post($"/api/leads/{parent.Lead}/follow-ups", new { kind = "Reinvestment", summary = "A second hall" });
        opened.Ok();
        (await caller.Get($"/api/leads/{parent.Lead}")).Ok().Json.GetProperty("relatives")[0].GetProperty("track").GetString().ShouldBe("expansion");
        (await caller.Get("/api/leads?track=nowhere")).Refused(HttpStatusCode.UnprocessableEntity, "track-unknown");
    }
}
