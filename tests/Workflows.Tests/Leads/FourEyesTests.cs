using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>What one person prepares another decides, and who owns a lead does not verify it.</summary>
public sealed class FourEyesTests
{
    [Fact]
    public async Task A_screening_hit_blocks_until_a_second_person_clears_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Welcome();
        var hit = await journey.Screen(ScreeningResult.Hit);

        var blocked = await journey.Try(Amina, version => journey.Action("advance", version));
        var byHerself = await journey.Try(Grace, version => new ClearScreeningHit.Command(journey.Lead, version, hit, "Another company"));
        await journey.Do(Bjorn, version => new ClearScreeningHit.Command(journey.Lead, version, hit, "Another company of that name"));
        var twice = await journey.Try(Bjorn, version => new ClearScreeningHit.Command(journey.Lead, version, hit, "Again"));
        var passed = await journey.Advance();

        blocked.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("screening-clear");
        byHerself.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        twice.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.AlreadyDecided);
        passed.Stage.ShouldBe(new StageKey("qualification"));
    }

    [Fact]
    public async Task Who_screens_parties_may_not_clear_hits_as_intake_or_manager()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var hit = await journey.Screen(ScreeningResult.Hit);

        var cleared = await journey.Try(Amina, version => new ClearScreeningHit.Command(journey.Lead, version, hit, "Another company"));

        cleared.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_hit_that_comes_up_late_stops_the_lead_at_the_next_stage()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.Commit();
        await journey.Screen(ScreeningResult.Hit);

        var advanced = await journey.Try(Bjorn, version => journey.Action("advance", version));
        var skipped = await journey.Try(Bjorn, version => journey.Action("skip", version) with { ToStage = new StageKey("landing"), Reason = "In a hurry" });

        advanced.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("screening-clear");
        skipped.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("screening-clear");
    }

    [Fact]
    public async Task Who_has_a_proposal_made_does_not_approve_it_and_unapproved_it_is_not_sent()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = Guid.CreateVersion7();
        await desk.Do(Bjorn, new GenerateProposal.Command(journey.Lead, id, "en"));

        var unfinished = await journey.Try(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id));
        await desk.Do(Bjorn, new FinishProposal.Command(journey.Lead, id, [.. "%PDF-1.7"u8], null));
        var byHimself = await journey.Try(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id));
        var sent = await journey.Try(Bjorn, version => new SendProposal.Command(journey.Lead, version, id));

        unfinished.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-ready");
        byHimself.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        sent.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-approved");
    }

    [Fact]
    public async Task Who_drafts_an_offer_does_not_approve_it_and_a_changed_one_is_approved_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var offer = await journey.DraftOffer();
        await journey.Do(Bjorn, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line], "Rewritten by Bjorn"));

        var byHimself = await journey.Try(Bjorn, version => new ApproveIncentivePackage.Command(journey.Lead, version, offer));
        var byPreparer = await journey.Try(Priya, version => new ApproveIncentivePackage.Command(journey.Lead, version, offer));
        offer = await journey.DraftOffer();
        await journey.Do(Bjorn, version => new ApproveIncentivePackage.Command(journey.Lead, version, offer));
        await journey.Do(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line with { Conditions = "None" }], "Changed after approval"));
        var released = await journey.Try(Priya, version => new ReleaseIncentivePackage.Command(journey.Lead, version, offer));

        byHimself.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        byPreparer.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        released.Refusals.ShouldHaveSingleItem().Code.ShouldBe("offer-not-approved");
    }

    [Fact]
    public async Task Only_one_offer_stands_with_the_investor()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        await journey.Offer();
        var second = await journey.DraftOffer();
        await journey.Do(Bjorn, version => new ApproveIncentivePackage.Command(journey.Lead, version, second));

        var released = await journey.Try(Priya, version => new ReleaseIncentivePackage.Command(journey.Lead, version, second));

        released.Refusals.ShouldHaveSingleItem().Code.ShouldBe("another-offer-released");
    }

    [Fact]
    public async Task Evidence_counts_once_a_second_person_verified_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.RecordCommitment();
        var evidence = await journey.BringEvidence();

        var unverified = await journey.Try(Bjorn, version => journey.Action("advance", version));
        var byOwner = await journey.Try(Amina, version => new VerifyEvidence.Command(journey.Lead, version, evidence));
        await journey.Do(Chiara, version => new VerifyEvidence.Command(journey.Lead, version, evidence));
        var won = await journey.Advance();

        unverified.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("evidence-verified");
        byOwner.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        won.Stage.ShouldBe(new StageKey("landing"));
        (await desk.Lead(journey.Lead)).WonAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_assurer_who_owns_the_lead_verifies_neither_its_evidence_nor_its_jobs()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.Commit();
        await journey.Advance();
        var stamp = await desk.Look(db => db.People.Where(p => p.Id == Chiara.Id.Value).Select(p => p.ConcurrencyStamp!).SingleAsync());
        await desk.Do(Sam, new ChangePerson.Command(Chiara.Id, stamp, new PersonForm { Name = Chiara.Name, Email = Chiara.Email, Roles = [Role.Assurer, Role.Manager] }));
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Chiara.Id, null, "Yours for now"));
        var evidence = await journey.BringEvidence();

        var verified = await journey.Try(Chiara, version => new VerifyEvidence.Command(journey.Lead, version, evidence));
        var counted = await journey.Try(Chiara, version => new VerifyJobs.Command(journey.Lead, version, Guid.CreateVersion7(), 10, new DateOnly(2026, 11, 10), VerificationMethod.Payroll));

        verified.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        counted.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        (await desk.Look(db => db.JobVerifications.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Jobs_are_not_verified_before_the_win()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");

        var counted = await journey.Try(Chiara, version => new VerifyJobs.Command(journey.Lead, version, Guid.CreateVersion7(), 10, new DateOnly(2026, 11, 10), VerificationMethod.Payroll));

        counted.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-won-yet");
    }
}
