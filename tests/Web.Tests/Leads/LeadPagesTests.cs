using System.Globalization;
using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>Every page below a lead by its form: what it shows, what it says to a wrong entry, and what a right one changes.</summary>
public sealed class LeadPagesTests(WebDesk web)
{
    [Fact]
    public async Task An_inquiry_is_corrected_and_a_wrong_address_stays_where_it_was_typed()
    {
        var (journey, browser) = await Open(Ines);

        var wrong = await browser.Submit(Page(journey, "inquiry"), null, ("Form.Summary", "Two halls instead of one"), ("Form.ContactEmail", "nobody"));
        var right = await browser.Submit(Page(journey, "inquiry"), null, ("Form.Summary", "Two halls instead of one"), ("Form.CompanyName", "Solaris Batteries SE"), ("Form.Source", "Event"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("Two halls instead of one");
        wrong.Page.ShouldContain("value=\"nobody\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Inquiry.Summary.ShouldBe("Two halls instead of one");
        (await browser.Read(Page(journey, "inquiry"))).ShouldContain("Solaris Batteries SE");
    }

    [Fact]
    public async Task An_inquiry_is_acknowledged_once_the_page_is_up_to_date()
    {
        var (journey, browser) = await Open(Ines);
        var (page, fields) = await browser.Find(Page(journey, "acknowledgement"), null);
        await journey.Screen();

        var stale = await browser.Send(Page(journey, "acknowledgement"), null, fields);
        var fresh = await browser.Submit(Page(journey, "acknowledgement"), null, ("Form.ByMail", "false"));

        page.ShouldContain("katrin.vogt@solaris-batteries.example");
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Page.ShouldContain("Reload the page");
        fresh.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).AcknowledgedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Duplicates_are_shown_with_their_likeness_and_the_look_is_recorded()
    {
        // The shared desk has many leads of Solaris, and only the likest are shown.
        var again = await Journey.Start(web.Desk, Investors.SolarisAgain with { CompanyName = "QUITTENBAUM Batteries" });
        var journey = await Journey.Start(web.Desk, Investors.Solaris with { CompanyName = "Quittenbaum Batteries GmbH" });
        using var browser = await web.SignIn(Ines);

        var page = await browser.Read(Page(journey, "duplicates"));
        var (_, before) = await browser.Find(Page(journey, "duplicates"), null);
        await journey.Screen();
        var stale = await browser.Send(Page(journey, "duplicates"), null, before);
        var right = await browser.Submit(Page(journey, "duplicates"), null);

        page.ShouldContain($"/leads/{again.Lead}");
        page.ShouldContain($"/leads/{journey.Lead}/actions/mark-duplicate");
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Page.ShouldContain($"/leads/{again.Lead}");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).DuplicatesCheckedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_hit_is_recorded_by_one_person_and_cleared_by_another()
    {
        var (journey, grace) = await Open(Grace);
        var bjorn = await web.SignIn(Bjorn);
        var page = Page(journey, "screening");

        var wrong = await grace.Submit(page, null, ("Form.Party", "Solaris Holding"), ("Form.List", ""), ("Form.ListDate", "2026-11-01"));
        var hit = await grace.Submit(page, null, ("Form.Party", "Solaris Holding"), ("Form.List", "Example list"), ("Form.ListDate", "2026-11-01"), ("Form.Result", "Hit"));
        var told = await grace.Read(page);
        var silent = await bjorn.Submit(page, "Clear", ("Clear.Because", ""));
        var cleared = await bjorn.Submit(page, "Clear", ("Clear.Because", "Another company of that name"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"Solaris Holding\"");
        hit.Status.ShouldBe(HttpStatusCode.Redirect);
        told.ShouldContain("somebody else has to clear it");
        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        cleared.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Screenings.SingleAsync(s => s.LeadId == journey.Lead))).ClearedBy.ShouldBe(Bjorn.Id);
    }

    [Fact]
    public async Task A_lead_is_qualified_and_an_unreadable_number_is_told_at_its_field()
    {
        var (journey, browser) = await Open(Amina);
        var page = Page(journey, "qualification");
        (string, string)[] sound = [("Form.Need.Value", "Service in New England"), ("Form.Function.Value", "Assembly"), ("Form.Capex.Value", "12500000"), ("Form.CapexCurrency", "usd"), ("Form.TimeFrame.CannotSay", "true"), ("Form.Decision", "Go"), ("Form.Rationale", "Customers nearby")];

        var wrong = await browser.Submit(page, null, [.. sound, ("Form.Jobs.Value", "eighty")]);
        var right = await browser.Submit(page, null, [.. sound, ("Form.Jobs.Value", "80")]);
        var shown = await browser.Read(page);

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"eighty\"");
        wrong.Page.ShouldContain("id=\"Form_Jobs-error\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        var lead = await web.Desk.Lead(journey.Lead);
        lead.Jobs.ShouldBe(80);
        lead.Capex.ShouldBe(Money.Usd(12_500_000));
        lead.Qualification!.TimeFrame.AskedOn.ShouldNotBeNull();
        shown.ShouldContain("of the weight is known");
    }

    [Fact]
    public async Task A_lead_gets_a_back_up_and_a_team()
    {
        var (journey, browser) = await Open(Amina);
        var page = Page(journey, "assignment");

        var wrong = await browser.Submit(page, null, ("Form.OwnerId", $"{Tomas.Id}"), ("Form.BackupId", $"{Amina.Id}"), ("Form.HandOver", ""));
        var right = await browser.Submit(page, null, ("Form.OwnerId", $"{Amina.Id}"), ("Form.BackupId", $"{Tomas.Id}"));
        var invited = await browser.Submit(page, "Invite", ("Invite.PersonId", $"{Noor.Id}"), ("Invite.KnowsIdentity", "true"));
        var team = (await web.Desk.Lead(journey.Lead)).Team.Select(member => (member.PersonId, member.KnowsIdentity)).ToList();
        var dismissed = await browser.Submit(page, "Dismiss", ("part", $"{Noor.Id}"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain($"<option selected=\"selected\" value=\"{Tomas.Id}\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        invited.Status.ShouldBe(HttpStatusCode.Redirect);
        dismissed.Status.ShouldBe(HttpStatusCode.Redirect);
        team.ShouldBe([(Noor.Id, true)]);
        var lead = await web.Desk.Lead(journey.Lead);
        lead.BackupId.ShouldBe(Tomas.Id);
        lead.Team.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requirements_are_written_line_by_line_and_a_protected_project_needs_its_code_name()
    {
        var (journey, browser) = await Open(Amina);
        var page = Page(journey, "discovery");
        (string, string)[] sheet = [("Form.Confidentiality", "ProjectTeam"), ("Form.MustHaves", "Hall of 5,000 m²\r\n\r\nRail siding"), ("Form.Drivers", "talent"), ("Form.Rivals.CannotSay", "true")];

        var wrong = await browser.Submit(page, null, sheet);
        var right = await browser.Submit(page, null, [.. sheet, ("Form.CodeName", journey.CodeName)]);

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("Rail siding");
        wrong.Page.ShouldContain("Still free:");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        var lead = await web.Desk.Lead(journey.Lead);
        lead.Discovery!.MustHaves.ShouldBe(["Hall of 5,000 m²", "Rail siding"]);
        lead.CodeName.ShouldBe(journey.CodeName);
    }

    [Fact]
    public async Task A_site_is_added_corrected_and_taken_off()
    {
        var (journey, browser) = await Open(Noor);
        var page = Page(journey, "shortlist");

        var wrong = await browser.Submit(page, null, ("Form.Name", "Example Hall 9"), ("Form.AreaSqFt", "wide"));
        var right = await browser.Submit(page, null, ("Form.Name", "Example Hall 9"), ("Form.Town", "Bloomfield"), ("Form.AreaSqFt", "60000"), ("Form.Source", "Owner (invented)"), ("Form.AsOf", "2026-11-01"), ("Form.PassesMustHaves", "true"));
        var site = await web.Desk.Look(db => db.Sites.SingleAsync(s => s.LeadId == journey.Lead));
        var editing = await browser.Read($"{page}?site={site.Id}");
        var off = await browser.Submit(page, "Withdraw");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"Example Hall 9\"");
        wrong.Page.ShouldContain("id=\"Form_AreaSqFt-error\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        site.Facts.AreaSqFt.ShouldBe(60_000);
        editing.ShouldContain("value=\"60000\"");
        off.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Sites.AsNoTracking().SingleAsync(s => s.Id == site.Id))).IsWithdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task A_visit_is_planned_and_debriefed_with_its_open_questions()
    {
        var (journey, browser) = await Open(Amina);
        var page = Page(journey, "visits");
        var today = web.Desk.Clock.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var wrong = await browser.Submit(page, null, ("Form.From", "2026-11-20"), ("Form.To", "2026-11-01"), ("Form.Mode", "OnSite"), ("Form.Purpose", "Prove the crane"));
        var right = await browser.Submit(page, null, ("Form.From", today), ("Form.Mode", "OnSite"), ("Form.Purpose", "Prove the crane"));
        var visit = await web.Desk.Look(db => db.Visits.SingleAsync(v => v.LeadId == journey.Lead));
        (string, string)[] debrief = [("Held.HeldOn", today), ("Held.Score", "4"), ("Held.Summary", "The crane convinced them"), ("Held.Questions[1].Question", "Who moves the fibre?")];
        var halfAsked = await browser.Submit($"{page}?visit={visit.Id}", "Hold", debrief);
        var held = await browser.Submit($"{page}?visit={visit.Id}", "Hold", [.. debrief, ("Held.Questions[1].Owner", $"{Noor.Id}"), ("Held.Questions[1].Due", "2026-12-01")]);

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("Prove the crane");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        halfAsked.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        halfAsked.Page.ShouldContain("value=\"Who moves the fibre?\"");
        held.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Visits.AsNoTracking().SingleAsync(v => v.Id == visit.Id))).Questions.Single().Owner.ShouldBe(Noor.Id);
    }

    [Fact]
    public async Task An_offer_is_drafted_line_by_line_approved_by_another_person_and_released()
    {
        var (journey, priya) = await Open(Priya);
        var bjorn = await web.SignIn(Bjorn);
        var page = Page(journey, "incentives");
        (string, string)[] line = [("Form.Lines[1].Programme", "jobsct"), ("Form.Lines[1].EligibilityTest", "Passed"), ("Form.Lines[1].Amount", "250000"), ("Form.Lines[1].Currency", "USD"), ("Form.Lines[1].Authority", "Example authority"), ("Form.Lines[1].Conditions", "Jobs kept"), ("Form.Lines[1].ExpiresOn", "2027-06-30"), ("Form.CostBenefit", "Pays back (invented)")];

        var wrong = await priya.Submit(page, null, [.. line.Select(field => field.Item1.EndsWith("Amount", StringComparison.Ordinal) ? (field.Item1, "much") : field)]);
        var drafted = await priya.Submit(page, null, line);
        var rewritten = await priya.Read($"{page}?package={await PackageId(journey)}");
        var approved = await bjorn.Submit(page, "Approve");
        var released = await priya.Submit(page, "Release");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"much\"");
        wrong.Page.ShouldContain("Example authority");
        drafted.Status.ShouldBe(HttpStatusCode.Redirect);
        rewritten.ShouldContain("value=\"250,000\"");
        rewritten.ShouldContain("somebody else has to approve it");
        approved.Status.ShouldBe(HttpStatusCode.Redirect);
        released.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Look(db => db.Packages.AsNoTracking().SingleAsync(p => p.LeadId == journey.Lead))).State.ShouldBe(PackageState.Released);
    }

    [Fact]
    public async Task A_commitment_is_recorded_and_its_evidence_verified_by_an_assurer()
    {
        var (journey, amina) = await Open(Amina);
        var chiara = await web.SignIn(Chiara);
        var page = Page(journey, "commitment");
        var document = await journey.File(DocumentKind.CommitmentEvidence);
        (string, string)[] told = [("Form.Kind", "LetterOfIntent"), ("Form.PledgedJobs.Value", "75"), ("Form.Involvement", "Significant"), ("Form.WinReasons[0]", "talent"), ("Form.WinReasons[1]", "site-fit")];

        var wrong = await amina.Submit(page, null, [.. told, ("Form.On", "2031-01-01")]);
        var right = await amina.Submit(page, null, [.. told, ("Form.On", "2026-11-09")]);
        var brought = await amina.Submit(page, "Evidence", ("Evidence.Kind", "SignedDocument"), ("Evidence.DocumentId", $"{document}"));
        var verified = await chiara.Submit(page, "Verify");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"2031-01-01\"");
        wrong.Page.ShouldContain("<option selected=\"selected\" value=\"site-fit\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        brought.Status.ShouldBe(HttpStatusCode.Redirect);
        verified.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).Commitment!.WinReasons.ShouldBe(["talent", "site-fit"]);
        (await web.Desk.Look(db => db.Evidence.AsNoTracking().SingleAsync(e => e.LeadId == journey.Lead))).VerifiedBy.ShouldBe(Chiara.Id);
    }

