using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Tests.Api;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class CompanyPagesTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_is_written_down_changed_and_found_in_its_own_script()
    {
        using var amina = await web.SignIn(Amina);
        var (id, native) = (Guid.CreateVersion7(), $"見本{Random.Shared.Next(100_000, 999_999)}工業");
        var form = new Dictionary<string, string> { ["NewId"] = id.ToString(), ["Form.LegalName"] = "Mihon Kogyo K.K.", ["Form.NativeName"] = native, ["Form.Kind"] = "Investor", ["Form.Country"] = "JP" };

        var added = await Post(amina, "/companies/new", "/companies/new", form);
        var again = await Post(amina, "/companies/new", "/companies/new", form);
        var found = await amina.GetStringAsync($"/companies?q={Uri.EscapeDataString(native)}", Now);
        var shown = WebUtility.HtmlDecode(await amina.GetStringAsync($"/companies/{id}", Now));

        added.Headers.Location!.OriginalString.ShouldBe($"/companies/{id}");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        found.ShouldContain($"/companies/{id}\"");
        shown.ShouldContain($"lang=\"ja\" dir=\"auto\">{native}");
    }

    [Fact]
    public async Task A_form_that_cannot_be_taken_comes_back_with_a_word_at_each_field()
    {
        using var amina = await web.SignIn(Amina);

        var refused = await Post(amina, "/companies/new", "/companies/new", new() { ["NewId"] = Guid.CreateVersion7().ToString(), ["Form.LegalName"] = "", ["Form.Kind"] = "Bank", ["Form.Lei"] = "12", ["Form.ParentName"] = "" });
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Now));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("#Form_LegalName");
        page.ShouldContain("#Form_Lei");
    }

    [Fact]
    public async Task While_an_inquiry_is_typed_the_known_company_is_shown_and_can_be_taken_over()
    {
        using var ines = await web.SignIn(Ines);
        var name = $"Zwillingswerk {Random.Shared.Next(100_000, 999_999)}";
        var lead = LeadId.New();
        await web.Desk.Do(Ines, new RegisterInquiry.Command(lead, new InquiryForm { Summary = "A plant", CompanyName = $"{name} GmbH" }) { OwnerId = Amina.Id });
        var company = await web.Desk.Look(db => db.Leads.Where(l => l.Id == lead).Select(l => l.CompanyId!.Value).SingleAsync(Now));
        var second = Guid.CreateVersion7();

        var warned = WebUtility.HtmlDecode(await (await Post(ines, "/leads/register", "/leads/register?handler=Alike", new() { ["Form.CompanyName"] = name })).Content.ReadAsStringAsync(Now));
        var used = WebUtility.HtmlDecode(await (await Post(ines, "/leads/register", "/leads/register?handler=Use", new() { ["use"] = company.ToString(), ["Form.Summary"] = "Another plant" })).Content.ReadAsStringAsync(Now));
        await Post(ines, "/leads/register", "/leads/register", new() { ["Handling.NewId"] = second.ToString(), ["Handling.Confidentiality"] = "Internal", ["Form.Summary"] = "Another plant", ["Known.Company"] = company.ToString() });

        warned.ShouldContain($"/companies/{company}\"");
        warned.ShouldContain("same name");
        warned.ShouldNotContain("<html");
        used.ShouldContain($"name=\"Known.Company\" value=\"{company}\"");
        used.ShouldContain("Another plant");
        (await web.Desk.Lead(new LeadId(second))).CompanyId.ShouldBe(company);
    }

    [Fact]
    public async Task The_api_keeps_companies_and_contacts_and_merges_and_separates_them()
    {
        var amina = Caller.As(web, Amina);
        var (winner, loser) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await amina.Post("/api/companies", new { id = winner, company = new { kind = "Bank", legalName = "Banco Exemplo" } })).Status.ShouldBe(HttpStatusCode.Created);
        (await amina.Post("/api/companies", new { id = loser, company = new { kind = "Bank", legalName = "Banco Exemplo S.A." } })).Ok();
        (await amina.Post($"/api/companies/{loser}/contacts", new { contact = new { givenName = "Rui", familyName = "Exemplo", timeZone = "Europe/Lisbon" } })).Ok();
        (await amina.Put($"/api/companies/{winner}", new { version = 1, company = new { kind = "Bank", legalName = "Banco Exemplo", country = "PT" } })).Ok().Version.ShouldBe(2);
        (await amina.Put($"/api/companies/{winner}", new { version = 1, company = new { kind = "Bank", legalName = "Stale" } })).Refused(HttpStatusCode.Conflict, "changed-meanwhile");

        var merge = (await amina.Post($"/api/companies/{winner}/merges", new { version = 2, other = loser, otherVersion = 1 })).Ok().Json.GetProperty("id").GetGuid();
        var merged = (await amina.Get($"/api/companies/{loser}")).Ok().Json;
        (await amina.Post($"/api/companies/{winner}/merges/{merge}/undo", new { version = merged.GetProperty("version").GetInt32() })).Ok();
        var back = (await amina.Get($"/api/companies/{loser}")).Ok().Json;

        merged.GetProperty("id").GetGuid().ShouldBe(winner);
        merged.GetProperty("contacts").GetArrayLength().ShouldBe(1);
        back.GetProperty("id").GetGuid().ShouldBe(loser);
        (await Caller.As(web, Rosa).Get($"/api/companies/{winner}")).Refused(HttpStatusCode.NotFound, "company-not-found");
        (await Caller.As(web, Noor).Put($"/api/companies/{winner}", new { version = 1, company = new { kind = "Bank", legalName = "No" } })).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string from, string to, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = WebDesk.Antiforgery(await browser.GetStringAsync(from, Now));
        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(to, form, Now);
    }
}
