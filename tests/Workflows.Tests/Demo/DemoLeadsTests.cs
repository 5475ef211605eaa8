using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Demo;

public sealed class DemoLeadsTests(ToldDesk told) : IClassFixture<ToldDesk>
{
    private Desk Desk => told.Desk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_stage_every_status_every_level_and_many_countries_are_told()
    {
        var leads = await Desk.Look(db => db.Leads.AsNoTracking().ToListAsync(Ct));

        leads.Count.ShouldBeInRange(55, 70);
        var open = leads.Where(lead => lead.Status == LeadStatus.Active).ToList();
        open.Select(lead => lead.Stage.Value).Distinct().Order().ShouldBe(new[] { "aftercare", "commitment", "discovery", "incentive-package", "inquiry", "landing", "proposal", "qualification", "site-visit" });
        leads.Select(lead => lead.Status).Distinct().Order().ShouldBe(Enum.GetValues<LeadStatus>());
        leads.Select(lead => lead.Confidentiality).Distinct().Order().ShouldBe(Enum.GetValues<Confidentiality>());
        leads.Select(lead => lead.Inquiry.Country).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
        (Desk.Morning - leads.Min(lead => lead.ReceivedAt)).TotalDays.ShouldBeInRange(500, 560);
    }

    [Fact]
    public async Task Whoever_is_invented_can_be_told_by_the_name_and_cannot_be_reached()
    {
        var (companies, contacts) = (await Desk.Look(db => db.Companies.AsNoTracking().ToListAsync(Ct)), await Desk.Look(db => db.Contacts.AsNoTracking().ToListAsync(Ct)));

        contacts.ShouldAllBe(contact => contact.Details.Email != null && contact.Details.Email.EndsWith(".example", StringComparison.Ordinal));
        companies.ShouldAllBe(company => company.Website == null || company.Website.EndsWith(".example", StringComparison.Ordinal));
        companies.Count(company => company.NativeName is not null).ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("Solaris Batteries GmbH", "proposal")]
    [InlineData("Yamabuki Coatings K.K.", "incentive-package")]
    [InlineData("Studio Esempio Associati", "qualification")]
    [InlineData("Nordlys Insurtech A/S", "aftercare")]
    [InlineData("Exemplo Logística Ltda.", "inquiry")]
    public async Task The_leads_that_the_readme_names_stand_where_it_says(string company, string stage)
    {
        var lead = await Desk.Look(db => (from l in db.Leads join c in db.Companies on l.CompanyId ?? l.IntermediaryId equals (CompanyId?)c.Id where c.LegalName == company select l).AsNoTracking().SingleAsync(Ct));

        (lead.Stage.Value, lead.Status).ShouldBe((stage, LeadStatus.Active));
    }

    [Fact]
    public async Task Every_journal_tells_the_state_in_the_order_of_time()
    {
        (await Desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);

        foreach (var journal in (await Desk.Look(db => db.Journal.AsNoTracking().Where(e => db.Leads.Any(l => (Guid)(object)l.Id == e.StreamId)).ToListAsync(Ct))).GroupBy(entry => entry.StreamId).Select(stream => stream.OrderBy(entry => entry.Sequence).ToList()))
        {
            journal.Select(entry => entry.At).ShouldBeInOrder();
            journal[^1].At.ShouldBeLessThanOrEqualTo(Desk.Morning);
        }
    }

    [Fact]
    public async Task Deadlines_rang_when_they_ran_out_and_none_is_left_behind()
    {
        var clocks = await Desk.Look(db => db.Deadlines.AsNoTracking().ToListAsync(Ct));

        clocks.ShouldAllBe(clock => clock.State != DeadlineState.Armed || clock.RingsAt > Desk.Morning);
        clocks.Count(clock => clock.State == DeadlineState.Missed).ShouldBeGreaterThan(3);
        clocks.Count(clock => clock.State == DeadlineState.Met).ShouldBeGreaterThan(100);
        (await Desk.Services.GetRequiredService<DeadlineWorker>().RingDue(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task No_letter_is_written_and_nothing_waits_to_be_brought_out()
    {
        await Desk.Deliver();

        Directory.Exists(Desk.MailFolder).ShouldBeFalse();
        (await Desk.Look(db => db.Deliveries.AsNoTracking().ToListAsync(Ct))).ShouldAllBe(delivery => delivery.DoneAt != null);
        (await Desk.Look(db => db.HandledRequests.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Leadership_finds_wins_verified_jobs_and_an_expectation()
    {
        var figures = (await Desk.Send(Bjorn, new PipelineSummary.Query())).Value!;

        figures.Won.Count.ShouldBeGreaterThan(7);
        figures.Won.VerifiedJobs.ShouldBeInRange(100, figures.Won.Jobs - 1);
        figures.Expected.WeightedJobs.ShouldBeGreaterThan(100);
        figures.Sealed.ShouldBe(0, "the vice president is on the team of the sealed lead");
        (await Desk.Send(Eleanor, new PipelineSummary.Query())).Value!.Sealed.ShouldBe(1);
    }

    [Fact]
    public async Task A_morning_holds_as_much_as_a_person_can_do()
    {
        foreach (var person in new[] { Amina, Tomas, Bjorn })
        {
            var work = (await Desk.Send(person, new MyWork.Query())).Value!;

            work.Items.Count.ShouldBeInRange(6, 40, person.SignIn);
            work.Items.Select(item => item.Urgency).Distinct().Count().ShouldBeGreaterThan(1, person.SignIn);
        }

        (await Desk.Send(Amina, new MyWork.Query())).Value!.Items.Select(item => item.Urgency).Distinct().Count().ShouldBe(4);
        (await Desk.Send(Amina, new MyWork.Query())).Value!.Items.ShouldContain(item => item.Kind == WorkKind.GoingCold);
    }

    [Fact]
    public async Task The_town_sees_what_it_was_invited_to_under_code_names()
    {
        var seen = (await Desk.Send(Rosa, new LeadList.Query())).Value!.Rows;

        seen.Count.ShouldBe(2);
        seen.ShouldAllBe(lead => !lead.IsIdentity && !lead.Name.StartsWith("P-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_start_tells_nothing_again()
    {
        var before = await Desk.Look(db => db.Journal.CountAsync(Ct));

        await DemoLeads.Seed(Desk.Services, Ct);

        (await Desk.Look(db => db.Journal.CountAsync(Ct))).ShouldBe(before);
    }
}
