using System.Globalization;
using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Today;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class AbsencePagesTests(WebDesk web)
{
    private DateOnly Today => web.Services.GetRequiredService<DeskTime>().Today;

    [Fact]
    public async Task Who_goes_away_is_said_to_be_wherever_they_are_named_until_they_are_back()
    {
        var manager = await Admit(Role.Manager);
        var lead = await Journey.Start(web.Desk);
        await lead.Do(Bjorn, version => new ReassignLead.Command(lead.Lead, version, new(manager), null, "While I am away"));
        using var sam = await web.SignIn(Sam);
        using var grace = await web.SignIn(Grace);
        var page = $"/account/absence/{manager}";

        (await sam.Submit(page, null, ("Form.From", Day(0)), ("Form.To", Day(6)), ("Form.StandInId", Grace.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await grace.Read("/today")).ShouldContain("for Nadia Sample, away until");
        (await grace.Read($"/leads/{lead.Lead}")).ShouldContain("away until");
        (await grace.Read($"/leads/{lead.Lead}/tasks")).ShouldContain("Nadia Sample (away until");
        (await grace.Read("/account/absence")).ShouldContain("You stand in for");

        var known = (await web.Desk.Do(Sam, new AbsenceList.Query(new(manager)))).Value!.Own.ShouldHaveSingleItem();
        (await sam.Submit(page, "End", ("absence", known.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await grace.Read("/today")).ShouldNotContain("for Nadia Sample");
    }

    [Fact]
    public async Task What_is_wrong_with_an_absence_is_told_at_its_field()
    {
        using var amina = await web.SignIn(Amina);

        var (status, page) = await amina.Submit("/account/absence", null, ("Form.From", Day(9)), ("Form.To", Day(8)));
        var unreadable = await amina.Submit("/account/absence", null, ("Form.From", "tomorrow"), ("Form.To", ""));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("The last day lies before the first.");
        unreadable.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Who_enters_the_absence_of_another_is_not_spoken_to_as_if_it_were_theirs()
    {
        using var sam = await web.SignIn(Sam);
        using var amina = await web.SignIn(Amina);

        var (another, own) = (WebUtility.HtmlDecode(await sam.Read($"/account/absence/{Noor.Id}")), WebUtility.HtmlDecode(await amina.Read("/account/absence")));

        another.ShouldContain("Enter an absence");
        another.ShouldContain("the vice president is told of their leads");
        own.ShouldContain("Say when you are away");
        own.ShouldContain("<option value=\"\">Nobody stands in</option>");
    }

    [Fact]
    public async Task Nobody_opens_the_absence_of_another_and_who_has_no_work_here_has_none()
    {
        using var amina = await web.SignIn(Amina);
        using var rosa = await web.SignIn(Rosa);

        (await amina.GetAsync($"/account/absence/{Tomas.Id}", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await rosa.GetAsync("/account/absence", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await rosa.GetAsync("/today/hand-over", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Several_leads_are_handed_over_at_once_and_what_cannot_be_says_why_beside_it()
    {
        var (first, second) = (await Journey.Start(web.Desk), await Journey.Start(web.Desk, Investors.Yamabuki));
        var giver = await Admit(Role.VicePresident, known: true);
        foreach (var journey in new[] { first, second }) await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, new(giver), Tomas.Id, "Yours"));
        using var nadia = await Browser(giver);
        var (page, fields) = await nadia.Find("/today/hand-over", null);
        page.ShouldContain("Yours");
        await first.Do(Bjorn, version => new ReassignLead.Command(first.Lead, version, new(giver), null, ""));
        List<(string, string)> form = [.. fields.Where(f => f.Name is not ("Form.OwnerId" or "Form.HandOver") && !f.Name.EndsWith("Note", StringComparison.Ordinal)), ("Form.OwnerId", Tomas.Id.ToString()), ("Form.HandOver", "All of mine")];
        form.AddRange([("Rows[0].Chosen", "true"), ("Rows[1].Chosen", "true")]);

        var (status, answer) = await nadia.Send("/today/hand-over", null, form);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ShouldContain("1 lead was handed over, 1 not");
        answer.ShouldContain("changed");
        var taken = (await web.Desk.Do(Tomas, new HandOverView.Query())).Value!.TakenOver;
        taken.Where(t => t.Lead.Id == second.Lead && t.From.Value == giver).ShouldHaveSingleItem().Note.ShouldBe("All of mine");
        taken.ShouldNotContain(t => t.Lead.Id == first.Lead && t.From.Value == giver);
        (await web.Desk.Lead(second.Lead)).ShouldSatisfyAllConditions(l => l.OwnerId.ShouldBe(Tomas.Id), l => l.BackupId.ShouldBeNull());
    }

    [Fact]
    public async Task Without_a_colleague_or_a_lead_nothing_is_handed_over()
    {
        await Journey.Start(web.Desk);
        using var amina = await web.SignIn(Amina);

        var (status, page) = await amina.Submit("/today/hand-over", null);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Tick at least one lead.");
        page.ShouldContain("Form_OwnerId-error");
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Day(int later) => Today.AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Guid> Admit(Role role, bool known = false)
    {
        var id = Guid.CreateVersion7();
        await web.Desk.Do(Sam, new AdmitPerson.Command(new(id), new PersonForm { Name = known ? "Nadia Known" : "Nadia Sample", Email = $"nadia-{id:N}@alliance.example", Roles = [role] }));
        return id;
    }

    private async Task<HttpClient> Browser(Guid person)
    {
        using var sam = await web.SignIn(Sam);
        var browser = web.Anybody();
        await browser.Submit(await PeoplePagesTests.Link(sam, person), null, ("Form.Password", "Sample-2026!"));
        return browser;
    }
}
