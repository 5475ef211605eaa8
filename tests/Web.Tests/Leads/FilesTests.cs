using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Files go in by the documents page and come out under their names, noted in the access log.</summary>
public sealed class FilesTests(WebDesk web)
{
    private static readonly byte[] Pdf = "%PDF-1.7 invented"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_comes_back_under_its_own_name_and_who_took_it_is_noted()
    {
        var journey = await Journey.Start(web.Desk);
        var browser = await web.SignIn(Amina);

        (await Upload(browser, journey, "Verträge 契約.pdf", Pdf)).Status.ShouldBe(HttpStatusCode.Redirect);
        var document = await web.Desk.Look(db => db.Documents.SingleAsync(d => d.LeadId == journey.Lead));
        using var file = await browser.GetAsync($"/leads/{journey.Lead}/documents/{document.Id}/file", Ct);

        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Verträge 契約.pdf");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await file.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Pdf);
        (await web.Desk.Look(db => db.AccessLog.CountAsync(entry => entry.Lead == journey.Lead && entry.Kind == AccessKind.Download && entry.Person == Amina.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_at_its_field()
    {
        var journey = await Journey.Start(web.Desk);
        var browser = await web.SignIn(Amina);

        var answer = await Upload(browser, journey, "agreement.pdf", "MZ"u8.ToArray());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.ShouldContain("<option selected=\"selected\" value=\"Agreement\"");
        answer.Page.ShouldContain("id=\"Form_Bytes-error\"");
    }

    [Theory]
    [InlineData(StoredFile.MaxSize + 1, HttpStatusCode.UnprocessableEntity)]
    [InlineData(StoredFile.MaxSize + (8 * 1024 * 1024), HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_that_is_too_large_is_answered_by_the_page(int size, HttpStatusCode status)
    {
        var journey = await Journey.Start(web.Desk);
        var browser = await web.SignIn(Amina);
        var file = new byte[size];
        Pdf.CopyTo(file, 0);

        var answer = await Upload(browser, journey, "huge.pdf", file);

        answer.Status.ShouldBe(status);
        answer.Page.ShouldContain("id=\"Form_Bytes-error\"");
        (await web.Desk.Look(db => db.Documents.CountAsync(d => d.LeadId == journey.Lead))).ShouldBe(0);
    }

    [Fact]
    public async Task A_proposal_is_ordered_on_its_page_and_waits_there_for_its_file()
    {
        var journey = await Journey.Reach(web.Desk, "proposal");
        var (amina, bjorn) = (await web.SignIn(Amina), await web.SignIn(Bjorn));
        var page = $"/leads/{journey.Lead}/proposals";

        var wrong = await amina.Submit(page, null, ("Form.Language", "xx"));
        var ordered = await amina.Submit(page, null, ("Form.Language", "de"));
        var proposal = await web.Desk.Look(db => db.Proposals.AsNoTracking().SingleAsync(p => p.LeadId == journey.Lead));
        using var file = await amina.GetAsync($"/proposals/{proposal.Id}.pdf", Ct);
        using var read = await amina.GetAsync($"/proposals/{proposal.Id}.pdf?inline=true", Ct);
        var card = await amina.Read($"{page}?handler=One&part={proposal.Id}");
        var unaccepted = await bjorn.Submit(page, "Approve");
        var approved = await bjorn.Submit(page, "Approve", ("acceptsDraftTexts", "true"));
        var sent = await amina.Submit(page, "Send");
        var late = await amina.Submit(page, "Receipt", ("Receipt.ReceivedOn", "2020-01-01"));
        var received = await amina.Submit(page, "Receipt", ("Receipt.ReceivedOn", web.Desk.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ordered.Status.ShouldBe(HttpStatusCode.Redirect);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(proposal.FileName);
        read.Content.Headers.ContentDisposition.ShouldBeNull();
        card.ShouldContain("Download");
        card.ShouldContain("somebody else has to approve it");
        card.ShouldNotContain("hx-trigger");
        unaccepted.Status.ShouldBe(HttpStatusCode.Conflict);
        approved.Status.ShouldBe(HttpStatusCode.Redirect);
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Page.ShouldContain("value=\"2020-01-01\"");
        received.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Proposals.AsNoTracking().SingleAsync(p => p.Id == proposal.Id))).ReceivedOn.ShouldNotBeNull();
    }

    [Fact]
    public async Task Files_of_a_protected_project_are_not_there_for_who_knows_only_its_code_name()
    {
        var journey = await Journey.Reach(web.Desk, "proposal");
        var (document, proposal) = (await journey.File(DocumentKind.Requirements), await journey.OrderProposal());
        var stranger = await web.SignIn(Rosa);

        (await stranger.GetAsync($"/leads/{journey.Lead}/documents/{document}/file", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/proposals/{proposal}.pdf", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(HttpStatusCode Status, string Page)> Upload(HttpClient browser, Journey journey, string name, byte[] bytes)
    {
        var address = $"/leads/{journey.Lead}/documents";
        var (_, fields) = await browser.Find(address, null);
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields.Where(field => field.Name != "Form.Kind")) form.Add(new StringContent(value), field);
        form.Add(new StringContent("Agreement"), "Form.Kind");
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"Form.Bytes\"", FileName = "\"placeholder\"", FileNameStar = name };
        form.Add(file);
        using var answer = await browser.PostAsync(address, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
