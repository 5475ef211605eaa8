using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Approvals, tasks and undo by their forms, without script.</summary>
public sealed class ApprovalPagesTests(WebDesk web)
{
    [Fact]
    public async Task An_approval_is_asked_for_on_the_lead_and_decided_there_with_a_comment()
    {
        var journey = await Qualified("Freigabe Werke AG");
        var (amina, bjorn) = (await web.SignIn(Amina), await web.SignIn(Bjorn));

        var asked = await amina.Submit(Page(journey), null, ("Form.Key", "go-decision"), ("Form.Remark", "Customers nearby <b>"));
        var waiting = WebUtility.HtmlDecode(await amina.Read($"/leads/{journey.Lead}"));
        var silent = await bjorn.Submit(Page(journey), "Decide", ("Decision.Approve", "false"), ("Decision.Comment", ""));
        var refused = await bjorn.Submit(Page(journey), "Decide", ("Decision.Approve", "false"), ("Decision.Comment", "The need is not proven"));

        asked.Status.ShouldBe(HttpStatusCode.Redirect, asked.Page);
        waiting.ShouldContain($"Waits for {Bjorn.Name}");
        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Status.ShouldBe(HttpStatusCode.Redirect, refused.Page);
        var page = await amina.Read(Page(journey));
        WebUtility.HtmlDecode(page).ShouldContain($"{Bjorn.Name} refused");
        page.ShouldContain("The need is not proven");
        page.ShouldContain("Customers nearby &lt;b&gt;");
        page.ShouldContain("Ask for an approval", Case.Sensitive, "it may be asked for again");
    }

    [Fact]
    public async Task What_waits_for_my_decision_is_decided_from_today()
    {
        var journey = await Qualified("Morgenblick Werke AG");
        await journey.AskToGo();
        var bjorn = await web.SignIn(Bjorn);
        var today = await bjorn.Read("/today");
        today.ShouldContain("Decide: Approval of the go decision");
        var id = await web.Desk.Look(db => db.Approvals.Where(a => a.LeadId == journey.Lead).Select(a => a.Id).SingleAsync(TestContext.Current.CancellationToken));
        var version = await journey.Version();
        List<(string, string)> Word(string approve, string comment) =>
            [("lead", $"{journey.Lead}"), ("part", $"{id}"), ("version", $"{version}"), ("approve", approve), ("comment", comment), ("__RequestVerificationToken", WebDesk.Antiforgery(today))];

        var silent = await Post(bjorn, "/today?handler=Decide", Word("false", ""));
        var given = await Post(bjorn, "/today?handler=Decide", Word("true", "Go"));

        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        silent.Page.ShouldContain("Say why you refuse");
        given.Status.ShouldBe(HttpStatusCode.Redirect, given.Page);
        (await web.Desk.Look(db => db.Approvals.Where(a => a.Id == id).Select(a => a.State).SingleAsync(TestContext.Current.CancellationToken))).ShouldBe(ApprovalState.Given);
        (await bjorn.Read("/today")).ShouldNotContain($"value=\"{id}\"");
    }

    [Fact]
    public async Task A_task_is_taken_up_given_back_and_given_on_from_its_page()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Reihum Werke AG" });
        var task = await web.Desk.Look(db => db.Tasks.Where(t => t.LeadId == journey.Lead && t.Key == "desk-check").Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken));
        var (amina, tasks) = (await web.SignIn(Amina), $"/leads/{journey.Lead}/tasks");
        var token = ("__RequestVerificationToken", WebDesk.Antiforgery(await amina.Read(tasks)));

        var taken = await Post(amina, $"{tasks}?handler=Claim", [("part", $"{task}"), token]);
        var back = await Post(amina, $"{tasks}?handler=Release", [("part", $"{task}"), token]);
        var nobody = await Post(amina, $"{tasks}?handler=Delegate", [("Given.Part", $"{task}"), ("Given.To", ""), token]);
        var given = await Post(amina, $"{tasks}?handler=Delegate", [("Given.Part", $"{task}"), ("Given.To", $"{Noor.Id}"), ("Given.Note", "Look at their funds"), token]);

        new[] { taken, back, given }.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        nobody.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await amina.Read(tasks);
        page.ShouldContain("Look at their funds");
        WebUtility.HtmlDecode(page).ShouldContain(Noor.Name);
    }

    [Fact]
    public async Task A_blocked_task_says_what_it_waits_for_and_offers_no_done()
    {
        var journey = await Journey.Reach(web.Desk, "landing", Investors.Solaris with { CompanyName = "Warteschlange Werke AG" });

        var page = await (await web.SignIn(Hugo)).Read($"/leads/{journey.Lead}/tasks");

        page.ShouldContain("Waits for: Decide the vehicle: corporation, LLC or branch");
    }

    [Fact]
    public async Task Undo_is_offered_right_after_a_move_and_leads_back()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Kehrtwende Werke AG" });
        await journey.Do(Amina, version => journey.Action("go-dormant", version) with { Reason = "Silent" });
        var amina = await web.SignIn(Amina);
        var page = await amina.Read($"/leads/{journey.Lead}");
        page.ShouldContain($"action=\"/leads/{journey.Lead}/undo\"");

        var undone = await Post(amina, $"/leads/{journey.Lead}/undo", [("version", $"{await journey.Version()}"), ("__RequestVerificationToken", WebDesk.Antiforgery(page))]);
        var again = await Post(amina, $"/leads/{journey.Lead}/undo", [("version", $"{await journey.Version()}"), ("__RequestVerificationToken", WebDesk.Antiforgery(page))]);

        undone.Status.ShouldBe(HttpStatusCode.Redirect, undone.Page);
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        (await web.Desk.Lead(journey.Lead)).Status.ShouldBe(LeadStatus.Active);
        (await amina.Read($"/leads/{journey.Lead}")).ShouldContain("Taken back");
        (await (await web.SignIn(Noor)).Read($"/leads/{journey.Lead}")).ShouldNotContain("/undo\"");
    }

    private static string Page(Journey journey) => $"/leads/{journey.Lead}/approvals";

    private async Task<Journey> Qualified(string company)
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = company });
        await journey.Do(Amina, journey.Qualification);
        return journey;
    }

    private static async Task<(HttpStatusCode Status, string Page)> Post(HttpClient browser, string address, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await browser.PostAsync(address, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
