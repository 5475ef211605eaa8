using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed partial class PeoplePagesTests(WebDesk web)
{
    private const string Password = "Sample-2026!";

    [Fact]
    public async Task Who_is_let_in_chooses_a_password_by_a_link_that_works_once_and_leaves_again()
    {
        using var sam = await web.SignIn(Sam);
        var (id, email) = (Guid.CreateVersion7(), $"nadia-{Guid.CreateVersion7():N}@alliance.example");
        (await sam.Submit("/people", null, ("NewId", id.ToString()), ("Form.Name", "Nadia Sample"), ("Form.JobTitle", "Analyst"), ("Form.Email", email), ("Form.Roles", "Analyst"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var link = await Link(sam, id);
        using var nadia = web.Anybody();
        (await nadia.Submit(link, null, ("Form.Password", "short"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await nadia.Submit(link, null, ("Form.Password", Password))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await nadia.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var stranger = web.Anybody();
        (await stranger.GetAsync(link, Now)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await SignIn(stranger, email)).ShouldBe(HttpStatusCode.Redirect);

        (await sam.Submit($"/people/{id}", "Release")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var later = web.Anybody();
        (await SignIn(later, email)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_key_of_somebody_who_left_opens_nothing()
    {
        var key = $"key-{Guid.CreateVersion7():N}";
        var id = await Admit();
        await web.Desk.Look(async db =>
        {
            db.ApiKeys.Add(new ApiKey { Hash = ApiKey.HashOf(key), PersonId = id, Label = "of a test", CreatedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync(Now);
        });
        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await web.Desk.Do(Sam, new ReleasePerson.Command(new(id)));

        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_comes_back_comes_back_without_the_keys_they_had()
    {
        var key = $"key-{Guid.CreateVersion7():N}";
        var id = await Admit();
        await web.Desk.Look(async db =>
        {
            db.ApiKeys.Add(new ApiKey { Hash = ApiKey.HashOf(key), PersonId = id, Label = "of a test", CreatedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync(Now);
        });

        await web.Desk.Do(Sam, new ReleasePerson.Command(new(id)));
        await web.Desk.Do(Sam, new ReadmitPerson.Command(new(id)));

        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_current_passwords_lock_an_account_as_they_do_at_the_sign_in()
    {
        using var sam = await web.SignIn(Sam);
        var id = await Admit();
        using var nadia = web.Anybody();
        await nadia.Submit(await Link(sam, id), null, ("Form.Password", Password));

        for (var tried = 0; tried < 10; tried++) await nadia.Submit("/account/change-password", null, ("Form.CurrentPassword", $"Not-it-{tried}"), ("Form.Password", "Other-2026!x"));
        var right = await nadia.Submit("/account/change-password", null, ("Form.CurrentPassword", Password), ("Form.Password", "Other-2026!x"));

        right.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await web.Desk.Look(db => db.People.SingleAsync(person => person.Id == id, Now))).LockoutEnd.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_administrator_begins_with_the_people_and_a_manager_does_not_see_them()
    {
        using var sam = await web.SignIn(Sam);
        using var amina = await web.SignIn(Amina);

        (await sam.GetAsync("/", Now)).Headers.Location!.OriginalString.ShouldBe("/people");
        (await amina.GetAsync("/people", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await amina.Read("/leads")).ShouldNotContain("href=\"/people\"");
    }

    [Fact]
    public async Task What_is_wrong_with_an_account_is_told_at_its_field_and_what_was_typed_stays()
    {
        using var sam = await web.SignIn(Sam);

        var (status, page) = await sam.Submit("/people", null, ("Form.Name", "Nadia Sample"), ("Form.Email", Amina.Email), ("Form.Roles", "Analyst"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Somebody has this e-mail address already.");
        page.ShouldContain("value=\"Nadia Sample\"");
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it_and_the_other_sessions_end()
    {
        var id = await Admit();
        using var sam = await web.SignIn(Sam);
        using var nadia = web.Anybody();
        await nadia.Submit(await Link(sam, id), null, ("Form.Password", Password));

        var wrong = await nadia.Submit("/account/change-password", null, ("Form.CurrentPassword", "Not-it-2026!"), ("Form.Password", "Other-2026!x"));
        var right = await nadia.Submit("/account/change-password", null, ("Form.CurrentPassword", Password), ("Form.Password", "Other-2026!x"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("This is not your current password.");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        (await nadia.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_under_an_open_page_is_gone_when_its_form_is_sent()
    {
        var id = await Admit(Domain.People.Role.Manager);
        using var sam = await web.SignIn(Sam);
        using var nadia = web.Anybody();
        await nadia.Submit(await Link(sam, id), null, ("Form.Password", Password));
        var (_, form) = await nadia.Find("/leads/register", null);
        var inquiry = form.Where(field => field.Name != "Form.Summary").Append((Name: "Form.Summary", Value: "A plant for pumps")).ToList();

        var entry = (await web.Desk.Do(Sam, new PeopleRegister.Query())).Value!.Single(person => person.Id.Value == id);
        await web.Desk.Do(Sam, new ChangePerson.Command(entry.Id, entry.Stamp, new PersonForm { Name = entry.Name, Email = entry.Email, Roles = [Domain.People.Role.Board] }));

        (await nadia.Send("/leads/register", null, inquiry)).Status.ShouldBe(HttpStatusCode.Redirect);
        var lead = new LeadId(Guid.Parse(form.Single(field => field.Name == "Handling.NewId").Value));
        (await web.Desk.Look(db => db.Leads.AnyAsync(l => l.Id == lead, Now))).ShouldBeFalse();
        (await SignIn(nadia, entry.Email)).ShouldBe(HttpStatusCode.Redirect);
        var token = form.Single(field => field.Name == "__RequestVerificationToken");
        var again = await nadia.Send("/leads/register", null, [.. inquiry.Where(field => field != token), (token.Name, WebDesk.Antiforgery(await nadia.Read("/account/profile")))]);
        again.Status.ShouldBe(HttpStatusCode.Forbidden);
        again.Page.ShouldContain("Inquiries are registered by");
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<Guid> Admit(Domain.People.Role role = Domain.People.Role.Analyst)
    {
        var id = Guid.CreateVersion7();
        await web.Desk.Do(Sam, new AdmitPerson.Command(new(id), new PersonForm { Name = "Nadia Sample", Email = $"nadia-{id:N}@alliance.example", Roles = [role] }));
        return id;
    }

    internal static async Task<string> Link(HttpClient sam, Guid person)
    {
        (await sam.Submit($"/people/{person}", "Link")).Status.ShouldBe(HttpStatusCode.Redirect);
        var address = WebUtility.HtmlDecode(LinkField().Match(await sam.Read($"/people/{person}")).Groups[1].Value);
        return new Uri(address).PathAndQuery;
    }

    private static async Task<HttpStatusCode> SignIn(HttpClient browser, string email) => (await browser.Submit("/account/sign-in", null, ("Form.Email", email), ("Form.Password", Password))).Status;

    [GeneratedRegex("readonly value=\"([^\"]*)\"")]
    private static partial Regex LinkField();
}