    [Fact]
    public async Task Tasks_are_added_done_and_waived_with_a_reason()
    {
        var (journey, browser) = await Open(Ines);
        var page = Page(journey, "tasks");

        var wrong = await browser.Submit(page, null, ("Form.Title", "Ask for the trade register"), ("Form.Role", "Analyst"), ("Form.DueAt", "soon"));
        var added = await browser.Submit(page, null, ("Form.Title", "Ask for the trade register"), ("Form.Role", "Analyst"), ("Form.DueAt", "2026-12-01T10:00"));
        var tasks = await web.Desk.Look(db => db.Tasks.Where(t => t.LeadId == journey.Lead).ToListAsync());
        var byHand = tasks.Single(t => t.Key is null);
        var silent = await browser.Submit(page, "Waive", ("Waiver.Part", $"{byHand.Id}"), ("Waiver.WaivedBecause", ""));
        var waived = await browser.Submit(page, "Waive", ("Waiver.Part", $"{byHand.Id}"), ("Waiver.WaivedBecause", "They sent it"));
        var done = await browser.Submit(page, "Done", ("part", $"{tasks.First(t => t.Key is not null).Id}"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"Ask for the trade register\"");
        added.Status.ShouldBe(HttpStatusCode.Redirect);
        byHand.DueAt.ShouldBe(new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero));
        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        silent.Page.ShouldContain("Say why the task is not needed");
        waived.Status.ShouldBe(HttpStatusCode.Redirect);
        done.Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await web.Desk.Look(db => db.Tasks.AsNoTracking().Where(t => t.LeadId == journey.Lead).ToListAsync());
        after.Single(t => t.Id == byHand.Id).WaivedBecause.ShouldBe("They sent it");
        after.Count(t => t.State == TaskState.Done).ShouldBe(1);
    }

