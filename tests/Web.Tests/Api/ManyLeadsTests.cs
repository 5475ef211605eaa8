using System.Net;
using GlobalReach.Cast;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

/// <summary>One thing for many leads, and the list, as machines ask for them.</summary>
public sealed class ManyLeadsTests(WebDesk web)
{
    [Fact]
    public async Task Each_lead_is_done_or_refused_by_itself_and_a_repetition_is_replayed()
    {
        var (good, stale) = (await Journey.Start(web.Desk), await Journey.Start(web.Desk, Investors.Yamabuki));
        var caller = Caller.As(web, Amina);
        var body = new
        {
            action = "hold", reason = "Board meets in spring", resumeOn = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays((web.Desk.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays + 30)),
            leads = new[] { new { id = good.Lead.Value, version = await good.Version() }, new { id = stale.Lead.Value, version = 99 }, new { id = Guid.CreateVersion7(), version = 1 } },
        };
        var key = Guid.CreateVersion7().ToString();

        var first = (await caller.Post("/api/leads/bulk", body, key)).Ok().Json;
        var version = await good.Version();
        var second = (await caller.Post("/api/leads/bulk", body, key)).Ok().Json;

        (first.GetProperty("done").GetInt32(), first.GetProperty("refused").GetInt32()).ShouldBe((1, 2));
        first.GetProperty("leads").EnumerateArray().Select(lead => lead.GetProperty("done").GetBoolean() ? "done" : lead.GetProperty("why")[0].GetProperty("code").GetString()).ShouldBe(["done", "changed-meanwhile", "lead-not-found"]);
        second.GetProperty("leads")[0].GetProperty("replayed").GetBoolean().ShouldBeTrue();
        (await good.Version()).ShouldBe(version);
    }

    [Fact]
    public async Task Gates_refuse_with_the_words_and_links_of_every_surface()
    {
        var journey = await Journey.Start(web.Desk);

        var why = (await Caller.As(web, Amina).Post("/api/leads/bulk", new { action = "advance", leads = new[] { new { id = journey.Lead.Value, version = await journey.Version() } } })).Ok().Json.GetProperty("leads")[0].GetProperty("why");

        why.EnumerateArray().Select(unmet => unmet.GetProperty("link").GetString()).ShouldContain($"/leads/{journey.Lead}/screening");
    }

    [Fact]
    public async Task None_and_too_many_are_told()
    {
        var caller = Caller.As(web, Amina);
        var many = Enumerable.Range(0, 201).Select(_ => new { id = Guid.CreateVersion7(), version = 1 }).ToArray();

        (await caller.Post("/api/leads/bulk", new { action = "hold", leads = many })).Refused(HttpStatusCode.UnprocessableEntity, "not-between");
        (await caller.Post("/api/leads/bulk", new { action = "hold", leads = many[..0] })).Refused(HttpStatusCode.UnprocessableEntity, "not-between");
    }

    [Fact]
    public async Task The_list_takes_several_stages_an_order_and_tells_what_it_does_not_know()
    {
        var caller = Caller.As(web, Amina);
        var journey = await Journey.Start(web.Desk, Investors.Unnamed);

        var rows = (await caller.Get("/api/leads?stage=inquiry&stage=proposal&country=FR&sort=Received&descending=true&pageSize=200")).Ok().Json.GetProperty("leads").EnumerateArray().ToList();
        rows.ShouldContain(row => row.GetProperty("id").GetGuid() == journey.Lead.Value);
        rows.Select(row => row.GetProperty("version").GetInt32()).ShouldAllBe(version => version > 0);
        (await caller.Get("/api/leads?stage=nowhere")).Refused(HttpStatusCode.UnprocessableEntity, "stage-unknown").Fields.ShouldBe(["stage"]);
    }

    [Fact]
    public async Task Views_are_kept_shared_and_removed()
    {
        var (caller, id) = (Caller.As(web, Amina), Guid.CreateVersion7());

        (await caller.Put($"/api/views/{id}", new { name = $"View {id:N}", query = "status=open" })).Ok();
        (await caller.Post($"/api/views/{id}", new { shared = true })).Ok();
        (await Caller.As(web, Bjorn).Get("/api/views")).Ok().Text.ShouldContain(id.ToString());
        (await Caller.As(web, Bjorn).Delete($"/api/views/{id}")).Refused(HttpStatusCode.Forbidden, "view-not-yours");
        (await caller.Delete($"/api/views/{id}")).Ok();
        (await caller.Get("/api/views")).Ok().Text.ShouldNotContain(id.ToString());
    }

    [Fact]
    public async Task A_next_step_is_promised()
    {
        var journey = await Journey.Start(web.Desk);

        (await Caller.As(web, Amina).Put($"/api/leads/{journey.Lead}/next-step", new { version = await journey.Version(), nextStep = "Send the list of halls", nextStepOn = "2099-01-04" })).Ok();

        (await web.Desk.Lead(journey.Lead)).NextStep.ShouldBe("Send the list of halls");
    }
}
