using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Contacts;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Companies;

public sealed class MergeTests
{
    private static readonly Guid Merge = Guid.CreateVersion7();

    [Fact]
    public async Task Leads_contacts_and_affiliates_go_over_and_come_back()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, lead) = await Two(desk);
        var affiliate = await desk.Add(new CompanyForm { LegalName = "Solaris Recycling", ParentId = loser });

        (await MergeThem(desk, winner, loser, MergeField.Website)).Succeeded.ShouldBeTrue();
        var merged = (await desk.Do(Amina, new CompanyPage.Query(winner))).Value!;
        var elsewhere = (await desk.Do(Amina, new CompanyPage.Query(loser))).Value!;
        (await Undo(desk, winner)).Succeeded.ShouldBeTrue();
        var (after, back) = ((await desk.Do(Amina, new CompanyPage.Query(winner))).Value!, (await desk.Do(Amina, new CompanyPage.Query(loser))).Value!);

        (merged.Leads.Count, merged.Contacts.Count, merged.Family.Count).ShouldBe((2, 2, 2));
        merged.Facts.Website.ShouldBeNull();
        merged.Merges.ShouldHaveSingleItem().Company.ShouldBe(loser);
        (elsewhere.Id, elsewhere.IsElsewhere).ShouldBe((winner, true));
        (after.Leads.Count, after.Contacts.Count, after.Facts.Website, after.Merges.Count).ShouldBe((1, 1, "https://solaris-batteries.example", 0));
        back.Leads.ShouldHaveSingleItem().Id.ShouldBe(lead);
        back.Contacts.Count.ShouldBe(1);
        back.Family.Select(c => c.Id).ShouldBe([loser, affiliate]);
    }

    [Fact]
    public async Task What_was_put_elsewhere_or_changed_since_stays()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, lead) = await Two(desk);
        var third = await desk.Add(new CompanyForm { LegalName = "Third Company" });
        await MergeThem(desk, winner, loser, MergeField.LegalName);
        await new Journey(desk, lead).Do(Ines, version => new CompleteInquiry.Command(lead, version, Investors.SolarisAgain with { CompanyId = third }));
        var shown = (await desk.Do(Amina, new CompanyPage.Query(winner))).Value!;
        await desk.Do(Amina, new ChangeCompany.Command(winner, shown.Version, CompanyForm.Of(shown.Facts) with { Country = "AT", LegalName = "Solaris Group SE" }));

        await Undo(desk, winner);
        var after = (await desk.Do(Amina, new CompanyPage.Query(winner))).Value!;

        (await desk.CompanyOf(lead)).ShouldBe(third);
        (after.Facts.LegalName, after.Facts.Country?.Value).ShouldBe(("Solaris Group SE", "AT"));
    }

    [Fact]
    public async Task A_merge_is_done_once_and_undone_once()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);
        var command = new MergeCompanies.Command(winner, 1, loser, 1, Merge, []);

        await desk.Do(Amina, command);
        (await desk.Send(Amina, command)).Succeeded.ShouldBeTrue("a second click");
        (await Undo(desk, winner)).Succeeded.ShouldBeTrue();
        (await Undo(desk, winner)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("merge-already-undone");
    }

    [Fact]
    public async Task Who_read_an_older_version_of_either_is_told()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);
        await desk.Do(Tomas, new ChangeCompany.Command(loser, 1, new CompanyForm { LegalName = "SOLARIS Batteries", Naics = "335910" }));

        var stale = await desk.Send(Amina, new MergeCompanies.Command(winner, 1, loser, 1, Merge, []));

        stale.Refusals.ShouldHaveSingleItem().Code.ShouldBe("changed-meanwhile");
        (await desk.Do(Amina, new CompanyPage.Query(loser))).Value!.Leads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_merge_is_not_undone_while_the_company_that_goes_on_was_merged_on()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);
        var top = await desk.Add(new CompanyForm { LegalName = "Solaris Holding" });
        await MergeThem(desk, winner, loser);
        await desk.Do(Amina, new MergeCompanies.Command(top, 1, winner, await desk.VersionOf(winner), Guid.CreateVersion7(), []));

        (await Undo(desk, winner)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("merge-merged-on");
        (await desk.Do(Amina, new CompanyPage.Query(loser))).Value!.Id.ShouldBe(top);
    }

    [Fact]
    public async Task A_lead_that_is_kept_from_who_merges_goes_over_unseen_and_comes_back()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);
        var secret = await desk.Lead(Investors.SolarisAgain with { CompanyId = loser }, Confidentiality.Sealed);

        var preview = (await desk.Do(Tomas, new MergePreview.Query(winner, loser))).Value!;
        await desk.Do(Tomas, new MergeCompanies.Command(winner, 1, loser, 1, Merge, []));
        var over = await desk.CompanyOf(secret);
        var seen = (await desk.Do(Tomas, new CompanyPage.Query(winner))).Value!;
        await desk.Do(Tomas, new UndoMerge.Command(winner, await desk.VersionOf(winner), Merge));

        preview.Loser.Leads.Count.ShouldBe(1);
        over.ShouldBe(winner);
        seen.Leads.Count.ShouldBe(2);
        (await desk.CompanyOf(secret)).ShouldBe(loser);
    }

    [Fact]
    public async Task A_screening_under_the_name_that_was_given_up_has_to_be_run_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk, Investors.Yamabuki);
        await journey.Welcome();
        var (loser, winner) = (await desk.CompanyOf(journey.Lead), await desk.Add(new CompanyForm { LegalName = "Kerria Surface Works" }));

        var preview = (await desk.Do(Amina, new MergePreview.Query(winner, loser))).Value!;
        await desk.Do(Amina, new MergeCompanies.Command(winner, 1, loser, await desk.VersionOf(loser), Merge, []));
        var stays = await journey.Try(Amina, version => journey.Action("advance", version));

        preview.Screenings.ShouldHaveSingleItem().Id.ShouldBe(journey.Lead);
        stays.Refusals.ShouldContain(refusal => refusal.Code == "party-not-screened");
    }

    [Fact]
    public async Task The_name_that_was_given_up_still_finds_the_company()
    {
        await using var desk = await Desk.Open();
        var winner = await desk.Add(new CompanyForm { LegalName = "Kerria Surface Works" });
        var loser = await desk.CompanyOf(await desk.Lead(Investors.Yamabuki));
        await MergeThem(desk, winner, loser);

        var found = await desk.Alike(Ines, new AlikeCompanies.Query { NativeName = "山吹コーティングス" });
        var listed = (await desk.Do(Ines, new CompanyList.Query { Q = "yamabuki" })).Value!;

        found.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Id.ShouldBe(winner), one => one.FormerName.ShouldBe("Yamabuki Coatings K.K."));
        listed.Rows.ShouldHaveSingleItem().Id.ShouldBe(winner);
    }

    [Fact]
    public async Task Both_histories_are_read_in_one_and_hold_no_personal_data()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);
        await desk.Do(Amina, new AddContact.Command(loser, ContactId.New(), new ContactForm { FamilyName = "Unverwechselbar" }));
        await MergeThem(desk, winner, loser);

        var told = (await desk.Do(Amina, new CompanyTimeline.Query(winner))).Value!.Entries.Select(e => e.Fact).ToList();
        var payloads = await desk.Look(db => db.Journal.Select(e => e.Payload).ToListAsync(TestContext.Current.CancellationToken));

        told.ShouldContain("company.merged");
        told.ShouldContain("company.merged-away");
        told.ShouldContain("contact.moved");
        told.ShouldNotContain("company.registered", "it came with an inquiry, and stands on its lead");
        payloads.ShouldNotContain(payload => payload.Contains("Unverwechselbar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_company_belongs_to_itself_by_way_of_others_or_of_a_merge()
    {
        await using var desk = await Desk.Open();
        var top = await desk.Add(new CompanyForm { LegalName = "Top" });
        var middle = await desk.Add(new CompanyForm { LegalName = "Middle", ParentId = top });
        var bottom = await desk.Add(new CompanyForm { LegalName = "Bottom", ParentId = middle });

        var circle = await desk.Send(Amina, new ChangeCompany.Command(top, 1, new CompanyForm { LegalName = "Top", ParentId = bottom }));
        var merge = await desk.Send(Amina, new MergeCompanies.Command(bottom, 1, top, 1, Merge, []));
        var direct = await desk.Send(Amina, new MergeCompanies.Command(middle, 1, top, 1, Merge, []));

        circle.Refusals.ShouldHaveSingleItem().Code.ShouldBe("parent-circle");
        merge.Refusals.ShouldHaveSingleItem().Code.ShouldBe("parent-circle");
        direct.Succeeded.ShouldBeTrue();
        (await desk.Do(Amina, new CompanyPage.Query(middle))).Value!.Parent.ShouldBeNull();
    }

    [Fact]
    public async Task Who_reads_only_merges_nothing()
    {
        await using var desk = await Desk.Open();
        var (winner, loser, _) = await Two(desk);

        (await desk.Send(Noor, new MergeCompanies.Command(winner, 1, loser, 1, Merge, []))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
    }

    /// <summary>Solaris, and the same company again under a second lead.</summary>
    private static async Task<(CompanyId Winner, CompanyId Loser, LeadId LosersLead)> Two(Desk desk)
    {
        var winner = await desk.CompanyOf(await desk.Lead(Investors.Solaris));
        var lead = await desk.Lead(Investors.SolarisAgain);
        return (winner, await desk.CompanyOf(lead), lead);
    }

    private static async Task<Outcome> MergeThem(Desk desk, CompanyId winner, CompanyId loser, params MergeField[] fromLoser) =>
        await desk.Send(Amina, new MergeCompanies.Command(winner, await desk.VersionOf(winner), loser, await desk.VersionOf(loser), Merge, fromLoser));

    private static async Task<Outcome> Undo(Desk desk, CompanyId winner) => await desk.Send(Amina, new UndoMerge.Command(winner, await desk.VersionOf(winner), Merge));
}