    [Fact]
    public async Task Landing_shows_its_tasks_and_agrees_the_schedule()
    {
        var journey = await Journey.Reach(web.Desk, "landing");
        var browser = await web.SignIn(Hugo);
        var page = Page(journey, "landing");

        var shown = await browser.Read(page);
        var wrong = await browser.Submit(page, null, ("Form.Jobs", "75"), ("Form.Capex", "12000000.005"), ("Form.Currency", "USD"), ("Form.AftercareOwner", $"{Yuki.Id}"), ("Form.On", "2026-11-10"));
        var right = await browser.Submit(page, null, ("Form.Jobs", "75"), ("Form.Capex", "12000000"), ("Form.Currency", "USD"), ("Form.AverageWage.CannotSay", "true"), ("Form.AftercareOwner", $"{Yuki.Id}"), ("Form.On", "2026-11-10"));

        shown.ShouldContain("Register with the Secretary of the State");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("value=\"12000000.005\"");
        right.Status.ShouldBe(HttpStatusCode.Redirect);
        var baseline = (await web.Desk.Lead(journey.Lead)).Baseline!;
        baseline.Jobs.ShouldBe(75);
        baseline.AverageWage.AskedOn.ShouldNotBeNull();
    }

    [Fact]
    public async Task Aftercare_logs_a_talk_and_an_assurer_verifies_the_jobs()
    {
        var journey = await Journey.Reach(web.Desk, "aftercare");
        var (yuki, chiara) = (await web.SignIn(Yuki), await web.SignIn(Chiara));
        var page = Page(journey, "aftercare");

        var wrong = await yuki.Submit(page, null, ("Form.Satisfaction.Value", "9"), ("Form.Summary", "Permits are slow"), ("Form.On", "2026-11-10"));
        var logged = await yuki.Submit(page, null, ("Form.Satisfaction.Value", "4"), ("Form.Summary", "Permits are slow"), ("Form.On", "2026-11-10"));
        var verified = await chiara.Submit(page, "Verify", ("Verified.Jobs", "28"), ("Verified.AsOf", $"{web.Desk.Clock.GetUtcNow():yyyy-MM-dd}"), ("Verified.Method", "Payroll"));

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("Permits are slow");
        logged.Status.ShouldBe(HttpStatusCode.Redirect);
        verified.Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Desk.Lead(journey.Lead)).VerifiedJobs.ShouldBe(28);
        (await (await web.SignIn(Amina)).Read(page)).ShouldContain("Permits are slow");
    }

    [Fact]
    public async Task Who_may_not_write_reads_why_instead_of_a_form()
    {
        var journey = await Journey.Reach(web.Desk, "landing");
        var board = await web.SignIn(Eleanor);

        foreach (var key in new[] { "inquiry", "acknowledgement", "duplicates", "screening", "qualification", "assignment", "discovery", "documents", "shortlist", "proposals", "visits", "incentives", "commitment", "tasks", "landing", "aftercare" })
        {
            var page = await board.Read(Page(journey, key));
            page.ShouldContain("read-only", customMessage: key);
            page.ShouldNotContain("class=\"form-fields\"", customMessage: key);
        }
    }

    private static string Page(Journey journey, string key) => $"/leads/{journey.Lead}/{key}";

    private async Task<(Journey Journey, HttpClient Browser)> Open(Workflows.Demo.DemoPerson person) => (await Journey.Start(web.Desk), await web.SignIn(person));

    private Task<Guid> PackageId(Journey journey) => web.Desk.Look(db => db.Packages.Where(p => p.LeadId == journey.Lead).Select(p => p.Id).SingleAsync());
}
