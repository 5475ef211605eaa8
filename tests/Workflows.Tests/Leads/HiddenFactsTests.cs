using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>Who knows a lead by its code name can neither ask the desk whether a guess is right nor write over what is kept from them.</summary>
public sealed class HiddenFactsTests
{
    [Fact]
    public async Task A_guess_of_the_company_is_taken_like_any_other_word()
    {
        await using var desk = await Desk.Open();
        var journey = await Hidden(desk, "proposal");
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: false));

        foreach (var guess in new[] { "Solaris Batteries", "Yamabuki Coatings" })
        {
            var site = new SiteFacts { Name = guess, Town = "Bloomfield", Source = "Owner", AsOf = new DateOnly(2026, 11, 10) };
            Outcome[] told =
            [
                await journey.Try(Noor, version => new ShortlistSite.Command(journey.Lead, version, Guid.CreateVersion7(), site, true, null)),
                await journey.Try(Noor, version => new DraftIncentivePackage.Command(journey.Lead, version, Guid.CreateVersion7(), [journey.Line with { Conditions = guess }], null)),
                await desk.Send(Noor, new AddTask.Command(journey.Lead, Guid.CreateVersion7(), guess, Role.Analyst, Noor.Id, Desk.Morning.AddDays(3))),
            ];

            told.ShouldAllBe(outcome => outcome.Succeeded, guess);
        }
    }

    [Fact]
    public async Task A_screening_by_who_may_not_know_the_company_is_refused_whatever_name_it_tries()
    {
        await using var desk = await Desk.Open();
        var journey = await Hidden(desk, "inquiry");

        var right = await journey.Try(Grace, version => Screening(journey, version, "Solaris Batteries GmbH"));
        var wrong = await journey.Try(Grace, version => Screening(journey, version, "Yamabuki Coatings"));
        var owner = await journey.Try(Amina, version => Screening(journey, version, "Solaris Batteries GmbH"));

        new[] { right, wrong }.ShouldAllBe(outcome => outcome.Refusals.Single().Code == "identity-not-yours");
        owner.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_hidden_from_somebody_is_not_written_over_by_them()
    {
        await using var desk = await Desk.Open();
        var journey = await Hidden(desk, "site-visit");
        var visit = await journey.PlanVisit();
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: true));
        var today = new DateOnly(2026, 11, 10);

        Outcome[] tried =
        [
            (await journey.Try(Tomas2, journey.Qualification)).ToOutcome(),
            await journey.Try(Tomas2, version => new PromiseNextStep.Command(journey.Lead, version, "Another step", today.AddDays(3))),
            await desk.Send(Tomas2, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "Talked", true, "Another step", today.AddDays(3))),
            await journey.Try(Tomas2, version => new ScheduleSiteVisit.Command(journey.Lead, version, visit, today, today, VisitMode.OnSite, "Something else")),
            await journey.Try(Tomas2, version => new HoldSiteVisit.Command(journey.Lead, version, visit, today, 1, "They left", [], FeedbackAsked: false)),
            await journey.Try(Tomas2, version => new RecordCommitment.Command(journey.Lead, version, CommitmentKind.SignedCommitment, today, 1, Money.Usd(1), Involvement.None, ["talent"])),
            await journey.Try(Tomas2, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: false)),
            await journey.Try(Tomas2, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false)),
            await journey.Try(Tomas2, version => new DismissTeamMember.Command(journey.Lead, version, Noor.Id)),
        ];

        tried.Select(outcome => outcome.Refusals.Count > 0 ? outcome.Refusals[0].Code : "done").ShouldAllBe(code => code == "identity-not-yours");
    }

    [Fact]
    public async Task A_talk_without_a_promise_is_still_written_down_by_who_knows_the_code_name_only()
    {
        await using var desk = await Desk.Open();
        var journey = await Hidden(desk, "site-visit");

        (await desk.Send(Tomas2, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "Talked", true, null, null))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_tells_themselves_the_company_by_agreeing_to_keep_its_account()
    {
        await using var desk = await Desk.Open();
        var journey = await Hidden(desk, "landing");

        var himself = await journey.Try(Hugo, version => new AgreeBaseline.Command(journey.Lead, version, 75, Money.Usd(12_000_000), Money.Usd(64_000), Hugo.Id, new DateOnly(2026, 11, 10)));

        himself.Refusals.ShouldHaveSingleItem().Code.ShouldBe("identity-not-yours");
    }

    /// <summary>A manager who is not on the lead: the journey makes the other one its back-up.</summary>
    private static DemoPerson Tomas2 { get; } = new(98, "manager3", "A third manager", "Manager", Role.Manager);

    private static ScreenParty.Command Screening(Journey journey, int version, string party) =>
        new(journey.Lead, version, Guid.CreateVersion7(), party, "Consolidated Screening List", new DateOnly(2026, 11, 10), ScreeningResult.Clear);

    /// <summary>A lead under an NDA in a stage: only owner and back-up know whose it is.</summary>
    private static async Task<Journey> Hidden(Desk desk, string stage)
    {
        var journey = await Journey.Reach(desk, stage);
        if (stage == "inquiry") await desk.Do(Bjorn, new ReassignLead.Command(journey.Lead, await journey.Version(), Amina.Id, Tomas.Id, ""));
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Nda));
        return journey;
    }
}
