using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Tests.Api;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Search;

/// <summary>The search page, what the palette is filled with, and the API's search.</summary>
public sealed class SearchTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_script_the_top_bar_leads_to_a_page_that_lists_what_was_found()
    {
        var lead = (await Journey.Start(web.Desk, Investors.Yamabuki with { CompanyName = "Kestrel Paper Co.", CompanyNativeName = "見本紙業" })).Lead;
        using var browser = await web.SignIn(Amina);

        var asked = await browser.GetStringAsync("/search", Now);
        var found = WebUtility.HtmlDecode(await browser.GetStringAsync("/search?q=" + Uri.EscapeDataString("見本"), Now));
        var none = WebUtility.HtmlDecode(await browser.GetStringAsync("/search?q=%3Cb%3Enothinglikethis", Now));

        asked.ShouldContain("action=\"/search\"");
        found.ShouldContain("Kestrel Paper Co.");
        found.ShouldContain($"/leads/{lead}");
        none.ShouldContain("Nothing was found for “<b>nothinglikethis”");
    }

    [Fact]
    public async Task The_palette_is_filled_with_options_and_names_what_a_browser_remembers_only_for_who_may_hear_it()
    {
        var command = new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyName = "Merlin Hidden AG" }) { OwnerId = Amina.Id, Confidentiality = Confidentiality.Nda, CodeName = $"Plover {Guid.CreateVersion7().ToString("N")[^8..]}" };
        await web.Desk.Do(Ines, command);
        using var amina = await web.SignIn(Amina);
        using var eleanor = await web.SignIn(Eleanor);

        (await amina.GetStringAsync("/search/hits?q=merlin+hid", Now)).ShouldContain("role=\"option\"");
        (await amina.GetStringAsync($"/search/hits?q=&recent={command.LeadId},nonsense", Now)).ShouldContain("Merlin Hidden AG");
        (await eleanor.GetStringAsync("/search/hits?q=merlin+hid", Now)).ShouldNotContain("option");
        var masked = await eleanor.GetStringAsync($"/search/hits?q=&recent={command.LeadId}", Now);
        masked.ShouldContain(command.CodeName!);
        masked.ShouldNotContain("Merlin");
    }

    [Fact]
    public async Task Who_is_told_a_protected_identity_by_searching_is_written_down_once_for_all_letters()
    {
        var command = new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyName = "Osprey Logged AG" }) { OwnerId = Amina.Id, Confidentiality = Confidentiality.ProjectTeam, CodeName = $"Dunlin {Guid.CreateVersion7().ToString("N")[^8..]}" };
        await web.Desk.Do(Ines, command);
        using var amina = await web.SignIn(Amina);

        foreach (var typed in new[] { "ospr", "ospre", "osprey lo" }) await amina.GetStringAsync($"/search/hits?q={typed}", Now);

        // Whoever else is at this desk as Amina meanwhile may be told of it in a list.
        var told = await web.Desk.Look(db => db.AccessLog.Where(entry => entry.Lead == command.LeadId && entry.Person == Amina.Id).Select(entry => entry.What).ToListAsync(Now));
        told.ShouldNotBeEmpty();
        told.Count(what => what == "/search/hits").ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task The_api_finds_the_same_and_tells_where_it_stands()
    {
        var lead = (await Journey.Start(web.Desk, Investors.Solaris with { CompanyName = "Avocet Fibre Oy" })).Lead;

        var found = (await Caller.As(web, Amina).Get("/api/search?q=avocet")).Ok().Json;

        var hit = found.GetProperty("groups")[0].GetProperty("hits")[0];
        hit.GetProperty("title").GetString().ShouldBe("Avocet Fibre Oy");
        hit.GetProperty("leadId").GetGuid().ShouldBe(lead.Value);
        hit.GetProperty("address").GetString().ShouldBe($"/leads/{lead}");
    }

    [Fact]
    public async Task Too_long_a_question_and_who_may_not_read_leads_are_refused_and_an_empty_one_is_no_mistake()
    {
        (await Caller.As(web, Amina).Get("/api/search?q=" + new string('x', 201))).Refused(HttpStatusCode.UnprocessableEntity, "longer-than");
        (await Caller.As(web, Sam).Get("/api/search?q=solaris")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Caller.As(web, Amina).Get("/api/search")).Ok().Json.GetProperty("groups").GetArrayLength().ShouldBe(0);
        using var amina = await web.SignIn(Amina);
        (await amina.GetAsync("/search?q=" + new string('x', 5000), Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_administrator_finds_people_and_no_leads()
    {
        await Journey.Start(web.Desk);
        using var sam = await web.SignIn(Sam);

        (await sam.GetStringAsync("/search?q=tomas", Now)).ShouldContain($"/people/{Tomas.Id}");
        (await sam.GetStringAsync("/search?q=solaris", Now)).ShouldNotContain("/leads/");
    }
}
