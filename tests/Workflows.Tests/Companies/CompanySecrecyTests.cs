using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Contacts;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Companies;

public sealed class CompanySecrecyTests
{
    /// <summary>A company whose only lead is at this level: for whom it exists. Amina answers for the lead, Noor was told, Tomas works on it by its code name.</summary>
    [Theory]
    [InlineData(Confidentiality.Public, "manager,manager2,intake,analyst,vp,compliance,assurer,board")]
    [InlineData(Confidentiality.Internal, "manager,manager2,intake,analyst,vp,compliance,assurer,board")]
    [InlineData(Confidentiality.ProjectTeam, "manager,analyst,vp,compliance,assurer")]
    [InlineData(Confidentiality.Nda, "manager,analyst")]
    [InlineData(Confidentiality.Sealed, "manager,analyst")]
    public async Task A_company_exists_for_those_who_may_know_one_of_its_leads(Confidentiality level, string knowing)
    {
        await using var desk = await Desk.Open();
        var lead = await desk.Lead(Investors.Yamabuki, level);
        var journey = new Journey(desk, lead);
        await journey.Do(Amina, version => new InviteTeamMember.Command(lead, version, Noor.Id, KnowsIdentity: true));
        await journey.Do(Amina, version => new InviteTeamMember.Command(lead, version, Tomas.Id, KnowsIdentity: false));
        await journey.Do(Amina, version => new InviteTeamMember.Command(lead, version, Rosa.Id, KnowsIdentity: true));
        var company = await desk.CompanyOf(lead);

        foreach (var person in new[] { "manager", "manager2", "intake", "analyst", "vp", "compliance", "assurer", "board", "town" }.Select(DemoPeople.Find))
        {
            var knows = knowing.Split(',').Contains(person.SignIn);
            var page = await desk.Send(person, new CompanyPage.Query(company));
            var list = await desk.Do(person, new CompanyList.Query { Q = "yamabuki" });
            var alike = await desk.Alike(person, new AlikeCompanies.Query { Name = "Yamabuki Coatings", NativeName = "山吹コーティングス", Email = "x@yamabuki-coatings.example" });

            page.Succeeded.ShouldBe(knows, $"{person.SignIn} opens");
            list.Value!.Rows.Count.ShouldBe(knows ? 1 : 0, $"{person.SignIn} lists");
            list.Value.Total.ShouldBe(knows ? 1 : 0, $"{person.SignIn} counts");
            alike.Count.ShouldBe(knows ? 1 : 0, $"{person.SignIn} types");
            if (!knows) page.Refusals.ShouldHaveSingleItem().Code.ShouldBe("company-not-found");
        }
    }

    [Fact]
    public async Task A_lead_that_is_kept_from_a_person_is_neither_listed_nor_counted_and_the_company_stays_known_by_another()
    {
        await using var desk = await Desk.Open();
        var open = await desk.Lead(Investors.Solaris);
        var company = await desk.CompanyOf(open);
        var secret = await desk.Lead(Investors.Solaris with { CompanyId = company, ContactFamilyName = "Geheim", ContactEmail = "geheim@solaris-batteries.example" }, Confidentiality.Sealed);

        var told = (await desk.Do(Amina, new CompanyPage.Query(company))).Value!;
        var kept = (await desk.Do(Bjorn, new CompanyPage.Query(company))).Value!;
        var row = (await desk.Do(Bjorn, new CompanyList.Query())).Value!.Rows.Single(r => r.Id == company);

        told.Leads.Select(l => l.Id).ShouldBe([open, secret], ignoreOrder: true);
        told.Contacts.Count.ShouldBe(2);
        kept.Leads.Select(l => l.Id).ShouldBe([open]);
        kept.LeadCount.ShouldBe(1);
        kept.Contacts.ShouldHaveSingleItem().Details.FamilyName.ShouldBe("Vogt");
        (row.Leads, row.Contacts).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_company_without_any_lead_is_known_to_all_of_the_house_and_to_no_partner()
    {
        await using var desk = await Desk.Open();
        var company = await desk.Add(new CompanyForm { LegalName = "Kanzlei Beispiel", Kind = Domain.Companies.CompanyKind.LawFirm });

        (await desk.Send(Eleanor, new CompanyPage.Query(company))).Succeeded.ShouldBeTrue();
        (await desk.Send(Rosa, new CompanyPage.Query(company))).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_not_know_a_company_changes_nothing_of_it_nor_its_people()
    {
        await using var desk = await Desk.Open();
        var lead = await desk.Lead(Investors.Yamabuki, Confidentiality.Nda);
        var company = await desk.CompanyOf(lead);
        var contact = await desk.Look(db => db.Contacts.Where(c => c.CompanyId == company).Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken));
        var known = await desk.Add(new CompanyForm { LegalName = "Another" });

        Outcome[] tried =
        [
            await desk.Send(Tomas, new ChangeCompany.Command(company, 1, new CompanyForm { LegalName = "Mine" })),
            await desk.Send(Tomas, new AddContact.Command(company, ContactId.New(), new ContactForm { FamilyName = "Nobody" })),
            await desk.Send(Tomas, new ChangeContact.Command(contact, 1, new ContactForm { FamilyName = "Nobody" })),
            await desk.Send(Tomas, new MergeCompanies.Command(known, 1, company, 1, Guid.CreateVersion7(), [])),
            await desk.Send(Tomas, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyId = company })) is { Succeeded: false } refused ? refused.ToOutcome() : Outcome.Done,
        ];

