using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.People;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class DemoPagesTests
{
    [Fact]
    public async Task The_demonstration_is_told_anew_for_who_types_the_word_and_nobody_works_meanwhile()
    {
        await using var web = new NewDesk(demo: true);
        using var sam = await web.SignIn(Sam);
        var own = (await Journey.Start(web.Desk)).Lead;
        await web.Desk.Do(Sam, new AdmitPerson.Command(new Domain.Foundation.PersonId(Guid.CreateVersion7()), new PersonForm { Name = "Nadia Sample", Email = "nadia@alliance.example", Roles = [Role.Board] }));

        (await sam.Submit("/organisation/demo", null, ("Form.Typed", "yes"), ("Form.DeletesOwn", "true"))).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.UnprocessableEntity), a => a.Page.ShouldContain("Type the word demo"));
        (await sam.Submit("/organisation/demo", null, ("Form.Typed", "demo"))).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.UnprocessableEntity), a => a.Page.ShouldContain("may be deleted, too"));
        (await web.Desk.Look(db => db.Leads.CountAsync(l => l.Id == own))).ShouldBe(1);

        (await sam.Submit("/organisation/demo", null, ("Form.Typed", " Demo "), ("Form.DeletesOwn", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var meanwhile = await sam.GetAsync("/people", Now);
        meanwhile.Headers.Location!.OriginalString.ShouldBe("/organisation/demo/progress");
        (await web.Api("demo-manager").PostAsync("/api/inquiries", null, Now)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await sam.Read("/organisation/demo/progress")).ShouldContain("<progress");

        while (await web.Services.GetRequiredService<DemoReset>().IsUnderway(Now)) await Task.Delay(200, Now);

        // Who was signed in still is.
        (await sam.GetAsync("/people", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await web.Desk.Look(db => db.Leads.CountAsync())).ShouldBe(5);
        (await web.Desk.Look(db => db.Leads.CountAsync(l => l.Id == own))).ShouldBe(0);
        (await web.Desk.Look(db => db.People.CountAsync())).ShouldBe(DemoPeople.All.Count);
        (await web.Api("demo-manager").GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await web.Desk.Look(db => db.Deliveries.CountAsync(d => d.DoneAt == null))).ShouldBe(0, "No mail of the story is left to be sent.");
    }

    [Fact]
    public async Task Where_demonstration_data_is_off_there_is_no_such_page()
    {
        await using var desk = new NewDesk();
        var (nadia, _) = await desk.Begin();

        (await nadia.GetAsync("/organisation/demo", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nadia.GetAsync("/organisation/demo/progress", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nadia.Read("/organisation")).ShouldNotContain("/organisation/demo");
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

}
