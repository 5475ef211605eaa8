using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Sites;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>The company's name is looked for in what was written while everybody might know it, before anybody is shut out.</summary>
public sealed class StoredNamesTests
{
    private static readonly SiteFacts Site = new() { Name = "Hall next to Solaris Batteries", Town = "Bloomfield", Source = "Owner", AsOf = new DateOnly(2026, 11, 10) };

    [Fact]
    public async Task A_lead_is_not_protected_while_a_site_an_offer_or_a_task_says_whose_it_is()
    {
        await using var desk = await Desk.Open();
        var journey = await Open(desk);
        var (site, offer, task) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await journey.Do(Noor, version => new ShortlistSite.Command(journey.Lead, version, site, Site, true, null));
        await journey.Do(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line with { Conditions = "Solaris keeps 80 jobs" }], null));
        await desk.Do(Amina, new AddTask.Command(journey.Lead, task, "Ask katrin.vogt@solaris-batteries.example", Role.Analyst, Noor.Id, Desk.Morning.AddDays(3)));

        var early = await journey.Try(Amina, version => journey.Discovery(version));
        await journey.Do(Noor, version => new ShortlistSite.Command(journey.Lead, version, site, Site with { Name = "Hall 7" }, true, null));
        await journey.Do(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line], null));
        await desk.Do(Noor, new CloseTask.Command(journey.Lead, task, null));
        var mended = await journey.Try(Amina, version => journey.Discovery(version));

        early.Refusals.Select(refusal => (refusal.Code, refusal.Link)).ShouldBe([("site-names-the-company", "shortlist"), ("offer-names-the-company", "incentives"), ("task-names-the-company", "tasks")]);
        mended.Succeeded.ShouldBeTrue();
        (await desk.Do(Noor, new LeadPage.Query(journey.Lead))).Value!.Tasks.Single(shown => shown.Id == task).Title.ShouldBeNull();
    }

    [Fact]
    public async Task An_offer_that_cannot_be_rewritten_keeps_its_amounts_and_loses_its_words()
    {
        await using var desk = await Desk.Open();
        var journey = await Open(desk);
        var offer = Guid.CreateVersion7();
        await journey.Do(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line with { Conditions = "Solaris Batteries keeps 80 jobs" }], null));
        await journey.Do(Priya, version => new WithdrawIncentivePackage.Command(journey.Lead, version, offer));
        await journey.Do(Amina, version => journey.Discovery(version));

        var line = (await desk.Do(Noor, new LeadPage.Query(journey.Lead))).Value!.Packages.Single().Lines.Single();
        var owners = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Packages.Single().Lines.Single();

        (line.Conditions, line.Programme, line.Amount).ShouldBe(("", "", (Known<Money>)Money.Usd(250_000)));
        owners.Conditions.ShouldBe("Solaris Batteries keeps 80 jobs");
    }

    [Fact]
    public async Task What_was_said_about_tasks_and_approvals_while_all_might_know_is_not_told_to_who_may_not()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        var (lead, approval) = (journey.Lead, Guid.CreateVersion7());
        await journey.Do(Amina, journey.Qualification);
        await journey.Do(Amina, version => new RequestApproval.Command(lead, version, approval, "go-decision", "Solaris Batteries is keen"));
        await journey.Do(Bjorn, version => new DecideApproval.Command(lead, version, approval, Approve: true, "Solaris fits"));
        await journey.Do(Amina, version => journey.Action("advance", version));
        var task = await desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.State == TaskState.Open && t.Key == "confirm-requirements").Select(t => t.Id).SingleAsync());
        await desk.Do(Amina, new DelegateTask.Command(lead, task, Noor.Id, "Solaris Batteries likes short mails"));

        var early = await journey.Try(Amina, version => journey.Discovery(version));
        await desk.Do(Amina, new DelegateTask.Command(lead, task, Noor.Id, "Short mails"));
        await journey.Do(Amina, version => journey.Discovery(version));

        early.Refusals.ShouldHaveSingleItem().Code.ShouldBe("task-names-the-company");
        var (noors, aminas) = ((await desk.Do(Noor, new LeadPage.Query(lead))).Value!, (await desk.Do(Amina, new LeadPage.Query(lead))).Value!);
        noors.KnowsIdentity.ShouldBeFalse();
        noors.Approvals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Remark.ShouldBeNull(), a => a.Decisions.ShouldHaveSingleItem().Comment.ShouldBeNull());
        aminas.Approvals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Remark.ShouldBe("Solaris Batteries is keen"), a => a.Decisions.ShouldHaveSingleItem().Comment.ShouldBe("Solaris fits"));
        (await desk.Do(Noor, new ApprovalList.Query { State = null })).Value!.Approvals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Remark.ShouldBeNull(), a => a.Decisions.ShouldHaveSingleItem().Comment.ShouldBeNull());
    }

    [Theory]
    [InlineData("correct")]
    [InlineData("change")]
    public async Task A_company_does_not_get_a_name_that_a_protected_lead_says_already(string way)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Do(Noor, version => new ShortlistSite.Command(journey.Lead, version, Guid.CreateVersion7(), Site with { Name = "Old Heliotron works" }, true, null));
        var company = await desk.Look(db => db.Companies.SingleAsync());

        var renamed = way == "correct"
            ? await journey.Try(Amina, version => new CompleteInquiry.Command(journey.Lead, version, Investors.Solaris with { CompanyName = "Heliotron GmbH" }))
            : await desk.Send(Amina, new ChangeCompany.Command(company.Id, company.Version, CompanyForm.Of(company.Facts) with { LegalName = "Heliotron GmbH" }));

        renamed.Refusals.ShouldHaveSingleItem().Code.ShouldBe(way == "correct" ? "site-names-the-company" : "lead-names-the-company");
        (await desk.Look(db => db.Companies.SingleAsync())).LegalName.ShouldBe("Solaris Batteries GmbH");
    }

    [Fact]
    public async Task Whom_a_lead_was_referred_to_and_who_won_it_is_told_to_those_who_know_the_company()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Do(Amina, version => journey.Action("lose", version) with { Reason = "They said so", Reasons = ["no-site"], Controllable = true, Evidence = ReasonEvidence.Told, WinnerPlace = "Solaris home town" });

        (await desk.Do(Noor, new LeadPage.Query(journey.Lead))).Value!.Ending!.WinnerPlace.ShouldBeNull();
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Ending!.WinnerPlace.ShouldBe("Solaris home town");
    }

    [Theory]
    [InlineData("Beside Solaris")]
    [InlineData("The SolarisBatteries hall")]
    [InlineData("Sоlаris Bаtteries in Cyrillic letters")]
    [InlineData("See www.solaris-batteries.example/site")]
    [InlineData("Ask Katrin Vogt")]
    [InlineData("Ask Vogt, Katrin")]
    [InlineData("Solaris's own wish")]
    public async Task The_word_a_company_is_known_by_its_address_and_its_contact_say_who_it_is(string text)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");

        var town = await journey.Try(Amina, version => new ShortlistSite.Command(journey.Lead, version, Guid.CreateVersion7(), Site with { Name = "Hall 7", Town = text }, true, null));

        town.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe("names-the-company"), refusal => refusal.Field.ShouldBe("Town"));
    }

    [Theory]
    [InlineData("Solar batteries, made nearby")]
    [InlineData("A vote of the town, ask Katrin's office")]
    [InlineData("solaris-batteries-park.example is another site")]
    public async Task Words_that_only_resemble_a_name_are_taken(string text)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");

        (await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = [text] })).Succeeded.ShouldBe(!text.StartsWith("solaris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_common_first_word_alone_names_nobody()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal", Investors.Solaris with { CompanyName = "Precision Qwertz Works Inc." });

        (await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = ["Room for precision machining"] })).Succeeded.ShouldBeTrue();
        (await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = ["Room for Precision Qwertz"] })).Succeeded.ShouldBeTrue("The whole name is what counts where the first word is anybody's.");
        (await journey.Try(Amina, version => journey.Discovery(version) with { MustHaves = ["The Precision Qwertz Works"] })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("names-the-company");
    }

    /// <summary>Solaris in the stage of proposals, and open to everybody so far.</summary>
    private static async Task<Journey> Open(Desk desk)
    {
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Internal));
        return journey;
    }
}
