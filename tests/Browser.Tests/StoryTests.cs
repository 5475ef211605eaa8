using System.Globalization;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace GlobalReach.Browser.Tests;

/// <summary>The whole story in Chromium: a raw inquiry becomes an investor with verified jobs, by the people whose work each step is, with a pointer and with the keyboard alone.</summary>
public sealed class StoryTests(Product product)
{
    private static string Today => TimeProvider.System.GetUtcNow().AddHours(-5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string InDays(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Ostwind Antriebstechnik GmbH", "Larkspur", false)]
    [InlineData("Weststrom Getriebebau GmbH", "Bramble", true)]
    public async Task An_inquiry_travels_to_aftercare_with_its_german_proposal_and_leadership_sees_it(string company, string codeName, bool keyboard)
    {
        var manager = await At(People.Amina, keyboard);
        var vp = await At(People.Bjorn, keyboard);
        var before = await VerifiedJobs(vp);

        var lead = await Register(manager, company);
        (await manager.Unmet(lead)).ShouldBe(["duplicates", "screening", "acknowledgement"], ignoreOrder: true);
        await Welcome(manager, lead, company);
        await manager.Advance(lead);

        (await manager.Unmet(lead)).ShouldContain("qualification");
        await Qualify(manager, lead);
        (await manager.Unmet(lead)).ShouldBe(["approvals"]);
        await AskToGo(manager, vp, lead);
        await manager.Advance(lead);

        (await manager.Unmet(lead)).ShouldContain("discovery");
        await Discover(manager, lead, codeName);
        await manager.Advance(lead);

        (await manager.Unmet(lead)).ShouldBe(["shortlist", "proposals"], ignoreOrder: true);
        await Shortlist(await At(People.Noor, keyboard), lead);
        await SendProposal(manager, vp, lead, company);
        await manager.Advance(lead);

        (await manager.Unmet(lead)).ShouldContain("visits");
        await Visit(manager, lead);
        await manager.Advance(lead);

        (await manager.Unmet(lead)).ShouldContain("incentives");
        await Offer(await At(People.Priya, keyboard), vp, lead);
        await manager.Advance(lead);

        (await vp.Unmet(lead)).ShouldContain("commitment");
        await Commit(manager, await At(People.Chiara, keyboard), lead);
        await vp.Advance(lead);

        var landing = await At(People.Hugo, keyboard);
        (await landing.Unmet(lead)).ShouldContain("landing");
        await Land(landing, lead);
        await landing.Advance(lead);

        await Care(await At(People.Yuki, keyboard), await At(People.Chiara, keyboard), lead);
        (await VerifiedJobs(vp)).ShouldBe(before + 41);
    }

    private Task<Visitor> At(DemoPerson person, bool keyboard) => product.SignIn(person, keyboard: keyboard);

    internal static async Task<Guid> Register(Visitor manager, string company)
    {
        await manager.Open("/leads/register");
        await manager.Type("Form.Summary", "Werk für Antriebe von Windkraftanlagen, etwa 60 Arbeitsplätze");
        await manager.Type("Form.RawMessage", "Sehr geehrte Damen und Herren, wir prüfen einen Standort an der Ostküste …");
        await manager.Choose("Form.Source", "Direct");
        await manager.Choose("Form.Country", "DE");
        await manager.Choose("Form.Language", "de");
        await manager.Type("Form.CompanyName", company);
        await manager.Type("Form.ContactGivenName", "Ute");
        await manager.Type("Form.ContactFamilyName", "Brandt");
        await manager.Type("Form.ContactHonorific", "Frau Dr.");
        await manager.Type("Form.ContactEmail", "ute.brandt@ostwind.example");
        await manager.Choose("Form.LawfulBasis", "LegitimateInterest");
        await manager.Type("Form.LawfulBasisOn", Today);
        await manager.Save("Form.Summary");
        return Guid.Parse(Regex.Match(manager.Page.Url, "/leads/([0-9a-f-]{36})").Groups[1].Value);
    }

    internal static async Task Welcome(Visitor manager, Guid lead, string company)
    {
        await manager.Open($"/leads/{lead}/acknowledgement");
        await manager.Tick("Form.ByMail");
        await manager.Save("Form.ByMail");
        await manager.Open($"/leads/{lead}/duplicates");
        await manager.Press(manager.Page.Locator("main form button.btn-primary").First);
        await manager.Open($"/leads/{lead}/screening");
        await manager.Type("Form.Party", company);
        await manager.Type("Form.List", "Consolidated Screening List");
        await manager.Type("Form.ListDate", Today);
        await manager.Pick("Form.Result", "Clear");
        await manager.Save("Form.Party");
    }

    internal static async Task Qualify(Visitor manager, Guid lead)
    {
        await manager.Open($"/leads/{lead}/qualification");
        await manager.Type("Form.Need.Value", "Fertigung nahe den Kunden");
        await manager.Choose("Form.ProjectType.Value", "Greenfield");
        await manager.Choose("Form.Function.Value", "Manufacturing");
        await manager.Type("Form.Jobs.Value", "60");
        await manager.CannotSay("Form.Capex");
        await manager.Choose("Form.TimeFrame.Value", "UpTo12Months");
        await manager.Choose("Form.DecisionRole.Value", "Decider");
        await manager.Pick("Form.Decision", "Go");
        await manager.Type("Form.Rationale", "Customers nearby, board decides in May");
        await manager.Save("Form.Rationale");
    }

    /// <summary>The manager asks whether to go on; the vice president says yes on the lead.</summary>
    internal static async Task AskToGo(Visitor manager, Visitor vp, Guid lead)
    {
        await manager.Open($"/leads/{lead}/approvals");
        await manager.Type("Form.Remark", "The board decides in May");
        await manager.Save("Form.Remark");
        await vp.Open($"/leads/{lead}/approvals");
        await vp.Type("Decision.Comment", "Fits our targets");
        await vp.Press("Approve");
    }

    private static async Task Discover(Visitor manager, Guid lead, string codeName)
    {
        await manager.Open($"/leads/{lead}/assignment");
        await manager.Choose("Form.BackupId", People.Tomas.Id.ToString());
        await manager.Save("Form.BackupId");
        await manager.Open($"/leads/{lead}/discovery");
        await manager.Pick("Form.Confidentiality", "Internal");
        await manager.Type("Form.CodeName", codeName);
        await manager.Type("Form.MustHaves", "Hall with a 10 t crane\n2 MW");
        await manager.Type("Form.Drivers", "Market access");
        await manager.CannotSay("Form.Rivals");
        await manager.Type("Form.UtilityLoads.Value", "2 MW");
        await manager.Type("Form.AverageWage.Value", "71000");
        await manager.Save("Form.Drivers");
    }

    private static async Task Shortlist(Visitor analyst, Guid lead)
    {
        await analyst.Open($"/leads/{lead}/shortlist");
        await analyst.Type("Form.Name", "Sample Works");
        await analyst.Type("Form.Town", "Windsor");
        await analyst.Type("Form.Kind", "Existing building");
        await analyst.Type("Form.AreaSqFt", "56000");
        await analyst.Type("Form.Source", "Invented for the test");
        await analyst.Type("Form.AsOf", Today);
        await analyst.Tick("Form.PassesMustHaves");
        await analyst.Save("Form.Name");
    }

    private static async Task SendProposal(Visitor manager, Visitor vp, Guid lead, string company)
    {
        await manager.Open($"/leads/{lead}/proposals");
        await manager.Choose("Form.Language", "de");
        await manager.Save("Form.Language");
        await manager.Page.Locator("section.card[id^=proposal-] a[href$='.pdf']").First.WaitForAsync();
        var text = await ReadProposal(manager, company);
        text.ShouldContain(company);
        text.ShouldContain("Frau Dr. Brandt");
        text.ShouldContain("60");
        text.ShouldContain("m²");

        await vp.Open($"/leads/{lead}/proposals");
        await vp.Tick("acceptsDraftTexts");
        await vp.Press("Approve");
        await manager.Open($"/leads/{lead}/proposals");
        await manager.Press("Send");
        await manager.Open($"/leads/{lead}/proposals");
        await manager.Type("Receipt.ReceivedOn", Today);
        await manager.Save("Receipt.ReceivedOn");
    }

    private static async Task<string> ReadProposal(Visitor manager, string company)
    {
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Follow("section.card[id^=proposal-] a[href$='.pdf']"));
        download.SuggestedFilename.ShouldNotContain(company.Split(' ')[0]);
        await using var stream = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        using var pdf = PdfDocument.Open(copy.ToArray());
        return string.Join('\n', pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
    }

    private static async Task Visit(Visitor manager, Guid lead)
    {
        await manager.Open($"/leads/{lead}/visits");
        await manager.Type("Form.From", Today);
        await manager.Type("Form.To", Today);
        await manager.Pick("Form.Mode", "Virtual");
        await manager.Type("Form.Purpose", "Show hall, crane and power");
        await manager.Save("Form.Purpose");
        await manager.Open($"/leads/{lead}/visits");
        await manager.Follow("a[href*='#debrief']");
        await manager.Type("Held.HeldOn", Today);
        await manager.Type("Held.Score", "4");
        await manager.Type("Held.Summary", "The hall convinced");
        await manager.Tick("Held.FeedbackAsked");
        await manager.Save("Held.Summary");
    }

    private static async Task Offer(Visitor incentives, Visitor vp, Guid lead)
    {
        await incentives.Open($"/leads/{lead}/incentives");
        await incentives.Type("Form.Lines[0].Programme", "jobsct");
        await incentives.Type("Form.Lines[0].Authority", "DECD");
        await incentives.Type("Form.Lines[0].ExpiresOn", InDays(60));
        await incentives.Type("Form.Lines[0].Amount", "120000");
        await incentives.Type("Form.Lines[0].EligibilityTest", "Sample: 60 new FTE");
        await incentives.Type("Form.Lines[0].Conditions", "Jobs kept for 24 months");
        await incentives.Type("Form.CostBenefit", "Sample: pays back in year five");
        await incentives.Save("Form.CostBenefit");
        await vp.Open($"/leads/{lead}/incentives");
        await vp.Press("Approve");
        await incentives.Open($"/leads/{lead}/incentives");
        await incentives.Press("Release");
    }

    private static async Task Commit(Visitor manager, Visitor assurer, Guid lead)
    {
        await manager.Open($"/leads/{lead}/documents");
        await manager.Choose("Form.Kind", "CommitmentEvidence");
        await manager.Give("Form.Bytes", new FilePayload { Name = "lease.txt", MimeType = "text/plain", Buffer = "Signed lease (invented)"u8.ToArray() });
        await manager.Save("Form.Kind");
        await manager.Open($"/leads/{lead}/commitment");
        await manager.Choose("Evidence.Kind", "SignedDocument");
        await manager.Choose("Evidence.DocumentId", 1);
        await manager.Save("Evidence.Kind");
        await manager.Open($"/leads/{lead}/commitment");
        await manager.Choose("Form.Kind", "Lease");
        await manager.Type("Form.On", Today);
        await manager.Type("Form.PledgedJobs.Value", "60");
        await manager.CannotSay("Form.PledgedCapex");
        await manager.Pick("Form.Involvement", "Significant");
        await manager.Choose("Form.WinReasons[0]", "talent");
        await manager.Save("Form.On");
        await assurer.Open($"/leads/{lead}/commitment");
        await assurer.Press("Verify");
    }

    private static async Task Land(Visitor landing, Guid lead)
    {
        await landing.Open($"/leads/{lead}/landing");
        var done = landing.Page.Locator("form[action*='handler=Done'] button");
        for (var open = await done.CountAsync(); open > 0; open = await done.CountAsync())
        {
            await landing.Press(done.First);
            await landing.Open($"/leads/{lead}/landing");
        }

        await landing.Type("Form.Jobs", "60");
        await landing.Type("Form.Capex", "9500000");
        await landing.CannotSay("Form.AverageWage");
        await landing.Choose("Form.AftercareOwner", People.Yuki.Id.ToString());
        await landing.Type("Form.On", Today);
        await landing.Save("Form.Capex");
    }

    private static async Task Care(Visitor aftercare, Visitor assurer, Guid lead)
    {
        await aftercare.Open($"/leads/{lead}/aftercare");
        await aftercare.Type("Form.On", Today);
        await aftercare.Type("Form.Satisfaction.Value", "4");
        await aftercare.Type("Form.ReportedJobs.Value", "44");
        await aftercare.Type("Form.Summary", "Hiring goes to plan");
        await aftercare.Save("Form.Summary");
        await assurer.Open($"/leads/{lead}/aftercare");
        await assurer.Type("Verified.Jobs", "41");
        await assurer.Type("Verified.AsOf", Today);
        await assurer.Choose("Verified.Method", "Payroll");
        await assurer.Save("Verified.Jobs");
    }

    private static async Task<int> VerifiedJobs(Visitor leadership)
    {
        await leadership.Open("/pipeline");
        return int.Parse(await leadership.Read("[data-figure=verified-jobs]"), NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("en-US"));
    }
}
