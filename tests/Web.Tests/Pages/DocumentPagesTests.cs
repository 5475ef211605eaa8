using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Cast;
using GlobalReach.Domain.Proposals;
using GlobalReach.Web.Tests.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>Choosing a kind of document and its sections.</summary>
public sealed class DocumentPagesTests(WebDesk web)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_offers_every_kind_and_says_what_is_missing_where_it_is_mended()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read($"/leads/{lead}/proposals?kind=SiteComparison"));

        foreach (var kind in Enum.GetNames<ProposalKind>()) page.ShouldContain($"?kind={kind}#order");
        page.ShouldContain("A comparison takes two sites");
        page.ShouldContain($"href=\"/leads/{lead}/shortlist\"");
        page.ShouldNotContain("name=\"Form.Language\"");
    }

    [Fact]
    public async Task Sections_are_picked_put_in_order_and_added_to_on_the_page()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var amina = await web.SignIn(Amina);
        var page = $"/leads/{lead}/proposals?kind=Teaser";
        var read = await amina.Read(page);
        read.ShouldContain("name=\"Form.Sections[0].Print\"");

        var ordered = await amina.Submit(page, null, ("Form.Language", "de"), ("Form.Sections[0].Place", "9"), ("Form.Sections[1].Print", "false"), ("Form.Sections[6].Heading", "Vorab"), ("Form.Sections[6].Text", "Ein **Wort**."), ("Form.Sections[6].Place", "1"));

        ordered.Status.ShouldBe(HttpStatusCode.Redirect);
        var made = await web.Desk.Look(db => db.Proposals.AsNoTracking().SingleAsync(p => p.LeadId == lead, Ct));
        made.Kind.ShouldBe(ProposalKind.Teaser);
        made.Sections.Select(section => section.Heading ?? section.Key).ShouldBe(["Vorab", "sites", "incentives", "contact", "legal", "summary"]);
        (await amina.Read(page)).ShouldContain("Vorab");
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_what_was_typed()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var amina = await web.SignIn(Amina);
        var page = $"/leads/{lead}/proposals?kind=Answer";

        var nothing = await amina.Submit(page, null, ("Form.Language", "de"));
        var named = await amina.Submit(page, null, ("Form.Language", "de"), ("Form.Sections[0].Text", "Für Solaris Batteries gibt es eine Halle."));

        nothing.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        nothing.Page.ShouldContain("An answer needs your words");
        named.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(named.Page).ShouldContain("Für Solaris Batteries gibt es eine Halle.");
        (await web.Desk.Look(db => db.Proposals.AnyAsync(p => p.LeadId == lead, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_api_tells_the_kinds_and_takes_kind_and_sections()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var api = web.Api(Amina);

        var kinds = JsonDocument.Parse(await api.GetStringAsync($"/api/leads/{lead}/proposals/kinds", Ct)).RootElement.EnumerateArray().ToDictionary(kind => kind.GetProperty("kind").GetString()!);
        var made = await api.PostAsJsonAsync($"/api/leads/{lead}/proposals", new { language = "en", kind = "Answer", sections = new object[] { new { key = "text", heading = "Power", text = "It is there." }, new { key = "contact" } } }, Ct);
        var lacking = await api.PostAsJsonAsync($"/api/leads/{lead}/proposals", new { language = "en", kind = "TermSheet" }, Ct);

        kinds.Count.ShouldBe(6);
        kinds["TermSheet"].GetProperty("lacks").GetProperty("code").GetString().ShouldBe("document-needs-offer");
        kinds["Teaser"].GetProperty("sections").EnumerateArray().Select(key => key.GetString()).ShouldContain("region");
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await made.Content.ReadAsStringAsync(Ct)).ShouldContain("\"kind\":\"Answer\"");
        lacking.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await lacking.Content.ReadAsStringAsync(Ct)).ShouldContain("document-needs-offer");
    }
}
