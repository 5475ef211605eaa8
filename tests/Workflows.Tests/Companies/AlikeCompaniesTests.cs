using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Workflows.Companies.AlikeCompanies;

namespace GlobalReach.Workflows.Tests.Companies;

public sealed class AlikeCompaniesTests
{
    [Theory]
    [InlineData("SOLARIS BATTERIES", null, null, null, "Solaris Batteries GmbH", Likeness.SameName)]
    [InlineData("Solaris Baterries AG", null, null, null, "Solaris Batteries GmbH", Likeness.NearlySameName)]
    [InlineData("Sloaris Batteries", null, null, null, "Solaris Batteries GmbH", Likeness.NearlySameName)]
    [InlineData("Solaris Batteries North America, Inc.", null, null, null, "Solaris Batteries GmbH", Likeness.Affiliate)]
    [InlineData("Solari", null, null, null, "Solaris Batteries GmbH", Likeness.Affiliate)]
    [InlineData(null, null, "http://www.solaris-batteries.example/de", null, "Solaris Batteries GmbH", Likeness.SameWebsite)]
    [InlineData(null, null, null, "somebody@mail.yamabuki-coatings.example", "Yamabuki Coatings K.K.", Likeness.SameMail)]
    [InlineData("山吹コーティングス（株）", null, null, null, "Yamabuki Coatings K.K.", Likeness.SameNativeName)]
    [InlineData("Something else", "株式会社山吹コーティングス", null, null, "Yamabuki Coatings K.K.", Likeness.SameNativeName)]
    [InlineData("YBC", null, null, null, "Yellow Brick Carriers Ltd.", Likeness.SameTradingName)]
    public async Task A_known_company_is_found_under_what_is_typed_and_says_why(string? name, string? native, string? website, string? email, string company, Likeness why)
    {
        await using var desk = await Desk.Open();
        await desk.Lead(Investors.Solaris);
        await desk.Lead(Investors.Yamabuki);
        await desk.Add(new CompanyForm { LegalName = "Yellow Brick Carriers Ltd.", TradingName = "YBC" });

        var found = await desk.Alike(Ines, new Query { Name = name, NativeName = native, Website = website, Email = email });

        found.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Name.ShouldBe(company), one => one.Why.ShouldBe(why));
    }

    [Theory]
    [InlineData("Nordlys Insurtech", null)]
    [InlineData("So", null)]
    [InlineData("GmbH", null)]
    [InlineData(null, "katrin@gmail.com")]
    [InlineData("🙂", "@")]
    [InlineData("\u202E\u0000", "a@b")]
    public async Task Nothing_is_said_where_nothing_is_alike(string? name, string? email)
    {
        await using var desk = await Desk.Open();
        await desk.Lead(Investors.Solaris with { ContactEmail = "somebody@gmail.com" });

        (await desk.Alike(Ines, new Query { Name = name, Email = email })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_company_that_was_taken_over_is_the_one_that_was_there()
    {
        await using var desk = await Desk.Open();
        var company = await desk.CompanyOf(await desk.Lead(Investors.Solaris));

        var again = await desk.Lead(Investors.SolarisAgain with { CompanyId = company, CompanyName = "Typed by mistake" });
        var shown = (await desk.Do(Amina, new CompanyPage.Query(company))).Value!;

        (await desk.CompanyOf(again)).ShouldBe(company);
        shown.Facts.LegalName.ShouldBe("Solaris Batteries GmbH");
        (shown.Leads.Count, shown.Contacts.Count).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_new_name_makes_whoever_decides_on_another_lead_of_the_company_look_again()
    {
        await using var desk = await Desk.Open();
        var first = await desk.Lead(Investors.Solaris);
        var company = await desk.CompanyOf(first);
        var second = new Journey(desk, await desk.Lead(Investors.SolarisAgain with { CompanyId = company }));
        var read = await second.Version();

        await new Journey(desk, first).Do(Ines, version => new CompleteInquiry.Command(first, version, Investors.Solaris with { CompanyName = "Helios Storage SE" }));
        var stale = await desk.Send(Ines, new AcknowledgeInquiry.Command(second.Lead, read, ByMail: false));

        stale.Refusals.ShouldHaveSingleItem().Code.ShouldBe("changed-meanwhile");
    }
}
