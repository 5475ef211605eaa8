using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.People;
using GlobalReach.Web.Tests.Api;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>Leads are carried over to a new version without script and over the API: dry run, for real, and back.</summary>
public sealed partial class MigrationPagesTests
{
    private static readonly string From = $"{RegisterInquiry.Process}:{Shipped.Version}";
    private static readonly string To = $"{RegisterInquiry.Process}:{Shipped.Next}";

    [Fact]
    public async Task Leads_are_chosen_looked_at_carried_over_and_taken_back_page_by_page()
    {
        await using var desk = new NewDesk(demo: true);
        var leads = await Begun(desk);
        using var bjorn = await desk.SignIn(Bjorn);
        var chosen = WebUtility.HtmlDecode(await bjorn.Read($"/process/migrate?From={From}&To={To}"));
        chosen.ShouldContain($"All {leads} leads");
        chosen.ShouldContain("(proposed)");

        var (_, held) = await bjorn.Find($"/process/migrate?From={From}&To={To}", null);
        (await bjorn.Send("/process/migrate", null, [.. held.Where(f => f.Name is not ("lead" or "Ticked" or "p")), ("Ticked", "true")])).Page.ShouldContain("No lead was chosen");
        (await bjorn.Send("/process/migrate", null, [.. held.Where(f => f.Name is not ("lead" or "Ticked" or "p")), ("Ticked", "false")])).Status.ShouldBe(HttpStatusCode.Redirect);
        var run = Address().Match(await bjorn.Read("/process/studio")).Value;
        while ((await bjorn.Read(run)).Contains("data-go-on", StringComparison.Ordinal)) await bjorn.Send(run, null, [.. (await bjorn.Find(run, null)).Fields]);

        (await bjorn.Read(run)).ShouldContain($"<strong data-figure=\"fits\">{leads}</strong>");
        (await bjorn.Submit(run, "carry", ("Form.Reason", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await bjorn.Submit(run, "carry", ("Form.Reason", "New <rule>"))).Status.ShouldBe(HttpStatusCode.Redirect);
        while ((await bjorn.Read(run)).Contains("data-go-on", StringComparison.Ordinal)) await bjorn.Send(run, null, [.. (await bjorn.Find(run, null)).Fields]);
        var over = await bjorn.Read(run);
        over.ShouldContain($"<strong data-figure=\"carried\">{leads}</strong>");
        over.ShouldContain("New &lt;rule&gt;");
        over.ShouldContain($"/process/migrate?From={To}&amp;To={From}&amp;Run=");
        (await desk.Desk.Look(db => db.Leads.CountAsync(l => l.Process.Version == Shipped.Next))).ShouldBe(leads);

        var back = $"/process/migrate?From={To}&To={From}&Run={run.Split('/')[^1]}";
        WebUtility.HtmlDecode(await bjorn.Read(back)).ShouldContain($"All {leads} leads");
        using var amina = await desk.SignIn(Amina);
        foreach (var page in new[] { "/process/migrate", run }) (await amina.GetAsync(page, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_who_press_at_once_and_whoever_comes_back_find_each_lead_carried_over_once()
    {
        await using var desk = new NewDesk(demo: true);
        var leads = await Begun(desk);
        var (one, two) = (new Caller(desk.Api("demo-vp")), new Caller(desk.Api("demo-vp")));
        var id = Guid.CreateVersion7();
        object body = new { id, process = RegisterInquiry.Process, processVersion = Shipped.Version, toProcess = RegisterInquiry.Process };
        (await one.Post("/api/migrations", body)).Ok().Json.GetProperty("total").GetInt32().ShouldBe(leads);
        (await one.Post("/api/migrations", body)).Json.GetProperty("id").GetGuid().ShouldBe(id);
        while ((await one.Post($"/api/migrations/{id}/steps", new { anew = false })).Ok().Json.GetProperty("state").GetString() == "Looking") { }

        await Task.WhenAll(one.Post($"/api/migrations/{id}/carry", new { reason = "New rule" }), two.Post($"/api/migrations/{id}/carry", new { reason = "New rule" }));
        while ((await one.Post($"/api/migrations/{id}/steps", new { anew = false })).Ok().Json.GetProperty("state").GetString() == "Carrying") { }

        var over = (await one.Get($"/api/migrations/{id}")).Ok().Json;
        over.GetProperty("counts").GetProperty("Carried").GetInt32().ShouldBe(leads);
        (await desk.Desk.Look(db => db.Journal.CountAsync(e => e.Fact == "lead.migrated"))).ShouldBe(leads);
        (await one.Get($"/api/migrations/{id}?state=Refused")).Ok().Json.GetProperty("leads").GetArrayLength().ShouldBe(0);
        (await one.Get($"/api/migrations/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "migration-not-found");
        (await one.Post("/api/migrations", new { process = "none", processVersion = 1, toProcess = "none" })).Refused(HttpStatusCode.NotFound, "process-not-found");
        (await new Caller(desk.Api("demo-manager")).Post("/api/migrations", body)).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    /// <summary>The next version is published; how many open leads are on the one before.</summary>
    private static async Task<int> Begun(NewDesk desk)
    {
        using var ready = desk.Browser();
        await ready.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var draft = Guid.CreateVersion7();
        await desk.Desk.Do(Sam, new BeginDraft.Command(draft, "Stalls earlier", RegisterInquiry.Process, Shipped.Version));
        var page = (await desk.Desk.Do(Sam, new DraftPage.Query(draft))).Value!;
        await desk.Desk.Do(Sam, new WriteStage.Command(draft, page.Revision, "discovery", StageForm.Of(page.Definition![new StageKey("discovery")], page.AllWords) with { StallsAfterDays = 20 }));
        await desk.Desk.Do(Sam, new AskForPublication.Command(draft, 2));
        await desk.Desk.Do(Bjorn, new PublishDraft.Command(draft, 3));
        return await desk.Desk.As(Bjorn, scope => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Workflows.Data.GlobalReachDb>(scope).Leads.CountAsync(l => l.Process.Key == RegisterInquiry.Process && l.Process.Version == Shipped.Version && l.OpenStage != null));
    }

    [GeneratedRegex("/process/migrations/[0-9a-f-]{36}")]
    private static partial Regex Address();
}