        tried.ShouldAllBe(outcome => !outcome.Succeeded);
        tried.Select(outcome => outcome.Refusals[0].Code).ShouldBe(["company-not-found", "company-not-found", "contact-not-found", "company-not-found", "company-unknown"]);
    }

    [Fact]
    public async Task A_parent_that_is_kept_from_a_person_is_not_told_and_not_lost_when_they_change_the_company()
    {
        await using var desk = await Desk.Open();
        var parent = await desk.CompanyOf(await desk.Lead(Investors.Yamabuki, Confidentiality.Sealed));
        var child = await desk.Add(new CompanyForm { LegalName = "Coating Tools", ParentId = parent });

        var shown = (await desk.Do(Tomas, new CompanyPage.Query(child))).Value!;
        await desk.Do(Tomas, new ChangeCompany.Command(child, 1, new CompanyForm { LegalName = "Coating Tools Inc." }));

        (shown.Parent, shown.Facts.ParentId, shown.Family.Count).ShouldBe((null, null, 0));
        (await desk.Do(Amina, new CompanyPage.Query(child))).Value!.Parent!.Id.ShouldBe(parent);
    }

    [Fact]
    public async Task Who_reads_a_lead_by_its_code_name_is_not_told_when_its_company_was_changed_or_merged()
    {
        await using var desk = await Desk.Open();
        var company = await desk.CompanyOf(await desk.Lead(Investors.Solaris));
        var other = await desk.Add(new CompanyForm { LegalName = "Kerria Surface Works" });
        var secret = await desk.Lead(Investors.Solaris with { CompanyId = company }, Confidentiality.ProjectTeam);
        await desk.Do(Tomas, new ChangeCompany.Command(company, 1, new CompanyForm { LegalName = "Solaris Cells GmbH" }));
        await desk.Do(Tomas, new MergeCompanies.Command(other, 1, company, await desk.VersionOf(company), Guid.CreateVersion7(), []));

        var told = (await desk.Do(Amina, new LeadTimeline.Query(secret))).Value!;
        var kept = (await desk.Do(Tomas, new LeadTimeline.Query(secret))).Value!;
        var live = (await desk.Do(Tomas, new GlobalReach.Workflows.Live.ChangedLeads.Query(DateTimeOffset.MinValue))).Value!;

        told.Entries.Select(e => e.Fact).ShouldBe(["lead.company-followed", "lead.party-changed", "lead.classified", "lead.registered"], ignoreOrder: true);
        kept.Entries.Select(e => e.Fact).ShouldBe(["lead.classified", "lead.registered"]);
        (kept.Total, kept.Kinds.Values.Sum(), kept.People.Count).ShouldBe((2, 2, 1));
        live.Changes.ShouldAllBe(change => change.By == Ines.Id);
    }

    [Fact]
    public async Task When_a_company_came_with_an_inquiry_is_told_on_the_lead_alone()
    {
        await using var desk = await Desk.Open();
        var company = await desk.CompanyOf(await desk.Lead(Investors.Yamabuki, Confidentiality.Nda));
        await desk.Do(Amina, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { CompanyId = company }) { OwnerId = Amina.Id });
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var written = await desk.Add(new CompanyForm { LegalName = "Kerria Surface Works" });

        foreach (var person in new[] { Amina, Tomas }) (await desk.Do(person, new CompanyTimeline.Query(company))).Value!.ShouldSatisfyAllConditions(told => told.Entries.ShouldBeEmpty(), told => told.Total.ShouldBe(0));
        (await desk.Do(Tomas, new CompanyTimeline.Query(written))).Value!.Entries.ShouldHaveSingleItem().Fact.ShouldBe("company.registered");
    }

    [Fact]
    public async Task The_mail_of_a_contact_that_is_kept_from_a_person_warns_them_of_nothing()
    {
        await using var desk = await Desk.Open();
        var company = await desk.CompanyOf(await desk.Lead(Investors.Solaris));
        await desk.Lead(Investors.Solaris with { CompanyId = company, ContactFamilyName = "Geheim", ContactEmail = "geheim@secret-adviser.example" }, Confidentiality.Nda);

        (await desk.Alike(Amina, new AlikeCompanies.Query { Email = "else@secret-adviser.example" })).ShouldHaveSingleItem().Id.ShouldBe(company);
        (await desk.Alike(Tomas, new AlikeCompanies.Query { Email = "else@secret-adviser.example" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parent_that_is_kept_from_who_merges_is_not_offered_and_goes_on()
    {
        await using var desk = await Desk.Open();
        var parent = await desk.CompanyOf(await desk.Lead(Investors.Yamabuki, Confidentiality.Sealed));
        var (winner, loser) = (await desk.Add(new CompanyForm { LegalName = "Coating Tools", ParentId = parent }), await desk.Add(new CompanyForm { LegalName = "Coating Tools Inc." }));

        var preview = (await desk.Do(Tomas, new MergePreview.Query(winner, loser))).Value!;
        await desk.Do(Tomas, new MergeCompanies.Command(winner, 1, loser, 1, Guid.CreateVersion7(), []));

        preview.Different.ShouldBe([Domain.Companies.MergeField.LegalName]);
        (preview.Winner.Facts.ParentId, preview.Winner.Parent).ShouldBe((null, null));
        (await desk.Do(Amina, new CompanyPage.Query(winner))).Value!.Parent!.Id.ShouldBe(parent);
    }

    [Fact]
    public async Task After_a_merge_a_lead_that_was_kept_is_kept_and_counted_by_nobody_else()
    {
        await using var desk = await Desk.Open();
        var winner = await desk.CompanyOf(await desk.Lead(Investors.Solaris));
        var secret = await desk.Lead(Investors.Yamabuki, Confidentiality.Nda);
        var loser = await desk.CompanyOf(secret);
        await desk.Do(Amina, new MergeCompanies.Command(winner, 1, loser, 1, Guid.CreateVersion7(), []));

        var page = (await desk.Do(Tomas, new CompanyPage.Query(winner))).Value!;
        var row = (await desk.Do(Tomas, new CompanyList.Query())).Value!.Rows.ShouldHaveSingleItem();
        var warned = (await desk.Alike(Tomas, new AlikeCompanies.Query { Name = "Yamabuki Coatings" })).ShouldHaveSingleItem();

        page.Merges.ShouldHaveSingleItem().Name.ShouldBe("Yamabuki Coatings K.K.");
        (page.LeadCount, page.Leads.Count, page.Contacts.Count).ShouldBe((1, 1, 1));
        (row.Leads, row.Contacts, warned.Leads, warned.Contacts).ShouldBe((1, 1, 1, 1));
        (await desk.Do(Amina, new CompanyPage.Query(winner))).Value!.LeadCount.ShouldBe(2);
        (await desk.Do(Tomas, new LeadPage.Query(secret))).Value!.KnowsIdentity.ShouldBeFalse();
    }

    [Fact]
    public async Task That_projects_were_not_compared_is_told_whatever_is_typed()
    {
        await using var desk = await Desk.Open();
        await desk.Lead(Investors.Yamabuki, Confidentiality.Nda);

        var matching = (await desk.Do(Ines, new AlikeCompanies.Query { Name = "Yamabuki Coatings" })).Value!;
        var other = (await desk.Do(Ines, new AlikeCompanies.Query { Name = "Something else" })).Value!;

        (matching.Candidates.Count, matching.OthersNotCompared).ShouldBe((0, true));
        (other.Candidates.Count, other.OthersNotCompared).ShouldBe((0, true));
    }
}
