using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Leads;

public sealed class SecrecyTests
{
    private const string Company = "Solaris Batteries GmbH";

    /// <summary>The ladder: who hears the company's name at which level without being on the team.</summary>
    [Theory]
    [InlineData(Confidentiality.Public, "board", true)]
    [InlineData(Confidentiality.Internal, "board", true)]
    [InlineData(Confidentiality.ProjectTeam, "board", false)]
    [InlineData(Confidentiality.Nda, "board", false)]
    [InlineData(Confidentiality.Public, "analyst", true)]
    [InlineData(Confidentiality.Internal, "analyst", true)]
    [InlineData(Confidentiality.ProjectTeam, "analyst", false)]
    [InlineData(Confidentiality.Nda, "analyst", false)]
    [InlineData(Confidentiality.Internal, "vp", true)]
    [InlineData(Confidentiality.ProjectTeam, "vp", true)]
    [InlineData(Confidentiality.Nda, "vp", false)]
    [InlineData(Confidentiality.ProjectTeam, "compliance", true)]
    [InlineData(Confidentiality.Nda, "compliance", false)]
    [InlineData(Confidentiality.Nda, "manager", true)]
    public async Task The_company_is_told_up_to_a_persons_own_level_and_to_the_owner(Confidentiality level, string person, bool told)
    {
        await using var desk = await Desk.Open();
        var lead = await Classified(desk, level);

        var name = await NameFor(desk, DemoPeople.Find(person), lead);

        name!.Name.ShouldBe(told ? Company : "Otter");
        name.IsIdentity.ShouldBe(told);
    }

