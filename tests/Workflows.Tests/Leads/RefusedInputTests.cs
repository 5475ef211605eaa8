using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>What the desk does not take, whoever brings it.</summary>
public sealed class RefusedInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Fact]
    public async Task On_a_lead_that_has_ended_nothing_is_decided_sent_or_added_any_more()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var (lead, proposal, package, site, visit, hit) = (journey.Lead, await journey.OrderProposal(), await journey.DraftOffer(), await journey.Shortlist(), await journey.PlanVisit(), await journey.Screen(ScreeningResult.Hit));
        await journey.Do(Amina, version => journey.Action("lose", version) with { Reasons = ["no-site"], Reason = "Went elsewhere" });

        (string What, Func<int, IRequest<Outcome>> Command)[] late =
        [
            ("approval", version => new ApproveProposal.Command(lead, version, proposal)),
            ("dispatch", version => new SendProposal.Command(lead, version, proposal)),
            ("offer", version => new ApproveIncentivePackage.Command(lead, version, package)),
            ("withdrawal", version => new WithdrawSite.Command(lead, version, site)),
            ("debrief", version => new HoldSiteVisit.Command(lead, version, visit, Today, 4, "Fine", [], true)),
            ("clearance", version => new ClearScreeningHit.Command(lead, version, hit, "Another company")),
            ("screening", version => new ScreenParty.Command(lead, version, Guid.CreateVersion7(), "Solaris", "List", Today, ScreeningResult.Clear)),
            ("owner", version => new ReassignLead.Command(lead, version, Bjorn.Id, null, "Yours")),
        ];

        foreach (var (what, command) in late) (await journey.Try(Bjorn, command)).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.Ended, what);
        (await desk.Send(Amina, new WriteNote.Command(lead, Guid.CreateVersion7(), "They may come back"))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_id_that_stands_for_something_on_another_lead_is_refused_and_not_taken_for_done()
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        var (note, site) = (Guid.CreateVersion7(), await first.Shortlist());
        await desk.Do(Amina, new WriteNote.Command(first.Lead, note, "Called"));
        var facts = (await desk.Do(Amina, new LeadPage.Query(first.Lead))).Value!.Sites.Single().Facts;

        var again = await desk.Send(Amina, new WriteNote.Command(first.Lead, note, "Called"));
        var elsewhere = await desk.Send(Amina, new WriteNote.Command(second.Lead, note, "Called"));
        var rewritten = await second.Try(Noor, version => new ShortlistSite.Command(second.Lead, version, site, facts, true, null));

        again.Succeeded.ShouldBeTrue();
        elsewhere.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.IdTaken);
        rewritten.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.IdTaken);
    }

    [Fact]
    public async Task A_company_is_screened_under_the_name_it_has_now_and_so_is_who_asks_in_its_name()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge();
        await journey.Do(Ines, version => new CheckDuplicates.Command(journey.Lead, version));

        await journey.Screen("Somebody Else Ltd");
        var foreign = await journey.Try(Amina, version => journey.Action("advance", version));
        await journey.Screen("Solaris Batteries");
        await journey.Do(Ines, version => new CompleteInquiry.Command(journey.Lead, version, Investors.Solaris with { IntermediaryName = "Example Site Selectors LLC", IntermediaryKind = Domain.Companies.CompanyKind.SiteSelector }));
        var intermediary = await journey.Try(Amina, version => journey.Action("advance", version));
        await journey.Screen("Example Site Selectors LLC");
        await journey.Do(Ines, version => new CompleteInquiry.Command(journey.Lead, version, Investors.Solaris with { CompanyName = "Helion Storage AG" }));
        var renamed = await journey.Try(Amina, version => journey.Action("advance", version));
        await journey.Screen("Helion Storage AG");
        var screened = await journey.Try(Amina, version => journey.Action("advance", version));

        foreach (var refused in new[] { foreign, intermediary, renamed }) refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Gate.ShouldBe("screening-clear"), r => r.Code.ShouldBe("party-not-screened"));
        screened.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_who_had_a_hand_in_an_offer_approves_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var package = Guid.CreateVersion7();
        await journey.Do(Bjorn, version => new DraftIncentivePackage.Command(journey.Lead, version, package, [journey.Line], "Pays back"));
        await journey.Do(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, package, [journey.Line with { Formula = "Per job" }], "Pays back"));

        var approved = await journey.Try(Bjorn, version => new ApproveIncentivePackage.Command(journey.Lead, version, package));

        approved.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
    }

    [Theory]
    [InlineData(" ", "Passed", "Example authority", "Kept", "offer-line-malformed")]
    [InlineData("Programme", " ", "Example authority", "Kept", "offer-lines-incomplete")]
    [InlineData("Programme", "Passed", "\t", "Kept", "offer-lines-incomplete")]
    [InlineData("Programme", "Passed", "Example authority", "\u00A0", "offer-lines-incomplete")]
    public async Task A_line_of_blanks_says_nothing(string programme, string test, string authority, string conditions, string code)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var package = Guid.CreateVersion7();
        var line = new IncentiveLine { Programme = programme, EligibilityTest = test, Amount = Money.Usd(1), Authority = authority, Conditions = conditions, ExpiresOn = Today.AddDays(9) };

        var drafted = await journey.Try(Priya, version => new DraftIncentivePackage.Command(journey.Lead, version, package, [line], "Pays back"));
        var approved = await journey.Try(Bjorn, version => new ApproveIncentivePackage.Command(journey.Lead, version, package));

        (drafted.Succeeded ? approved : drafted).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_000_001)]
    [InlineData(90_000_000_000_000_000)]
    public async Task An_amount_beyond_any_project_is_refused_and_the_pipeline_still_adds_up(long dollars)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var most = Money.Usd(1_000_000_000_000);

        var refused = await journey.Try(Amina, version => journey.Qualification(version) with { Capex = Money.Usd(dollars) });
        for (var i = 0; i < 3; i++)
        {
            var another = await Journey.Start(desk);
            await another.Do(Amina, version => another.Qualification(version) with { Capex = most });
        }

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("amount-out-of-range"), r => r.Field.ShouldBe("Capex"));
        (await desk.Do(Eleanor, new PipelineSummary.Query())).Value!.Stages[0].Capex.ShouldHaveSingleItem().ShouldBe(Money.Usd(3_000_000_000_000));
    }

    [Theory]
    [InlineData("0001-01-02")]
    [InlineData("1900-01-01")]
    [InlineData("1989-12-31")]
    [InlineData("2100-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_year_mistyped_is_no_year(string day)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var visit = await journey.Try(Ines, version => new ScheduleSiteVisit.Command(journey.Lead, version, Guid.CreateVersion7(), on, on, VisitMode.OnSite, "See the hall"));
        var talk = await desk.Send(Amina, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "Called", true, "Call again", on));

        visit.Refusals.ShouldAllBe(r => r.Code == "date-implausible");
        talk.Refusals.ShouldHaveSingleItem().Code.ShouldBe("date-implausible");
    }

    [Theory]
    [InlineData("Solaris \u202EsirettaB", "U+202E")]
    [InlineData("\u202DSolaris", "U+202D")]
    [InlineData("Solaris\0Batteries", "U+0000")]
    [InlineData("Solaris\u0007", "U+0007")]
    [InlineData("Solaris\u0085Batteries", "U+0085")]
    public async Task A_character_that_nobody_sees_is_told_at_its_field(string name, string character)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var registered = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyName = name }));
        var qualified = await journey.Try(Amina, version => journey.Qualification(version) with { Need = name });

        registered.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("unseen-character"), r => r.Field.ShouldBe("Inquiry.CompanyName"), r => r.Args.ShouldBe([character]));
        qualified.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("unseen-character"), r => r.Field.ShouldBe("Need"));
    }

    [Theory]
    [InlineData("Solaris\u200B Batteries")]
    [InlineData("Solaris\u200C Batteries")]
    [InlineData("Sol\u200Daris")]
    [InlineData("Solaris\u200F")]
    [InlineData("\u2066Solaris\u2069")]
    [InlineData("Solaris\uFE0F")]
    [InlineData("Solaris\u3164")]
    [InlineData("Sol\u00ADaris")]
    [InlineData("Solaris\U000E0041")]
    [InlineData("Solaris\nBatteries")]
    [InlineData("Solaris\rBatteries")]
    [InlineData("Solaris\u2028Batteries")]
    public async Task On_one_line_nothing_is_taken_that_cannot_be_seen(string name)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var registered = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { ContactFamilyName = name }));
        var named = await journey.Try(Amina, version => journey.Discovery(version) with { CodeName = name });

        registered.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("unseen-character"), r => r.Field.ShouldBe("Inquiry.ContactFamilyName"));
        named.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("unseen-character"), r => r.Field.ShouldBe("CodeName"));
    }

    [Theory]
    [InlineData("\u200Fשמש סוללות בע״מ\u200F")]
    [InlineData("شرکت باتری\u200Cهای خورشید")]
    [InlineData("ශ්\u200Dරී ලංකා")]
    [InlineData("葛\U000E0100城製作所")]
    [InlineData("👩🏽‍🔬 Solaris 🏗️")]
    public async Task On_one_line_what_a_script_or_a_picture_needs_is_taken(string name)
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyNativeName = name }))).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Оtter", "Otter")]
    [InlineData("O\u200Dtter", "Otter")]
    [InlineData("Green-Heron", "Green Heron")]
    [InlineData("OTTER", "Otter")]
    public async Task A_code_name_that_reads_like_another_projects_is_taken_already(string name, string taken)
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Journey.Reach(desk, "proposal"), await Journey.Reach(desk, "proposal", Investors.Yamabuki));
        await first.Do(Amina, version => first.Discovery(version) with { CodeName = taken });

        var again = await second.Try(Amina, version => second.Discovery(version) with { CodeName = name });
        var own = await first.Try(Amina, version => first.Discovery(version) with { CodeName = taken });

        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe(name.Contains('\u200D', StringComparison.Ordinal) ? "unseen-character" : "code-name-taken");
        own.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_project_has_as_many_papers_as_anybody_reads()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await desk.Look(async db =>
        {
            var lead = await db.Leads.SingleAsync(l => l.Id == journey.Lead);
            var file = Workflows.Documents.StoredFile.Of([.. "%PDF-1.7 many"u8]);
            db.Files.Add(file);
            for (var number = 1; number <= FileDocument.MostOnOneLead; number++) db.Documents.Add(LeadDocument.File(Guid.CreateVersion7(), lead.Id, DocumentKind.Nda, $"{number}.pdf", file.Hash, "application/pdf", 10, Amina.Id, Desk.Morning));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var more = await desk.Send(Amina, new FileDocument.Command(journey.Lead, Guid.CreateVersion7(), DocumentKind.Nda, "more.pdf", [.. "%PDF-1.7 more"u8]));

        more.Refusals.ShouldHaveSingleItem().Code.ShouldBe("too-many-documents");
    }

    [Theory]
    [InlineData("\u200Fשמש סוללות בע״מ\u200F")]
    [InlineData("شركة الشمس\u200Cللبطاريات")]
    [InlineData("👩🏽‍🔬 Solaris 🏗️")]
    [InlineData("Line one\r\n\tline two")]
    public async Task Whatever_people_write_with_is_taken_as_it_is(string name)
    {
        await using var desk = await Desk.Open();

        var registered = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { Summary = name }));

        registered.Succeeded.ShouldBeTrue();
        (await desk.Lead(registered.Value!.LeadId)).Inquiry.Summary.ShouldBe(name);
    }

    [Fact]
    public async Task An_inquiry_does_not_arrive_tomorrow()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { ReceivedAt = Desk.Morning.AddDays(1) }));

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("date-in-future"), r => r.Field.ShouldBe("Inquiry.ReceivedAt"));
    }

    [Fact]
    public async Task Who_may_not_move_leads_is_not_made_to_answer_for_one()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var town = await journey.Try(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Rosa.Id, null, "Yours"));
        var backup = await journey.Try(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Amina.Id, Eleanor.Id, ""));
        var registered = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Yamabuki) { OwnerId = Noor.Id });

        foreach (var refused in new IOutcome[] { town, backup, registered }) refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("person-cannot-answer");
    }

    [Fact]
    public async Task A_lead_is_no_duplicate_of_one_that_has_ended()
    {
        await using var desk = await Desk.Open();
        var (ended, journey) = (await Journey.Reach(desk, "qualification"), await Journey.Start(desk, Investors.SolarisAgain));
        await ended.Do(Amina, version => ended.Action("lose", version) with { Reasons = ["no-site"], Reason = "Went elsewhere" });

        var marked = await journey.Try(Amina, version => journey.Action("mark-duplicate", version) with { DuplicateOf = ended.Lead });

        marked.Refusals.ShouldHaveSingleItem().Code.ShouldBe("duplicate-of-ended");
    }

    [Fact]
    public async Task Reasons_are_named_once_and_not_blank()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        RecordCommitment.Command Won(int version, params string[] reasons) => new(journey.Lead, version, CommitmentKind.Lease, Today, 80, Money.Usd(1), Involvement.Minor, reasons);

        var twice = await journey.Try(Amina, version => Won(version, "talent", "talent"));
        var blank = await journey.Try(Amina, version => Won(version, [null!]));
        var lost = await journey.Try(Amina, version => journey.Action("lose", version) with { Reasons = ["no-site", "no-site"], Reason = "Told" });

        twice.Refusals.ShouldHaveSingleItem().Code.ShouldBe("reason-twice");
        blank.Refusals.ShouldHaveSingleItem().Code.ShouldBe("required");
        lost.Refusals.ShouldHaveSingleItem().Code.ShouldBe("reason-twice");
    }

    [Fact]
    public async Task Jobs_did_not_exist_before_the_inquiry()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "aftercare");

        var verified = await journey.Try(Chiara, version => new VerifyJobs.Command(journey.Lead, version, Guid.CreateVersion7(), 28, Today.AddDays(-1), Domain.Aftercare.VerificationMethod.Payroll));

        verified.Refusals.ShouldHaveSingleItem().Code.ShouldBe("before-the-inquiry");
    }
}
