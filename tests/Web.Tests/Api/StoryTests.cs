using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Workflows.Demo;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

public sealed partial class StoryTests(WebDesk web)
{
    private readonly Guid lead = Guid.CreateVersion7();

    private string Lead => $"/api/leads/{lead}";

    private string Today => web.Desk.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_lead_is_taken_from_inquiry_to_its_close_by_keys_alone()
    {
        await Welcome();
        await Advance(Amina);
        await Qualify();
        await Advance(Amina);
        await Discover();
        await Advance(Amina);
        await Propose();
        await Advance(Amina);
        await Visit();
        await Advance(Amina);
        await Offer();
        await Advance(Amina);
        await Commit();
        await Advance(Bjorn);
        await Land();
        await Advance(Hugo);
        await Care();

        var closed = await As(Yuki).Post($"{Lead}/actions/close", new { version = await Version(), reason = "Handed over to the town" });

        closed.Ok().Json.GetProperty("status").GetString().ShouldBe("Closed");
        var shown = (await As(Amina).Get(Lead)).Ok().Json;
        shown.GetProperty("stage").GetString().ShouldBe("aftercare");
        shown.GetProperty("verifiedJobs").GetInt32().ShouldBe(28);
        shown.GetProperty("wonAt").GetString().ShouldNotBeNullOrEmpty();
        shown.GetProperty("qualification").GetProperty("timeFrame").GetProperty("cannotSay").GetString().ShouldBe(Today);
        shown.GetProperty("capex").GetProperty("amount").GetDecimal().ShouldBe(12_000_000m);
        var moves = (await As(Amina).Get($"{Lead}/timeline?pageSize=200")).Ok().Json.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("fact").GetString() == "lead.moved");
        moves.Count().ShouldBe(9);
    }

    private async Task Welcome()
    {
        var registered = await As(Ines).Post("/api/inquiries", new
        {
            id = lead, ownerId = Amina.Id.Value, summary = "Battery module assembly", source = "Direct", country = "DE", language = "de", companyName = "Solaris Batteries GmbH",
            contactFamilyName = "Häußler", contactEmail = "j.haeussler@solaris-batteries.example", lawfulBasis = "LegitimateInterest", lawfulBasisOn = Today,
        });
        registered.Status.ShouldBe(HttpStatusCode.Created, registered.Text);
        registered.Headers.Location!.ToString().ShouldBe(Lead);
        await Record(Ines, "acknowledgement", version => new { version });
        await Record(Ines, "duplicate-check", version => new { version });
        await Record(Grace, $"screenings/{Guid.CreateVersion7()}", version => new { version, party = "Solaris Batteries GmbH", list = "Consolidated Screening List", listDate = Today, result = "Clear" });
    }

    private async Task Qualify()
    {
        var unmet = await As(Amina).Post($"{Lead}/actions/advance", new { version = await Version() });
        unmet.Refused(HttpStatusCode.Conflict, "gates-unmet").Json.GetProperty("unmet").EnumerateArray().ShouldAllBe(gate => gate.GetProperty("link").GetString()!.StartsWith($"/leads/{lead}/", StringComparison.Ordinal));

        var qualified = await Record(Amina, "qualification", version => new
        {
            version, decision = "Go", rationale = "Customers nearby", need = new { value = "Local assembly" }, projectType = new { value = "Greenfield" }, function = new { value = "Assembly" }, jobs = new { value = 80 },
            capex = new { value = new { amount = 12_500_000m, currency = "USD" } }, timeFrame = new { cannotSay = Today }, decisionRole = new { value = "Influencer" },
        });
        qualified.Json.GetProperty("score").GetProperty("grade").GetString().ShouldNotBeNullOrEmpty();
        await ApproveGo();
    }

    private async Task ApproveGo()
    {
        var approval = $"approvals/{Guid.CreateVersion7()}";
        await Record(Amina, approval, version => new { version, key = "go-decision", remark = "Customers nearby" });
        var waits = (await As(Bjorn).Get("/api/approvals?waitsFor=VicePresident&pageSize=200")).Ok().Json.GetProperty("approvals").EnumerateArray().Single(row => row.GetProperty("lead").GetProperty("id").GetGuid() == lead);
        waits.GetProperty("remark").GetString().ShouldBe("Customers nearby");
        (await As(Amina).Post($"{Lead}/{approval}/decisions", new { version = await Version(), approve = true })).Refused(HttpStatusCode.Conflict, "second-person-needed");
        (await As(Bjorn).Post($"{Lead}/{approval}/decisions", new { version = await Version(), approve = false })).Refused(HttpStatusCode.UnprocessableEntity, "required");
        (await As(Bjorn).Post($"{Lead}/{approval}/decisions", new { version = waits.GetProperty("version").GetInt32(), approve = true, comment = "Fits our targets" })).Ok();
        (await As(Bjorn).Post($"{Lead}/{approval}/decisions", new { version = waits.GetProperty("version").GetInt32(), approve = true, comment = "Fits our targets" })).Ok();
    }

    private async Task Discover()
    {
        await Record(Bjorn, "assignment", version => new { version, ownerId = Amina.Id.Value, backupId = Tomas.Id.Value });
        await Record(Amina, "discovery", version => new
        {
            version, confidentiality = "ProjectTeam", codeName = CodeName, mustHaves = new[] { "Hall of 5,000 m² with a 5 t crane" }, drivers = new[] { "market-access" },
            rivals = new { value = "Ontario" }, utilityLoads = new { value = "1.8 MW at start" }, averageWage = new { value = new { amount = 62_000, currency = "USD" } },
        });
    }

    private async Task Propose()
    {
        await Record(Noor, $"sites/{Guid.CreateVersion7()}", version => new
        {
            version, name = "Example Hall 7", town = "Bloomfield", kind = "Building", areaSqFt = 60_000, powerKw = 2_500, source = "Owner's sheet (invented)", asOf = Today, passesMustHaves = true,
        });
        var ordered = await As(Noor).Post($"{Lead}/proposals", new { language = "en" });
        ordered.Status.ShouldBe(HttpStatusCode.Created, ordered.Text);
        new[] { "rendering", "ready" }.ShouldContain(ordered.Json.GetProperty("state").GetString());
        var proposal = ordered.Headers.Location!.ToString();

        var pdf = await As(Amina).Get($"{proposal}.pdf");
        pdf.Ok().ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        var text = TextOf(pdf.Bytes);
        text.ShouldContain("Example Hall 7");
        text.ShouldContain("Bloomfield");
        (await As(Amina).Get(proposal)).Ok().Json.GetProperty("state").GetString().ShouldBe("ready");
        (await web.Desk.Look(db => db.AccessLog.CountAsync(read => read.Lead == new LeadId(lead) && read.Person == Amina.Id && read.Kind == Workflows.People.AccessKind.Download, TestContext.Current.CancellationToken))).ShouldBe(1);

        (await As(Noor).Put($"{proposal}/retry", new { version = await Version() })).Refused(HttpStatusCode.Conflict, "proposal-not-failed");
        (await As(Bjorn).Put($"{proposal}/approval", new { version = await Version() })).Refused(HttpStatusCode.Conflict, "proposal-has-draft-texts");
        (await As(Bjorn).Put($"{proposal}/approval", new { version = await Version(), acceptsDraftTexts = true })).Ok();
        (await As(Amina).Put($"{proposal}/dispatch", new { version = await Version() })).Ok();
        (await As(Amina).Put($"{proposal}/receipt", new { version = await Version(), receivedOn = Today })).Ok();
    }

    private async Task Visit()
    {
        var visit = Guid.CreateVersion7();
        await Record(Ines, $"visits/{visit}", version => new { version, from = Today, to = Today, mode = "OnSite", purpose = "Prove power and crane" });
        await Record(Amina, $"visits/{visit}/debrief", version => new { version, heldOn = Today, score = 4, summary = "The crane convinced them", feedbackAsked = true, questions = Array.Empty<object>() });
    }

    private async Task Offer()
    {
        var package = $"incentive-packages/{Guid.CreateVersion7()}";
        await Record(Priya, package, version => new
        {
            version, costBenefit = "Pays back in year six (invented)",
            lines = new[] { new { programme = "Example programme", eligibilityTest = "Passed", amount = new { value = new { amount = 250_000, currency = "USD" } }, authority = "Example authority", conditions = "80 jobs kept", expiresOn = "2099-12-31" } },
        });
        (await As(Priya).Put($"{Lead}/{package}/release", new { version = await Version() })).Refused(HttpStatusCode.Conflict, "offer-not-approved");
        await Record(Bjorn, $"{package}/approval", version => new { version });
        await Record(Priya, $"{package}/release", version => new { version });
    }

    private async Task Commit()
    {
        await Record(Amina, "commitment", version => new
        {
            version, kind = "SignedCommitment", on = Today, pledgedJobs = new { value = 80 }, pledgedCapex = new { value = new { amount = 12_500_000, currency = "USD" } }, involvement = "Significant", winReasons = new[] { "talent" },
        });
        var (document, evidence) = (Guid.CreateVersion7(), $"evidence/{Guid.CreateVersion7()}");
        using var signed = new ByteArrayContent([.. "%PDF-1.7 "u8, .. document.ToByteArray()]) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        (await As(Amina).Send(HttpMethod.Put, $"{Lead}/documents/{document}?kind=CommitmentEvidence&fileName=signed.pdf", signed)).Ok();
        (await As(Noor).Get($"{Lead}/documents/{document}/file")).Refused(HttpStatusCode.NotFound, "document-not-found");
        (await As(Amina).Get($"{Lead}/documents/{document}/file")).Ok().Bytes.ShouldBe([.. "%PDF-1.7 "u8, .. document.ToByteArray()]);
        await Record(Amina, evidence, version => new { version, kind = "SignedDocument", documentId = document });
        (await As(Amina).Put($"{Lead}/{evidence}/verification", new { version = await Version() })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        await Record(Chiara, $"{evidence}/verification", version => new { version });
    }

    private async Task Land()
    {
        var tasks = (await As(Hugo).Get(Lead)).Ok().Json.GetProperty("tasks").EnumerateArray().Where(task => task.GetProperty("critical").GetBoolean() && task.GetProperty("state").GetString() == "Open");
        foreach (var task in tasks) (await As(Hugo).Put($"{Lead}/tasks/{task.GetProperty("id").GetGuid()}/completion", new { })).Ok();
        await Record(Hugo, "baseline", version => new { version, jobs = 75, capex = new { amount = 12_000_000, currency = "USD" }, averageWage = new { value = new { amount = 64_000, currency = "USD" } }, aftercareOwner = Yuki.Id.Value, on = Today });
    }

    private async Task Care()
    {
        await Record(Yuki, $"aftercare-contacts/{Guid.CreateVersion7()}", version => new { version, on = Today, satisfaction = new { value = 4 }, reportedJobs = new { value = 30 }, summary = "Hiring goes well" });
        await Record(Chiara, $"job-verifications/{Guid.CreateVersion7()}", version => new { version, jobs = 28, asOf = Today, method = "Payroll" });
    }

    private string CodeName => $"Heron {lead.ToString("N")[^6..]}";

    private Caller As(DemoPerson person) => Caller.As(web, person);

    private async Task<int> Version() => (await As(Amina).Get(Lead)).Ok().Version;

    private async Task Advance(DemoPerson person) => (await As(person).Post($"{Lead}/actions/advance", new { version = await Version() })).Ok();

    /// <summary>A fact is recorded, and its answer names the version that the lead has then.</summary>
    private async Task<Answer> Record(DemoPerson person, string fact, Func<int, object> body)
    {
        var before = await Version();
        var answer = (await As(person).Put($"{Lead}/{fact}", body(before))).Ok();
        answer.Version.ShouldBeGreaterThan(before);
        answer.Version.ShouldBe(await Version());
        return answer;
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Spaces().Replace(string.Join('\n', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))), " ");
    }

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}