    [Fact]
    public async Task Without_a_code_name_the_number_stands_for_the_lead()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));

        var name = await NameFor(desk, Rosa, journey.Lead);

        name!.Name.ShouldBe((await desk.Lead(journey.Lead)).Number);
    }

    [Fact]
    public async Task A_sealed_lead_is_not_found_by_who_is_not_on_it()
    {
        await using var desk = await Desk.Open();
        var lead = await Classified(desk, Confidentiality.Sealed);

        var read = await NameFor(desk, Bjorn, lead);
        var noted = await desk.Send(Bjorn, new WriteNote.Command(lead, Guid.CreateVersion7(), "What is this?"));
        var duplicates = await desk.Send(Bjorn, new FindDuplicates.Query(lead));

        read.ShouldBeNull();
        noted.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        duplicates.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        (await NameFor(desk, Amina, lead))!.Name.ShouldBe(Company);
    }

    [Fact]
    public async Task A_sealed_lead_is_not_betrayed_by_registering_its_id_again()
    {
        await using var desk = await Desk.Open();
        var lead = await Classified(desk, Confidentiality.Sealed);

        var again = await desk.Send(Ines, new RegisterInquiry.Command(lead, Investors.Solaris));

        again.Succeeded.ShouldBeFalse();
        again.Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_sealed_lead_is_no_candidate_when_duplicates_are_looked_for()
    {
        await using var desk = await Desk.Open();
        await Classified(desk, Confidentiality.Sealed);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var found = await desk.Do(Ines, new FindDuplicates.Query(rival.Lead));

        found.Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_likeness_does_not_give_away_whom_a_code_name_stands_for()
    {
        await using var desk = await Desk.Open();
        var hidden = await Classified(desk, Confidentiality.Nda);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var found = await desk.Do(Ines, new FindDuplicates.Query(rival.Lead));
        var asked = await desk.Send(Ines, new FindDuplicates.Query(hidden));
        var told = await desk.Do(Amina, new FindDuplicates.Query(rival.Lead));

        found.Value!.ShouldBeEmpty();
        asked.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
        told.Value!.ShouldHaveSingleItem().LeadId.ShouldBe(hidden);
    }

    [Fact]
    public async Task The_same_company_under_another_spelling_is_found()
    {
        await using var desk = await Desk.Open();
        var first = await Journey.Start(desk);
        await Journey.Start(desk, Investors.Yamabuki);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var found = await desk.Do(Ines, new FindDuplicates.Query(rival.Lead));

        found.Value!.ShouldHaveSingleItem().LeadId.ShouldBe(first.Lead);
    }

    [Fact]
    public async Task A_town_sees_only_the_leads_it_is_invited_to_and_only_their_alias()
    {
        await using var desk = await Desk.Open();
        var invited = await Classified(desk, Confidentiality.ProjectTeam);
        await Journey.Start(desk, Investors.Yamabuki);
        var journey = new Journey(desk, invited);
        await journey.Do(Amina, version => new InviteTeamMember.Command(invited, version, Rosa.Id, KnowsIdentity: false));

        var seen = await desk.As(Rosa, scope => scope.GetRequiredService<Secrecy>().Names().ToListAsync());

        seen.ShouldHaveSingleItem().Name.ShouldBe("Otter");
    }

    [Fact]
    public async Task A_town_is_shown_its_part_of_a_lead_and_nothing_of_the_alliances_own()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "landing");
        await desk.Do(Amina, new AddTask.Command(journey.Lead, Guid.CreateVersion7(), "Open the gate", Domain.People.Role.Town, Rosa.Id, desk.Clock.GetUtcNow().AddDays(3)));
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: true));

        var shown = (await desk.Do(Rosa, new LeadPage.Query(journey.Lead))).Value!;
        var told = (await desk.Do(Rosa, new LeadTimeline.Query(journey.Lead))).Value!;
        var row = (await desk.Do(Rosa, new LeadList.Query())).Value!.Rows.ShouldHaveSingleItem();

        shown.Discovery!.MustHaves.ShouldNotBeEmpty();
        shown.Visits.ShouldHaveSingleItem().Debrief.ShouldBeNull();
        shown.Tasks.ShouldHaveSingleItem().Title.ShouldBe("Open the gate");
        (shown.Sites.Count, shown.Packages.Count, shown.Screenings.Count, shown.Proposals.Count, shown.Documents.Count, shown.Deadlines.Count).ShouldBe((0, 0, 0, 0, 0, 0));
        (shown.Scorecard, shown.Qualification, shown.Commitment, shown.Inquiry.Country).ShouldBe((null, null, null, null));
        told.Entries.Select(entry => entry.Fact).Distinct().ShouldBe(["lead.moved", "visit.held", "visit.scheduled"], ignoreOrder: true);
        told.Entries.ShouldAllBe(entry => entry.Text == null);
        (row.Country, row.Grade, row.DueAt).ShouldBe((null, null, null));
        (await desk.Do(Rosa, new LeadList.Query { Country = "JP" })).Value!.Total.ShouldBe(1, "What is not shown is not told by a filter either.");
    }

    [Fact]
    public async Task A_town_takes_no_paper_even_when_it_knows_the_company()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "site-visit");
        var document = await journey.File(DocumentKind.Nda);
        var proposal = await desk.Look(db => db.Proposals.Select(p => p.Id).SingleAsync());
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: true));

        (await desk.Send(Rosa, new Workflows.Documents.DocumentFile.Query(journey.Lead, document))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document-not-found");
        (await desk.Send(Rosa, new Workflows.Proposals.ProposalFile.Query(proposal))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-found");
        (await desk.Send(Rosa, new Workflows.Proposals.ProposalView.Query(proposal))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-found");
    }

    [Fact]
    public async Task A_dismissed_town_no_longer_sees_the_lead()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));
        (await NameFor(desk, Rosa, journey.Lead)).ShouldNotBeNull();

        await journey.Do(Amina, version => new DismissTeamMember.Command(journey.Lead, version, Rosa.Id));

        (await NameFor(desk, Rosa, journey.Lead)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_told_hears_the_company_even_under_an_nda()
    {
        await using var desk = await Desk.Open();
        var lead = await Classified(desk, Confidentiality.Nda);
        await new Journey(desk, lead).Do(Amina, version => new InviteTeamMember.Command(lead, version, Noor.Id, KnowsIdentity: true));

        (await NameFor(desk, Noor, lead))!.Name.ShouldBe(Company);
    }

    [Fact]
    public async Task Who_does_not_know_the_company_can_neither_tell_it_nor_change_the_inquiry()
    {
        await using var desk = await Desk.Open();
        var lead = await Classified(desk, Confidentiality.Nda);
        var journey = new Journey(desk, lead);

        var invited = await journey.Try(Bjorn, version => new InviteTeamMember.Command(lead, version, Bjorn.Id, KnowsIdentity: true));
        var completed = await journey.Try(Ines, version => new CompleteInquiry.Command(lead, version, Investors.Yamabuki));

        invited.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
        completed.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
    }

    /// <summary>Solaris, owned by Amina, known to others as Otter.</summary>
    private static async Task<LeadId> Classified(Desk desk, Confidentiality level)
    {
        var lead = LeadId.New();
        await desk.Do(Amina, new RegisterInquiry.Command(lead, Investors.Solaris) { Confidentiality = level, CodeName = "Otter" });
        return lead;
    }

    private static Task<LeadName?> NameFor(Desk desk, DemoPerson person, LeadId lead) =>
        desk.As(person, scope => scope.GetRequiredService<Secrecy>().Names().Where(name => name.LeadId == lead).FirstOrDefaultAsync());
}
