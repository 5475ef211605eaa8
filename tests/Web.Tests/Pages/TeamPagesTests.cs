using System.Net;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.People;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

[Collection(Alone.Name)]
public sealed class TeamPagesTests(WebDesk web)
{
    [Fact]
    public async Task A_team_is_founded_filled_asked_for_and_dissolved()
    {
        using var sam = await web.SignIn(Sam);
        using var amina = await web.SignIn(Amina);
        var (id, name) = (Guid.CreateVersion7(), $"Asia {Guid.CreateVersion7():N}");
        (await amina.Read("/leads")).ShouldNotContain(name);

        (await sam.Submit("/people/teams", null, ("NewId", id.ToString()), ("Form.Name", name), ("Form.LedBy", Amina.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Submit("/people/teams", null, ("Form.Name", name))).Page.ShouldContain("There is a team of this name already.");
        var known = Guid.CreateVersion7();
        await web.Desk.Do(Sam, new AdmitPerson.Command(new(known), new PersonForm { Name = "Nadia Sample", Email = $"nadia-{known:N}@alliance.example", Roles = [Domain.People.Role.Analyst] }));
        (await sam.Submit($"/people/{known}", null, ("Form.TeamId", id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await sam.Read("/people")).ShouldContain($"<bdi>{name}</bdi>");
        (await sam.Read($"/people/teams/{id}")).ShouldContain("<bdi>Nadia Sample</bdi>");
        (await amina.Read($"/leads?team={id}")).ShouldContain($"Team: {name}");
        (await amina.Read($"/board?team={id}")).ShouldContain($"<option selected=\"selected\" value=\"{id}\">{name}</option>");
        (await web.Api(Amina).GetStringAsync("/api/teams", Now)).ShouldContain(name);
        (await web.Api(Amina).GetAsync($"/api/leads?team={id}", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await web.Api(Amina).GetAsync($"/api/pipeline/board?team={Guid.CreateVersion7()}", Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await sam.Submit($"/people/teams/{id}", null, ("Form.Name", $"{name} and Pacific"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Read("/people/teams")).ShouldContain($"{name} and Pacific");
        (await sam.Submit($"/people/teams/{id}", "Dissolve")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.GetAsync($"/people/teams/{id}", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await amina.GetAsync($"/leads?team={id}", Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_team_has_a_calendar_of_its_own_of_those_there_are()
    {
        using var sam = await web.SignIn(Sam);
        var (id, name) = (Guid.CreateVersion7(), $"Europe {Guid.CreateVersion7():N}");
        await sam.Submit("/people/teams", null, ("NewId", id.ToString()), ("Form.Name", name), ("Form.Calendar", "de"));

        var unknown = await sam.Submit($"/people/teams/{id}", null, ("Form.Calendar", "atlantis"));
        (await sam.Read($"/people/teams/{id}")).ShouldContain("<option selected=\"selected\" value=\"de\">Germany (Europe/Berlin)</option>");
        (await sam.Submit($"/people/teams/{id}", null, ("Form.Calendar", ""))).Status.ShouldBe(HttpStatusCode.Redirect);

        (unknown.Status, unknown.Page.Contains("Choose a calendar of the list.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        (await sam.Read($"/people/teams/{id}")).ShouldContain("keep the time they were promised for");
        await sam.Submit($"/people/teams/{id}", "Dissolve");
    }

    [Fact]
    public async Task A_manager_asks_for_teams_and_does_not_keep_them()
    {
        using var amina = await web.SignIn(Amina);

        (await amina.GetAsync("/people/teams", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await web.Api(Amina).GetAsync("/api/teams", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
