using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.Proposals;
using GlobalReach.Web.Tests.Api;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Proposals as they leave the house: copies, links, the page behind a link, what changed, what was answered.</summary>
public sealed partial class ProposalCopiesTests(WebDesk web)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_shown_once_opens_once_and_tells_when()
    {
        var (journey, id) = await Sent("de");
        var amina = await web.SignIn(Amina);
        var page = $"/leads/{journey.Lead}/proposals";
        var nobody = await amina.Submit(page, "Link", ("Copy.Proposal", $"{id}"), ("Copy.Recipient", ""), ("Copy.Days", "30"));

        (await amina.Submit(page, "Link", ("Copy.Proposal", $"{id}"), ("Copy.Recipient", "Katrin Vogt"), ("Copy.Days", "30"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var address = LinkIn(await amina.Read(page));
        (await amina.Read(page)).ShouldNotContain(address);
        var (investor, stranger, project) = (web.Anybody(), web.Anybody(), (await web.Desk.Lead(journey.Lead)).CodeName!);
        var door = await investor.GetAsync(address, Ct);
        (await web.Desk.Look(db => db.ProposalCopies.SingleAsync(c => c.ProposalId == id && c.Way == CopyWay.Link))).OpenedAt.ShouldBeNull("a mail program that looks at links opens nothing");
        var opened = await investor.PostAsync(address, null, Ct);
        var again = await investor.GetAsync(address, Ct);
        var pdf = await investor.GetAsync($"{address}/file", Ct);
        var other = await stranger.PostAsync(address, null, Ct);

        nobody.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var before = await Body(door);
        before.ShouldContain("lang=\"de-DE\"");
        before.ShouldContain("Vorschlag öffnen");
        before.ShouldNotContain(project);
        foreach (var shown in new[] { opened, again })
        {
            shown.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Body(shown)).ShouldContain(project);
        }

        door.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        door.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        again.Headers.CacheControl!.NoStore.ShouldBeTrue();
        again.Headers.Contains("Set-Cookie").ShouldBeFalse("nothing is counted but that it was opened");
        (await Body(again)).ShouldNotContain("<script");
        pdf.StatusCode.ShouldBe(HttpStatusCode.OK);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Body(other)).ShouldNotContain(project);
        (await stranger.GetAsync($"{address}/file", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await amina.Read(page)).ShouldContain("Opened ");
        (await amina.Read($"/leads/{journey.Lead}")).ShouldContain("The recipient opened the link to proposal");

        (await amina.Submit(page, "Revoke")).Status.ShouldBe(HttpStatusCode.Redirect);
        var gone = await investor.GetAsync(address, Ct);
        var guessed = await investor.GetAsync("/documents/guessed", Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Body(gone)).ShouldBe(await Body(guessed), "made void and never made look alike");
    }

    [Fact]
    public async Task The_page_is_whole_and_says_how_it_is_read()
    {
        var (_, id) = await Sent("ar");
        var amina = await web.SignIn(Amina);

        var page = await amina.Read($"/proposals/{id}/page");

        page.ShouldContain("<html lang=\"ar-AE\" dir=\"rtl\">");
        page.ShouldContain("<th scope=\"col\">");
        page.ShouldContain("<th scope=\"row\">");
        Regex.Count(page, "<h1").ShouldBe(1);
        Regex.Count(page, "<h2").ShouldBe(1 + 8);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("style=");
        (await (await web.SignIn(Priya)).GetAsync($"/proposals/{id}/page", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await web.Anybody().GetAsync($"/proposals/{id}/page", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_copy_is_made_for_a_recipient_and_what_was_said_is_recorded_on_the_page()
    {
        var (journey, id) = await Sent("de");
        var amina = await web.SignIn(Amina);
        var page = $"/leads/{journey.Lead}/proposals";

        (await amina.Submit(page, "Copy", ("Copy.Proposal", $"{id}"), ("Copy.Recipient", "Board <b>"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var unsaid = await amina.Submit(page, "Answer", ("Answered.Proposal", $"{id}"), ("Answered.Answer", ""));
        var early = await amina.Submit(page, "Answer", ("Answered.Proposal", $"{id}"), ("Answered.Answer", "Accepted"), ("Answered.AnsweredOn", "2020-01-01"), ("Answered.Words", "We take it"));
        (await amina.Submit(page, "Answer", ("Answered.Proposal", $"{id}"), ("Answered.Answer", "Accepted"), ("Answered.Words", "We take it"))).Status.ShouldBe(HttpStatusCode.Redirect);

        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        early.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        early.Page.ShouldContain("We take it");
        early.Page.ShouldContain("before the proposal was sent");
        var shown = await amina.Read(page);
        shown.ShouldContain("Board &lt;b&gt;");
        shown.ShouldContain("Accepted as the base");
        shown.ShouldContain("We take it");
        var masked = await (await web.SignIn(Priya)).Read(page);
        masked.ShouldNotContain("We take it");
        masked.ShouldNotContain("Board &lt;b&gt;");
    }

    [Fact]
    public async Task What_changed_is_a_page_and_can_be_put_into_the_next_version()
    {
        var (journey, first) = await Sent("de");
        await journey.Shortlist();
        var second = await journey.OrderProposal();
        var amina = await web.SignIn(Amina);
        var changes = $"/leads/{journey.Lead}/proposals/changes?part={second}";

        var page = await amina.Read(changes);
        var (_, fields) = await amina.Find(changes, "WithChanges");
        var made = await amina.Send($"/leads/{journey.Lead}/proposals", "WithChanges", fields);

        page.ShouldContain("Example Hall 7");
        page.ShouldContain("lang=\"de-DE\"");
        made.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Proposals.CountAsync(p => p.LeadId == journey.Lead))).ShouldBe(3);
        (await amina.GetAsync($"/leads/{journey.Lead}/proposals/changes?part={first}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await amina.GetAsync($"/leads/{journey.Lead}/proposals/changes?part={Guid.CreateVersion7()}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_over_the_API()
    {
        var (journey, id) = await Sent("de");
        var api = Caller.As(web, Amina);
        var proposal = $"/api/proposals/{id}";
        var copyId = Guid.CreateVersion7();

        var link = await api.Post($"{proposal}/links", new { recipient = "Katrin Vogt", days = 7 });
        var address = link.Ok().Json.GetProperty("address").GetString()!;
        var copy = await api.Post($"{proposal}/copies", new { id = copyId, recipient = "Katrin Vogt" });
        var twice = await api.Post($"{proposal}/links", new { id = link.Json.GetProperty("id").GetGuid(), recipient = "Katrin Vogt", days = 7 });
        var version = await journey.Version();
        (await api.Put($"{proposal}/answer", new { version, answer = "WantsChanges", answeredOn = DateOnly.FromDateTime(web.Desk.Clock.GetUtcNow().UtcDateTime), words = "A second crane" })).Ok();

        new Uri(address).AbsolutePath.ShouldStartWith("/documents/");
        (await web.Anybody().GetAsync(new Uri(address).AbsolutePath, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        twice.Json.GetProperty("address").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        copy.Status.ShouldBe(HttpStatusCode.Created);
        (await api.Get($"/api/leads/{journey.Lead}/proposal-copies/{copyId}.pdf")).Status.ShouldBe(HttpStatusCode.OK);
        (await api.Put($"/api/leads/{journey.Lead}/proposal-copies/{link.Json.GetProperty("id").GetGuid()}/revocation", new { })).Ok();
        (await api.Get($"/api/leads/{journey.Lead}/proposal-copies")).Ok().Json.GetProperty("copies").GetArrayLength().ShouldBe(3);
        (await api.Get($"{proposal}/changes")).Ok().Json.GetProperty("sections").GetArrayLength().ShouldBe(0);
    }

    private async Task<(Journey Journey, Guid Proposal)> Sent(string language)
    {
        var journey = await Journey.Reach(web.Desk, "proposal");
        var id = await journey.OrderProposal(language);
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id, AcceptsDraftTexts: true));
        await journey.Do(Amina, version => new SendProposal.Command(journey.Lead, version, id));
        return (journey, id);
    }

    private static string LinkIn(string page) => new Uri(WebUtility.HtmlDecode(LinkField().Match(page).Groups[1].Value)).AbsolutePath;

    private static async Task<string> Body(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    [GeneratedRegex("value=\"([^\"]*/documents/[^\"]*)\"")]
    private static partial Regex LinkField();
}
