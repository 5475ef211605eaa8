using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Workflows.Tests.Search.FindTests;

namespace GlobalReach.Workflows.Tests.Search;

/// <summary>Nobody finds by a name what they may not know the name of.</summary>
public sealed class FindSecrecyTests
{
    private static readonly string[] Names = ["solaris", "batteries gmbh", "solarisbatteries", "vogt", "katrin vogt", "katrin.vogt@solaris"];

    /// <summary>Each level with each role; the owner, and who is told on the team, is above the ladder.</summary>
    [Theory]
    [InlineData(Confidentiality.Public, "board", true)]
    [InlineData(Confidentiality.Internal, "board", true)]
    [InlineData(Confidentiality.ProjectTeam, "board", false)]
    [InlineData(Confidentiality.Nda, "board", false)]
    [InlineData(Confidentiality.Sealed, "board", false)]
    [InlineData(Confidentiality.Internal, "analyst", true)]
    [InlineData(Confidentiality.ProjectTeam, "analyst", false)]
    [InlineData(Confidentiality.Nda, "intake", false)]
    [InlineData(Confidentiality.ProjectTeam, "manager2", false)]
    [InlineData(Confidentiality.ProjectTeam, "vp", true)]
    [InlineData(Confidentiality.Nda, "vp", false)]
    [InlineData(Confidentiality.Sealed, "vp", false)]
    [InlineData(Confidentiality.ProjectTeam, "compliance", true)]
    [InlineData(Confidentiality.Nda, "compliance", false)]
    [InlineData(Confidentiality.ProjectTeam, "assurer", true)]
    [InlineData(Confidentiality.Nda, "manager", true)]
    [InlineData(Confidentiality.Sealed, "manager", true)]
    public async Task A_company_and_its_people_are_found_up_to_a_persons_own_level_and_by_the_owner(Confidentiality level, string signIn, bool found)
    {
        await using var desk = await Desk.Open();
        await Registered(desk, level);
        var person = DemoPeople.Find(signIn);

        foreach (var name in Names) ((await Find(desk, person, name)).Groups.Count > 0).ShouldBe(found, name);
        (await Hits(desk, person, "otter", SearchKind.Lead)).Count.ShouldBe(level == Confidentiality.Sealed && !found ? 0 : 1);
    }

    [Fact]
    public async Task A_team_member_finds_the_company_once_told_and_only_then()
    {
        await using var desk = await Desk.Open();
        var journey = new Journey(desk, await Registered(desk, Confidentiality.Nda));

        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: false));
        (await Find(desk, Noor, "solaris")).Groups.ShouldBeEmpty();
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: true));
        (await Hits(desk, Noor, "solaris", SearchKind.Company)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_finds_a_lead_by_its_code_name_is_told_no_more_than_that()
    {
        await using var desk = await Desk.Open();
        await Registered(desk, Confidentiality.Nda);

        var hit = (await Find(desk, Eleanor, "otter")).Groups.ShouldHaveSingleItem().Hits.ShouldHaveSingleItem();

        (hit.Title, hit.Lead!.Name, hit.Lead.IsIdentity, hit.Detail).ShouldBe(("Otter", "Otter", false, null));
    }

    [Theory]
    [InlineData(Confidentiality.Nda)]
    [InlineData(Confidentiality.Sealed)]
    public async Task A_company_with_an_open_and_a_secret_lead_leads_to_the_open_one_and_does_not_mention_the_other(Confidentiality level)
    {
        await using var desk = await Desk.Open();
        var secret = await Registered(desk, level);
        var open = (await Journey.Start(desk, Investors.SolarisAgain)).Lead;
        await desk.Look(async db =>
        {
            var (first, second) = (await db.Leads.SingleAsync(l => l.Id == secret), await db.Leads.SingleAsync(l => l.Id == open));
            second.CompleteInquiry(new LeadParties(first.CompanyId, null, second.ContactId), second.Inquiry);
            return await db.SaveChangesAsync();
        });

        (await Hits(desk, Eleanor, "solaris batteries gmbh", SearchKind.Company)).ShouldHaveSingleItem().Lead!.Id.ShouldBe(open);
        (await Hits(desk, Amina, "solaris batteries gmbh", SearchKind.Company)).Select(hit => hit.Lead!.Id).ShouldBe([open, secret], ignoreOrder: true);
        // The contact of the secret project stays with it, though the company is known.
        (await Find(desk, Eleanor, "vogt")).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sites_and_documents_are_found_by_who_knows_the_company_only()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();
        await journey.File(DocumentKind.Nda);
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Nda));
        var file = await desk.Look(db => db.Documents.Select(d => d.FileName).FirstAsync());

        foreach (var name in new[] { "bloomfield", file })
        {
            (await Find(desk, Amina, name)).Groups.ShouldNotBeEmpty();
            (await Find(desk, Eleanor, name)).Groups.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_company_or_contact_without_any_lead_is_found_by_staff()
    {
        await using var desk = await Desk.Open();
        await desk.Look(async db =>
        {
            var company = Domain.Companies.Company.Register(CompanyId.New(), Domain.Companies.CompanyKind.Bank, "Example Bank", null, null, null);
            db.Companies.Add(company);
            db.Contacts.Add(Domain.Contacts.Contact.Register(new ContactId(Guid.CreateVersion7()), company.Id, new() { FamilyName = "Sample" }));
            return await db.SaveChangesAsync();
        });

        (await Hits(desk, Eleanor, "example bank", SearchKind.Company)).ShouldHaveSingleItem().Lead.ShouldBeNull();
        (await Hits(desk, Eleanor, "sample", SearchKind.Contact)).ShouldHaveSingleItem().Lead.ShouldBeNull();
    }

    [Fact]
    public async Task A_town_finds_the_projects_it_is_invited_to_by_the_name_it_hears_and_nothing_else()
    {
        await using var desk = await Desk.Open();
        var journey = new Journey(desk, await Registered(desk, Confidentiality.ProjectTeam));
        await Journey.Start(desk, Investors.Yamabuki);
        (await Find(desk, Rosa, "otter")).Groups.ShouldBeEmpty();

        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));

        (await Hits(desk, Rosa, "otter", SearchKind.Lead)).ShouldHaveSingleItem().Title.ShouldBe("Otter");
        foreach (var name in Names.Append("yamabuki").Append("mori")) (await Find(desk, Rosa, name)).Groups.ShouldBeEmpty(name);
    }

    [Fact]
    public async Task Hits_that_are_hidden_take_no_place_from_those_that_are_shown()
    {
        await using var desk = await Desk.Open();
        for (var i = 0; i < 120; i++) await desk.Do(Ines, Registration(Confidentiality.Nda, Investors.Solaris with { CompanyName = $"Solar A{i}" }, $"Otter {i}"));
        await desk.Do(Ines, Registration(Confidentiality.Internal, Investors.Solaris with { CompanyName = "Solar Zenith" }, null));

        var group = (await Find(desk, Eleanor, "solar")).Groups.Single(g => g.Kind == SearchKind.Company);

        group.Hits.ShouldHaveSingleItem().Title.ShouldBe("Solar Zenith");
        group.HasMore.ShouldBeFalse();
    }

    private static async Task<LeadId> Registered(Desk desk, Confidentiality level)
    {
        var command = Registration(level, Investors.Solaris, "Otter");
        await desk.Do(Ines, command);
        return command.LeadId;
    }

    private static RegisterInquiry.Command Registration(Confidentiality level, InquiryForm inquiry, string? codeName) =>
        new(LeadId.New(), inquiry) { OwnerId = Amina.Id, Confidentiality = level, CodeName = codeName };
}
