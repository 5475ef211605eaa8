using System.Net;
using System.Text;
using GlobalReach.Cast;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

public sealed class RefusalTests(WebDesk web)
{
    [Fact]
    public async Task Without_a_key_or_with_an_unknown_one_nothing_is_told()
    {
        var lead = await Journey.Start(web.Desk);

        (await new Caller(web.Anybody()).Get($"/api/leads/{lead.Lead}")).Refused(HttpStatusCode.Unauthorized, "not-signed-in").Headers.WwwAuthenticate.ShouldNotBeEmpty();
        (await new Caller(web.Api("demo-nobody")).Get($"/api/leads/{lead.Lead}")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await new Caller(web.Anybody()).Get("/api/nothing-here")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await new Caller(web.Api("demo-key")).Get($"/api/leads/{lead.Lead}")).Ok();
    }

    [Fact]
    public async Task Every_kind_of_refusal_has_its_status_and_code()
    {
        var journey = await Journey.Start(web.Desk);
        var (lead, version) = ($"/api/leads/{journey.Lead}", await journey.Version());
        var amina = Caller.As(web, Amina);

        (await amina.Put($"{lead}/qualification", new { version, decision = "Go", rationale = "" })).Refused(HttpStatusCode.UnprocessableEntity, "required").Fields.ShouldBe(["rationale"]);
        (await amina.Put($"{lead}/inquiry", new { version, summary = "x", country = "ZZ", contactEmail = "nobody" })).Refused(HttpStatusCode.UnprocessableEntity, "country-unknown").Fields.ShouldBe(["country", "contactEmail"]);
        (await amina.Get($"/api/leads/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "lead-not-found");
        (await amina.Get($"/api/proposals/{Guid.CreateVersion7()}.pdf")).Refused(HttpStatusCode.NotFound, "proposal-not-found");
        (await Caller.As(web, Eleanor).Put($"{lead}/notes/{Guid.CreateVersion7()}", new { text = "x" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await Caller.As(web, Sam).Get(lead)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await amina.Put($"{lead}/duplicate-check", new { version = version - 1 })).Refused(HttpStatusCode.Conflict, "changed-meanwhile");
        (await amina.Post($"{lead}/actions/resume", new { version })).Refused(HttpStatusCode.Conflict, "action-not-available");
        (await amina.Post($"{lead}/actions/lose-heart", new { version })).Refused(HttpStatusCode.Conflict, "action-not-available");
        (await amina.Post($"{lead}/actions/hold", new { version, reason = "Later" })).Refused(HttpStatusCode.UnprocessableEntity, "action-input-missing").Fields.ShouldBe(["resumeOn"]);
        var unmet = (await amina.Post($"{lead}/actions/advance", new { version })).Refused(HttpStatusCode.Conflict, "gates-unmet").Json.GetProperty("unmet")[0];
        unmet.GetProperty("gate").GetString().ShouldNotBeNullOrEmpty();
        unmet.GetProperty("reason").GetString().ShouldNotBe(unmet.GetProperty("code").GetString());
        (await amina.Get("/api/processes/investor-journey/999")).Refused(HttpStatusCode.NotFound, "process-not-found");
    }

    [Theory]
    [InlineData("""{"summary":"x","sumary":"y"}""", HttpStatusCode.UnprocessableEntity, "member-unknown", "sumary")]
    [InlineData("""{"source":"Direct"}""", HttpStatusCode.UnprocessableEntity, "member-missing", "summary")]
    [InlineData("""{"summary":null}""", HttpStatusCode.UnprocessableEntity, "value-malformed", "summary")]
    [InlineData("""{"summary":"x","source":"Rumour"}""", HttpStatusCode.UnprocessableEntity, "value-not-one-of", "source")]
    [InlineData("""{"summary":"x","source":3}""", HttpStatusCode.UnprocessableEntity, "value-not-one-of", "source")]
    [InlineData("""{"summary":"x","ownerId":"me"}""", HttpStatusCode.UnprocessableEntity, "value-malformed", "ownerId")]
    [InlineData("""{"summary":"x","lawfulBasisOn":"tomorrow"}""", HttpStatusCode.UnprocessableEntity, "value-malformed", "lawfulBasisOn")]
    [InlineData("""{"summary":"x","summary":"y"}""", HttpStatusCode.UnprocessableEntity, "value-malformed", "summary")]
    [InlineData("""{"summary":"x",""", HttpStatusCode.BadRequest, "body-malformed", null)]
    [InlineData("null", HttpStatusCode.BadRequest, "body-missing", null)]
    [InlineData("", HttpStatusCode.BadRequest, "body-missing", null)]
    public async Task A_body_that_cannot_be_read_is_told_with_its_place(string body, HttpStatusCode status, string code, string? field)
    {
        var refused = (await Caller.As(web, Ines).Send(HttpMethod.Post, "/api/inquiries", new StringContent(body, Encoding.UTF8, "application/json"))).Refused(status, code);

        if (field is not null) refused.Fields.ShouldBe([field]);
    }

    [Theory]
    [InlineData("""{"decision":"Go","rationale":"x"}""", "version-missing", "version")]
    [InlineData("""{"version":1,"decision":"Go","rationale":"x","jobs":80}""", "value-malformed", "jobs")]
    [InlineData("""{"version":1,"decision":"Go","rationale":"x","jobs":{"value":"many"}}""", "value-malformed", "jobs")]
    [InlineData("""{"version":1,"decision":"Go","rationale":"x","projectType":{"value":"Castle"}}""", "value-not-one-of", "projectType")]
    [InlineData("""{"version":1,"decision":"Go","rationale":"x","capex":{"value":{"amount":1.005,"currency":"USD"}}}""", "value-malformed", "capex")]
    public async Task What_only_the_client_can_tell_is_read_as_strictly(string body, string code, string field)
    {
        var path = $"/api/leads/{Guid.CreateVersion7()}/qualification";

        (await Caller.As(web, Amina).Send(HttpMethod.Put, path, new StringContent(body, Encoding.UTF8, "application/json"))).Refused(HttpStatusCode.UnprocessableEntity, code).Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task What_no_endpoint_takes_is_told_as_well()
    {
        var amina = Caller.As(web, Amina);
        using var words = new StringContent("hello", Encoding.UTF8, "text/plain");

        (await amina.Get("/api/nothing-here")).Refused(HttpStatusCode.NotFound, "route-unknown");
        (await amina.Delete("/api/leads")).Refused(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        (await amina.Send(HttpMethod.Post, "/api/inquiries", words)).Refused(HttpStatusCode.UnsupportedMediaType, "content-type-unsupported");
        (await amina.Get("/api/leads/not-an-id")).Refused(HttpStatusCode.BadRequest, "value-malformed").Fields.ShouldBe(["id"]);
        (await amina.Get("/api/leads?page=first")).Refused(HttpStatusCode.BadRequest, "value-malformed").Fields.ShouldBe(["page"]);
        (await amina.Get("/api/leads?page=0")).Refused(HttpStatusCode.UnprocessableEntity, "not-between").Fields.ShouldBe(["page"]);
        (await amina.Delete($"/api/leads/{Guid.CreateVersion7()}/team/{Amina.Id}")).Refused(HttpStatusCode.UnprocessableEntity, "version-missing");
    }

    [Fact]
    public async Task A_document_is_taken_for_what_its_bytes_are_and_up_to_25_MB()
    {
        var journey = await Journey.Start(web.Desk);
        var path = $"/api/leads/{journey.Lead}/documents/{Guid.CreateVersion7()}?kind=Other&fileName=";
        var amina = Caller.As(web, Amina);

        (await amina.Send(HttpMethod.Put, $"{path}notes.exe", new ByteArrayContent([1, 2, 3]))).Refused(HttpStatusCode.UnprocessableEntity, "file-type-not-taken");
        (await amina.Send(HttpMethod.Put, $"{path}notes.txt", new ByteArrayContent([]))).Refused(HttpStatusCode.UnprocessableEntity, "file-empty");
        (await amina.Send(HttpMethod.Put, $"{path}notes.txt", new ByteArrayContent(new byte[(25 * 1024 * 1024) + 1]))).Refused(HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        (await amina.Send(HttpMethod.Put, $"{path}notes.txt", new StringContent("Words"))).Ok();
    }
}
