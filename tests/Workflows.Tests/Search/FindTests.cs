using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Search;
using GlobalReach.Workflows.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Search;

/// <summary>What is found, in which order, and that the index follows every change in the same save.</summary>
public sealed class FindTests
{
    [Theory]
    [InlineData("山吹", SearchKind.Company)]
    [InlineData("コーティング", SearchKind.Company)]
    [InlineData("yamab", SearchKind.Company)]
    [InlineData("yamabukicoat", SearchKind.Company)]
    [InlineData("coatings yama", SearchKind.Company)]
    [InlineData("mori haru", SearchKind.Contact)]
    [InlineData("Haruka Mori", SearchKind.Contact)]
    [InlineData("h.mori@yamabuki", SearchKind.Contact)]
    [InlineData("h.mori@yamabuki-coatings.example", SearchKind.Contact)]
    public async Task Companies_and_contacts_are_found_in_any_script_and_order(string question, SearchKind kind)
    {
        await using var desk = await Desk.Open();
        var lead = (await Journey.Start(desk, Investors.Yamabuki)).Lead;
        await Journey.Start(desk, Investors.Solaris);

        var hits = await Hits(desk, Amina, question, kind);

        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(hit => hit.Lead!.Id == lead);
    }

    [Fact]
    public async Task Every_word_has_to_be_there()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk, Investors.Yamabuki);
        await Journey.Start(desk, Investors.Solaris);

        (await Find(desk, Amina, "solaris coatings")).Groups.ShouldBeEmpty();
        (await Find(desk, Amina, "solaris batteries")).Groups.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_lead_is_found_by_number_and_code_name_a_site_by_name_and_town_a_document_by_its_files_name()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();
        await journey.File(DocumentKind.Nda);
        var (number, code) = await desk.Look(db => db.Leads.Select(l => ValueTuple.Create(l.Number, l.CodeName!)).SingleAsync());
        var file = await desk.Look(db => db.Documents.Select(d => d.FileName).FirstAsync());

        (await Hits(desk, Amina, number, SearchKind.Lead)).ShouldHaveSingleItem().Lead!.Id.ShouldBe(journey.Lead);
        (await Hits(desk, Amina, code[..7], SearchKind.Lead)).ShouldHaveSingleItem().Title.ShouldBe("Solaris Batteries GmbH");
        (await Hits(desk, Amina, "example ha", SearchKind.Site)).ShouldHaveSingleItem().Detail.ShouldBe("Bloomfield");
        (await Hits(desk, Amina, "bloomf", SearchKind.Site)).ShouldHaveSingleItem();
        (await Hits(desk, Amina, file, SearchKind.Document)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_whole_name_comes_before_its_beginning_and_that_before_a_word_inside()
    {
        await using var desk = await Desk.Open();
        foreach (var name in new[] { "Great Solar", "Solar Zenith", "Solar", "Solar Abc" }) await Journey.Start(desk, Investors.Solaris with { CompanyName = name });

        (await Hits(desk, Amina, "solar", SearchKind.Company)).Select(hit => hit.Title).ShouldBe(["Solar", "Solar Abc", "Solar Zenith", "Great Solar"]);
    }

    [Fact]
    public async Task A_few_of_each_kind_are_shown_and_that_there_are_more_is_said()
    {
        await using var desk = await Desk.Open();
        for (var i = 0; i < 9; i++) await Journey.Start(desk, Investors.Solaris with { CompanyName = $"Solar {i}" });

        var group = (await Find(desk, Amina, "solar")).Groups.Single(g => g.Kind == SearchKind.Company);

        (group.Hits.Count, group.HasMore).ShouldBe((8, true));
    }

    [Fact]
    public async Task What_was_renamed_is_found_by_its_new_name_and_no_longer_by_the_old()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Do(Ines, version => new CompleteInquiry.Command(journey.Lead, version, Investors.Solaris with { CompanyName = "Helios Akku AG", ContactFamilyName = "Brandt", ContactEmail = "k.brandt@helios.example" }));

        (await Find(desk, Amina, "solaris")).Groups.ShouldBeEmpty();
        (await Find(desk, Amina, "vogt")).Groups.ShouldBeEmpty();
        (await Hits(desk, Amina, "helios akku", SearchKind.Company)).ShouldHaveSingleItem();
        (await Hits(desk, Amina, "katrin brandt", SearchKind.Contact)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_contact_whose_details_are_emptied_leaves_no_word_behind()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);

        await desk.Look(async db =>
        {
            var contact = await db.Contacts.SingleAsync();
            contact.Correct(new());
            return await db.SaveChangesAsync();
        });

        (await Find(desk, Amina, "katrin")).Groups.ShouldBeEmpty();
        (await desk.Look(db => db.SearchTerms.CountAsync(term => term.Kind == SearchKind.Contact))).ShouldBe(0);
    }

    [Fact]
    public async Task A_site_is_found_until_it_is_withdrawn()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var site = await journey.Shortlist();
        (await Hits(desk, Amina, "bloomfield", SearchKind.Site)).ShouldHaveSingleItem();

        await journey.Do(Noor, version => new WithdrawSite.Command(journey.Lead, version, site));
        (await Hits(desk, Amina, "bloomfield", SearchKind.Site)).ShouldBeEmpty();

        await journey.Do(Noor, version => new ShortlistSite.Command(journey.Lead, version, site, new SiteFacts { Name = "Mill 3", Town = "Windsor", Source = "Owner", AsOf = new DateOnly(2026, 11, 10) }, true, null));
        (await Hits(desk, Amina, "windsor", SearchKind.Site)).ShouldHaveSingleItem().Title.ShouldBe("Mill 3");
    }

    [Fact]
    public async Task What_was_there_before_the_index_is_added_once()
    {
        await using var desk = await Desk.Open();
        await (await Journey.Reach(desk, "proposal")).Shortlist();
        await Journey.Start(desk, Investors.Yamabuki);
        var terms = await Terms(desk);
        await desk.Look(db => db.SearchSubjects.ExecuteDeleteAsync());
        (await Find(desk, Amina, "solaris")).Groups.ShouldBeEmpty();

        var build = desk.Services.GetRequiredService<SearchBuild>();
        (await build.AddMissing(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        (await build.AddMissing(TestContext.Current.CancellationToken)).ShouldBe(0);

        (await Terms(desk)).ShouldBe(terms);
        build.IsRunning.ShouldBeFalse();
        (await Hits(desk, Amina, "solaris", SearchKind.Company)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Recent_leads_are_named_as_the_person_hears_them_in_the_order_they_were_opened()
    {
        await using var desk = await Desk.Open();
        var solaris = (await Journey.Start(desk)).Lead;
        var yamabuki = (await Journey.Start(desk, Investors.Yamabuki)).Lead;

        var told = await desk.Do(Amina, new RecentLeads.Query([yamabuki, LeadId.New(), solaris]));
        var hidden = await desk.Do(Rosa, new RecentLeads.Query([yamabuki, solaris]));

        told.Value!.Select(lead => lead.Name).ShouldBe(["Yamabuki Coatings K.K.", "Solaris Batteries GmbH"]);
        hidden.Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_people_are_found_by_name_by_whoever_works_with_them()
    {
        await using var desk = await Desk.Open();

        (await desk.Do(Sam, new FindPeople.Query("tomas fer"))).Value!.ShouldHaveSingleItem().Id.ShouldBe(Tomas.Id);
        (await desk.Send(Rosa, new FindPeople.Query("tomas"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Sam, new Find.Query("tomas"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    internal static async Task<Find.Result> Find(Desk desk, DemoPerson person, string question) => (await desk.Do(person, new Find.Query(question))).Value!;

    internal static async Task<IReadOnlyList<Find.Hit>> Hits(Desk desk, DemoPerson person, string question, SearchKind kind) =>
        (await Find(desk, person, question)).Groups.FirstOrDefault(group => group.Kind == kind)?.Hits ?? [];

    private static Task<List<string>> Terms(Desk desk) =>
        desk.Look(async db => (await db.SearchTerms.Select(term => term.Term).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
