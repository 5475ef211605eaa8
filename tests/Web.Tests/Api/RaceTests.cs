using System.Net;
using System.Net.Http.Json;
using GlobalReach.Cast;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

public sealed class RaceTests(WebDesk web)
{
    private const int Callers = 20;

    [Fact]
    public async Task Of_twenty_callers_of_one_action_one_moves_the_lead_and_the_others_are_told()
    {
        var (lead, version) = await Ready();

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Caller.As(web, Amina).Post($"/api/leads/{lead}/actions/advance", new { version })));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        foreach (var late in answers.Where(answer => answer.Status != HttpStatusCode.OK)) late.Refused(HttpStatusCode.Conflict, "changed-meanwhile");
        (await Moves(lead)).ShouldBe(1);
    }

    [Fact]
    public async Task Under_one_idempotency_key_all_twenty_get_the_answer_of_the_one()
    {
        var (lead, version) = await Ready();

        var key = $"advance-{lead}";
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Caller.As(web, Amina).Post($"/api/leads/{lead}/actions/advance", new { version }, key)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Count(answer => answer.Replayed).ShouldBe(Callers - 1);
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        (await Moves(lead)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_for_one_request_of_one_caller()
    {
        var (lead, version) = await Ready();
        var key = $"note-{lead}";
        var note = $"/api/leads/{lead}/notes/{Guid.CreateVersion7()}";
        async Task<Answer> Write(GlobalReach.Workflows.Demo.DemoPerson person, string text) => await Caller.As(web, person).Send(HttpMethod.Put, note, JsonContent.Create(new { text }), key);

        (await Write(Amina, "First")).Ok().Replayed.ShouldBeFalse();
        (await Write(Amina, "First")).Ok().Replayed.ShouldBeTrue();
        (await Write(Amina, "Second")).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused").Fields.ShouldBe(["Idempotency-Key"]);
        (await Write(Tomas, "Second")).Ok().Replayed.ShouldBeFalse();
        (await Caller.As(web, Amina).Post($"/api/leads/{lead}/actions/advance", new { version }, "two words")).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-malformed");
        (await Caller.As(web, Amina).Post($"/api/leads/{lead}/actions/advance", new { version }, new string('k', 201))).Refused(HttpStatusCode.UnprocessableEntity, "idempotency-key-malformed");
    }

    [Fact]
    public async Task An_inquiry_sent_again_is_the_same_lead()
    {
        var (caller, id, key) = (Caller.As(web, Ines), Guid.CreateVersion7(), $"inquiry-{Guid.CreateVersion7()}");

        var byId = (Once: (await caller.Post("/api/inquiries", new { id, summary = "By id" })).Ok(), Again: (await caller.Post("/api/inquiries", new { id, summary = "By id" })).Ok());
        var byKey = (Once: (await caller.Post("/api/inquiries", new { summary = "By key" }, key)).Ok(), Again: (await caller.Post("/api/inquiries", new { summary = "By key" }, key)).Ok());

        byId.Again.Text.ShouldBe(byId.Once.Text);
        byKey.Again.Text.ShouldBe(byKey.Once.Text);
        byKey.Again.Replayed.ShouldBeTrue();
        byKey.Again.Headers.Location.ShouldBe(byKey.Once.Headers.Location);
    }

    [Fact]
    public async Task A_replayed_answer_tells_the_version_it_told_the_first_time()
    {
        var (lead, version) = await Ready();
        var (caller, key, body) = (Caller.As(web, Amina), $"acknowledge-{lead}", new { version, byMail = false });
        Task<Answer> Acknowledge() => caller.Send(HttpMethod.Put, $"/api/leads/{lead}/acknowledgement", JsonContent.Create(body), key);

        var once = (await Acknowledge()).Ok();
        await caller.Post($"/api/leads/{lead}/actions/advance", new { version = once.Version });
        var again = (await Acknowledge()).Ok();

        again.Replayed.ShouldBeTrue();
        again.Text.ShouldBe(once.Text);
    }

    private async Task<(LeadId Lead, int Version)> Ready()
    {
        var journey = await Journey.Start(web.Desk);
        await journey.Welcome();
        return (journey.Lead, await journey.Version());
    }

    private Task<int> Moves(LeadId lead) => web.Desk.Look(db => db.Journal.CountAsync(e => e.StreamId == lead.Value && e.Fact == "lead.moved", TestContext.Current.CancellationToken));
}
