using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Sites;
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

        again.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.IdTaken);
        again.Value.ShouldBeNull();
    }

    [Fact]
    public async Task An_id_is_answered_once_more_to_whoever_made_it_with_the_same_words_and_to_nobody_else()
    {
        await using var desk = await Desk.Open();
        var lead = LeadId.New();
        var first = await desk.Do(Ines, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id });

        var again = await desk.Send(Ines, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id });
        var other = await desk.Send(Ines, new RegisterInquiry.Command(lead, Investors.Yamabuki) { OwnerId = Amina.Id });
        var another = await desk.Send(Amina, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id });

        again.Value.ShouldBe(first.Value);
        new[] { other, another }.ShouldAllBe(outcome => outcome.Refusals.Single() == LeadAccess.IdTaken);
    }

    [Fact]
    public async Task A_sealed_lead_is_no_candidate_when_duplicates_are_looked_for()
    {
        await using var desk = await Desk.Open();
        await Classified(desk, Confidentiality.Sealed);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var found = await desk.Do(Ines, new FindDuplicates.Query(rival.Lead));

        found.Value!.Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_knows_a_lead_by_its_code_name_neither_opens_it_up_nor_hands_it_on_nor_lets_papers_out()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Nda));
        var proposal = await journey.OrderProposal();

        Outcome[] tried =
        [
            await journey.Try(Bjorn, version => journey.Discovery(version, Confidentiality.Public)),
            await journey.Try(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Bjorn.Id, null, "Mine now")),
            await journey.Try(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, proposal)),
            await journey.Try(Noor, version => new SendProposal.Command(journey.Lead, version, proposal)),
        ];

        tried.ShouldAllBe(outcome => outcome.Refusals.Single().Code == "identity-not-yours");
        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(lead => lead.Confidentiality.ShouldBe(Confidentiality.Nda), lead => lead.OwnerId.ShouldBe(Amina.Id));
    }

    [Fact]
    public async Task Evidence_is_not_verified_by_who_cannot_see_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Nda));
        await journey.RecordCommitment();
        var evidence = await journey.BringEvidence();

        var unseen = await journey.Try(Chiara, version => new VerifyEvidence.Command(journey.Lead, version, evidence));
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Chiara.Id, KnowsIdentity: true));
        await journey.Do(Chiara, version => new VerifyEvidence.Command(journey.Lead, version, evidence));

        unseen.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
    }

    [Fact]
    public async Task Who_keeps_the_account_in_aftercare_is_told_whose_it_is()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "aftercare");

        (await NameFor(desk, Yuki, lead))!.Name.ShouldBe(Company);
    }

    [Theory]
    [InlineData("Solaris Batteries visits with three people")]
    [InlineData("Hall like the one of SOLARIS-Batteries GmbH in Heilbronn")]
    public async Task What_everybody_reads_does_not_name_the_company_from_level_2_on(string text)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var site = new SiteFacts { Name = text, Town = "Bloomfield", Source = "Owner", AsOf = new DateOnly(2026, 11, 10) };

        Outcome[] told =
        [
            await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = [text] }),
            await journey.Try(Amina, version => journey.Discovery(version) with { CodeName = "Solaris Batteries" }),
            await journey.Try(Amina, version => new ShortlistSite.Command(journey.Lead, version, Guid.CreateVersion7(), site, true, null)),
            await journey.Try(Bjorn, version => new DraftIncentivePackage.Command(journey.Lead, version, Guid.CreateVersion7(), [journey.Line with { Conditions = text }], null)),
            await desk.Send(Amina, new AddTask.Command(journey.Lead, Guid.CreateVersion7(), text, Role.Town, Rosa.Id, Desk.Morning.AddDays(3))),
        ];
        var harmless = await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = ["Solar roof, batteries allowed"] });

        told.ShouldAllBe(outcome => outcome.Refusals.Single().Code == "names-the-company");
        harmless.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_town_reads_and_closes_the_task_it_was_given_and_no_other()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));
        var (hers, another) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.Do(Amina, new AddTask.Command(journey.Lead, hers, "Send the zoning map", Role.Town, Rosa.Id, Desk.Morning.AddDays(3)));
        await desk.Do(Amina, new AddTask.Command(journey.Lead, another, "Call the bank", Role.Manager, Amina.Id, Desk.Morning.AddDays(3)));

        var shown = (await desk.Do(Rosa, new LeadPage.Query(journey.Lead))).Value!.Tasks;
        var closed = await desk.Send(Rosa, new CloseTask.Command(journey.Lead, hers, null));
        var others = await desk.Send(Rosa, new CloseTask.Command(journey.Lead, another, null));

        shown.ShouldHaveSingleItem().Title.ShouldBe("Send the zoning map");
        closed.Succeeded.ShouldBeTrue();
        others.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
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

        found.Value!.Candidates.ShouldBeEmpty();
        asked.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
        told.Value!.Candidates.ShouldHaveSingleItem().LeadId.ShouldBe(hidden);
        (found.Value.NotCompared, told.Value.NotCompared).ShouldBe((1, 0));
    }

    [Fact]
    public async Task The_same_company_under_another_spelling_is_found()
    {
        await using var desk = await Desk.Open();
        var first = await Journey.Start(desk);
        await Journey.Start(desk, Investors.Yamabuki);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var found = await desk.Do(Ines, new FindDuplicates.Query(rival.Lead));

        found.Value!.Candidates.ShouldHaveSingleItem().LeadId.ShouldBe(first.Lead);
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
        told.Entries.Select(entry => entry.Fact).Distinct().ShouldBe(["lead.moved", "visit.scheduled"], ignoreOrder: true);
        told.Entries.Where(entry => entry.Fact == "lead.moved").ShouldAllBe(entry => entry.Values.GetProperty("note").ValueKind == System.Text.Json.JsonValueKind.Null && entry.Values.GetProperty("reasons").GetArrayLength() == 0);
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
