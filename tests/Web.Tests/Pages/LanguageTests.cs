using System.Net;
using GlobalReach.Cast;
using GlobalReach.Web.Http;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Hosting;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>Pages in the reader's language, and numbers that mean the same in each.</summary>
public sealed class LanguageTests(WebDesk web)
{
    [Fact]
    public async Task A_person_reads_the_pages_in_the_language_chosen_in_their_profile_from_the_next_page_on()
    {
        using var reader = await Reader();

        var (status, _) = await reader.Submit("/account/profile", null, ("Language", "de"));

        status.ShouldBe(HttpStatusCode.Redirect);
        var profile = await reader.Read("/account/profile");
        profile.ShouldContain("<html lang=\"de\" dir=\"ltr\">");
        profile.ShouldContain("Profil gespeichert.");
        (await reader.Read("/leads")).ShouldContain("Leads filtern");

        await reader.Submit("/account/profile", null, ("Language", "fr"));
        (await reader.Read("/leads")).ShouldContain("Filtrer les leads");
    }

    [Fact]
    public async Task Who_chose_none_reads_what_the_browser_asks_for()
    {
        using var anybody = web.Anybody();
        anybody.DefaultRequestHeaders.Add("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5");

        (await anybody.Read("/account/sign-in")).ShouldContain("Se connecter");
    }

    [Fact]
    public async Task A_language_that_is_not_offered_is_refused_at_its_field()
    {
        using var reader = await Reader();

        var (status, page) = await reader.Submit("/account/profile", null, ("Language", "tlh"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Please choose one of the entries.");
    }

    [Fact]
    public async Task A_decimal_point_is_one_in_every_language()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var amina = await web.SignIn(Amina);
        amina.DefaultRequestHeaders.Add("Accept-Language", "de");

        await amina.Submit(
            $"/leads/{lead}/shortlist", null, ("Form.Name", "Dezimalpark (invented)"), ("Form.Town", "Windsor"), ("Form.Kind", "Hall"), ("Form.AirportMiles", "12.5"), ("Form.Source", "Invented"), ("Form.AsOf", "2026-11-01"), ("Form.PassesMustHaves", "true"));

        var sites = (await web.Desk.Do(Amina, new LeadPage.Query(lead))).Value!.Sites;
        sites.ShouldContain(site => site.Facts.Name == "Dezimalpark (invented)" && site.Facts.AirportMiles == 12.5m);
    }

    [Fact]
    public async Task The_invented_right_to_left_language_is_read_from_the_right()
    {
        await using var turned = web.WithWebHostBuilder(host => host.UseSetting("Languages:Pseudo", "true"));
        using var anybody = turned.CreateClient();
        anybody.DefaultRequestHeaders.Add("Accept-Language", "ar");

        var page = await anybody.GetStringAsync("/account/sign-in", Now);

        page.ShouldContain("<html lang=\"ar\" dir=\"rtl\">");
        page.ShouldContain("/bundle/site.rtl.");
        page.ShouldNotContain("Sign in");
    }

    /// <summary>Somebody who is on no other test's page.</summary>
    private async Task<HttpClient> Reader()
    {
        var id = Guid.CreateVersion7();
        await web.Desk.Do(Sam, new AdmitPerson.Command(new(id), new PersonForm { Name = "Rita Reader", Email = $"reader-{id:N}@alliance.example", Roles = [Domain.People.Role.Analyst] }));
        using var sam = await web.SignIn(Sam);
        var reader = web.Anybody();
        (await reader.Submit(await PeoplePagesTests.Link(sam, id), null, ("Form.Password", "Sample-2026!"))).Status.ShouldBe(HttpStatusCode.Redirect);
        return reader;
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
