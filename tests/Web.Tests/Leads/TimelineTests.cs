using System.Net;
using GlobalReach.Cast;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>A talk in one line, and finding it again in the timeline.</summary>
public sealed class TimelineTests(WebDesk web)
{
    [Fact]
    public async Task A_talk_in_one_line_is_recorded_and_found_among_the_talks_of_who_wrote_it()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Beispiel Werke AG" });
        var amina = await web.SignIn(Amina);
        var page = $"/leads/{journey.Lead}";

        var unclear = await amina.Submit($"{page}/quick-log", null, ("Line", "they want 5 MW"));
        var logged = await amina.Submit($"{page}/quick-log", null, ("Line", "call Vogt: wants 5 MW; next: send load letter in 3 days"));
        var talks = await amina.Read($"{page}?kind=talks&by={Amina.Id}");
        using var nothing = await amina.GetAsync($"{page}?kind=nothing", TestContext.Current.CancellationToken);

        unclear.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unclear.Page.ShouldContain("they want 5 MW");
        logged.Status.ShouldBe(HttpStatusCode.Redirect, logged.Page);
        talks.ShouldContain("Vogt: wants 5 MW");
        talks.ShouldNotContain("Party screened");
        (await web.Desk.Lead(journey.Lead)).NextStep.ShouldBe("send load letter");
        nothing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
