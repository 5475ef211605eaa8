using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>One fact is corrected where it stands, also while others work on the same lead.</summary>
public sealed class FactTests(WebDesk web)
{
    [Fact]
    public async Task A_fact_is_corrected_and_the_rest_of_its_form_stays_as_it_was()
    {
        var (journey, amina) = await Open("discovery");
        var before = (await web.Desk.Lead(journey.Lead)).Qualification!;

        var saved = await amina.Submit(Fact(journey, "jobs"), null, ("Qualification.Jobs.Value", "95"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var after = (await web.Desk.Lead(journey.Lead)).Qualification!;
        after.Jobs.Value.ShouldBe(95);
        (after with { Jobs = before.Jobs, At = before.At }).ShouldBe(before);
        (await amina.Read($"/leads/{journey.Lead}")).ShouldContain("95");
    }

    [Fact]
    public async Task What_the_client_cannot_say_is_told_with_the_day_and_can_be_taken_back()
    {
        var (journey, amina) = await Open("discovery");

        (await amina.Submit(Fact(journey, "jobs"), null, ("Qualification.Jobs.CannotSay", "true"), ("Qualification.Jobs.AskedOn", "2026-11-20"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Qualification!.Jobs.AskedOn.ShouldBe(new DateOnly(2026, 11, 20));

        var (_, held) = await amina.Find(Fact(journey, "jobs"), null);
        (await amina.Send(Fact(journey, "jobs"), null, [.. held.Where(field => !field.Name.StartsWith("Qualification.Jobs.", StringComparison.Ordinal)), ("Qualification.Jobs.Value", "12")])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Qualification!.Jobs.Value.ShouldBe(12);
    }

    [Fact]
    public async Task Who_changed_the_same_fact_meanwhile_is_told_with_what_it_was_is_and_was_typed()
    {
        var (journey, amina) = await Open("discovery");
        var (_, form) = await amina.Find(Fact(journey, "jobs"), null);
        var bjorn = await web.SignIn(Bjorn);
        (await bjorn.Submit(Fact(journey, "jobs"), null, ("Qualification.Jobs.Value", "100"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var was = form.Single(field => field.Name == "Was").Value;

        var typed = form.Select(field => field.Name == "Qualification.Jobs.Value" ? (field.Name, "90") : field).ToList();
        var refused = await amina.Send(Fact(journey, "jobs"), null, typed);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Page.ShouldContain($"{Bjorn.Name} changed it from “{was}” to “100”");
        refused.Page.ShouldContain("You typed “90”");
        refused.Page.ShouldContain("value=\"90\"");
        (await web.Desk.Lead(journey.Lead)).Qualification!.Jobs.Value.ShouldBe(100);

        var mine = await amina.Send(Fact(journey, "jobs"), null, [.. typed.Where(field => field.Name is not ("Version" or "Shown" or "Was")), .. Hidden(refused.Page)]);
        mine.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Qualification!.Jobs.Value.ShouldBe(90);
    }

    [Fact]
    public async Task Another_fact_changed_meanwhile_is_kept_beside_ones_own()
    {
        var (journey, amina) = await Open("discovery");
        var (_, form) = await amina.Find(Fact(journey, "jobs"), null);
        var bjorn = await web.SignIn(Bjorn);
        (await bjorn.Submit(Fact(journey, "need"), null, ("Qualification.Need.Value", "A service hub instead"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var saved = await amina.Send(Fact(journey, "jobs"), null, [.. form.Select(field => field.Name == "Qualification.Jobs.Value" ? (field.Name, "90") : field)]);

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var stored = (await web.Desk.Lead(journey.Lead)).Qualification!;
        (stored.Jobs.Value, stored.Need.Value).ShouldBe((90, "A service hub instead"));
        (await amina.Read($"/leads/{journey.Lead}")).ShouldContain("both changes are kept");
    }

    [Fact]
    public async Task An_amount_is_taken_as_it_is_said()
    {
        var (journey, amina) = await Open("discovery");

        var saved = await amina.Submit(Fact(journey, "capex"), null, ("Qualification.Capex.Value", "9 million"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Qualification!.Capex.Value.ShouldBe(Money.Usd(9_000_000));
        (await amina.Read(Fact(journey, "capex"))).ShouldContain("value=\"9,000,000\"");
    }

    [Theory]
    [InlineData("jobs", "Qualification.Jobs.Value", "many")]
    [InlineData("jobs", "Qualification.Jobs.Value", "-4")]
    [InlineData("capex", "Qualification.Capex.Value", "1e99")]
    [InlineData("capex", "Qualification.Capex.Value", "12.500")]
    [InlineData("capex", "Qualification.Capex.Value", "-9 million")]
    [InlineData("time-frame", "Qualification.TimeFrame.Value", "Tomorrow")]
    [InlineData("country", "Inquiry.Country", "ZZ")]
    [InlineData("contact-email", "Inquiry.ContactEmail", "nobody")]
    [InlineData("lawful-basis", "Inquiry.LawfulBasisOn", "1900-01-01")]
    [InlineData("summary", "Inquiry.Summary", "")]
    public async Task A_wrong_entry_comes_back_at_its_field_and_nothing_is_saved(string fact, string field, string typed)
    {
        var (journey, amina) = await Open("discovery");
        var version = await journey.Version();

        var refused = await amina.Submit(Fact(journey, fact), null, (field, typed));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.ShouldContain("field-error");
        (await journey.Version()).ShouldBe(version);
    }

    [Fact]
    public async Task Long_and_odd_names_are_kept_to_the_letter_or_refused_in_words()
    {
        var (journey, amina) = await Open("qualification");

        var long5000 = await amina.Submit(Fact(journey, "company-name"), null, ("Inquiry.CompanyName", new string('x', 5000)));
        var odd = await amina.Submit(Fact(journey, "contact-family-name"), null, ("Inquiry.ContactFamilyName", "Vogt 🚀 \u200fשלום\u200e"));

        long5000.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        long5000.Page.ShouldContain("300");
        odd.Status.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await amina.Read($"/leads/{journey.Lead}")).ShouldContain("Vogt 🚀 \u200fשלום\u200e");
    }

    [Fact]
    public async Task Who_may_not_correct_a_fact_is_told_why_and_gets_no_form()
    {
        var (journey, _) = await Open("proposal");
        await journey.Do(Amina, version => new RecordDiscovery.Command(journey.Lead, version, Confidentiality.Nda, $"Project {Guid.CreateVersion7():N}", ["A site"], ["Market"], "Boston", default, default));
        var noor = await web.SignIn(Noor);
        var eleanor = await web.SignIn(Eleanor);

        var masked = await noor.Read(Fact(journey, "drivers"));
        var board = await eleanor.Read($"/leads/{journey.Lead}");

        masked.ShouldContain("Up to");
        masked.ShouldNotContain("Discovery.Drivers");
        board.ShouldContain("not correct them");
        board.ShouldNotContain("class=\"fact-edit\"");
        (await noor.Send(Fact(journey, "drivers"), null, [])).Status.ShouldNotBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_part_of_the_page_gets_only_the_row_and_then_the_row_again()
    {
        var (journey, amina) = await Open("discovery");
        amina.DefaultRequestHeaders.Add("HX-Request", "true");

        var form = await amina.Read(Fact(journey, "jobs"));
        var (_, fields) = await amina.Find(Fact(journey, "jobs"), null);
        var row = await amina.Send(Fact(journey, "jobs"), null, [.. fields.Select(field => field.Name == "Qualification.Jobs.Value" ? (field.Name, "77") : field)]);

        form.ShouldNotContain("<html");
        form.ShouldContain("fact-form");
        row.Status.ShouldBe(HttpStatusCode.OK);
        row.Page.ShouldStartWith("<div class=\"fact");
        row.Page.ShouldContain("77");
    }

    [Fact]
    public async Task No_such_fact_is_not_found_and_a_first_qualification_goes_to_its_page()
    {
        var (journey, amina) = await Open("qualification");

        using var none = await amina.GetAsync(Fact(journey, "confidentiality"), TestContext.Current.CancellationToken);
        using var first = await amina.GetAsync(Fact(journey, "jobs"), TestContext.Current.CancellationToken);

        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        first.Headers.Location!.ToString().ShouldBe($"/leads/{journey.Lead}/qualification#Form_Jobs");
    }

    private async Task<(Journey Journey, HttpClient Amina)> Open(string stage) => (await Journey.Reach(web.Desk, stage, Investors.Solaris with { CompanyName = "Beispiel Werke AG" }), await web.SignIn(Amina));

    private static string Fact(Journey journey, string fact) => $"/leads/{journey.Lead}/facts/{fact}";

    private static IEnumerable<(string Name, string Value)> Hidden(string page) =>
        new[] { "Version", "Shown", "Was" }.Select(name => (name, System.Text.RegularExpressions.Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value));
}
