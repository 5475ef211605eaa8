using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Tests.Mail;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>What somebody outside expects by an instant of their own clock.</summary>
public sealed class ExternalDeadlineTests
{
    private const string Berlin = "Europe/Berlin";

    /// <summary>Monday a week later, 17:00 in Berlin: 11:00 in Hartford.</summary>
    private static readonly DateTime Monday = new(2026, 11, 16, 17, 0, 0);

    private static readonly DateTimeOffset MondayThere = new(2026, 11, 16, 17, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task It_is_due_at_that_minute_by_the_clock_it_was_set_in_and_keeps_its_zone()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var id = await Set(desk, journey.Lead);

        var due = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Deadlines.Single(d => d.Id == id);

        (due.DueAt, due.TimeZone, due.Title, due.Key).ShouldBe((MondayThere, Berlin, "Answer to the RFI", "external"));
        (await desk.Do(Amina, new MyWork.Query())).Value!.Items.Single(i => i.Part == id).ShouldSatisfyAllConditions(i => i.Text.ShouldBe("Answer to the RFI"), i => i.DueAt.ShouldBe(MondayThere));
    }

    [Fact]
    public async Task The_same_time_said_again_is_the_same_deadline()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var id = await Set(desk, journey.Lead);

        await desk.Do(Amina, new SetDeadline.Command(journey.Lead, id, "Answer to the RFI", Monday, Berlin));

        (await desk.Look(db => db.Deadlines.CountAsync(d => d.Key == "external"))).ShouldBe(1);
    }

    [Fact]
    public async Task It_stands_still_for_no_hold_stays_when_the_stage_changes_and_ends_with_the_lead()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        var id = await Set(desk, journey.Lead);

        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Later", ResumeOn = new DateOnly(2026, 12, 1) });
        var held = await Clock(desk, id);
        await journey.Do(Amina, version => journey.Action("resume", version));
        await journey.Meet("qualification");
        await journey.Advance();
        var later = await Clock(desk, id);
        await journey.Do(Amina, version => journey.Action("lose", version) with { Reasons = ["no-site"], Reason = "No site" });

        (held.State, held.RingsAt).ShouldBe((DeadlineState.Armed, MondayThere));
        (later.State, later.DueAt).ShouldBe((DeadlineState.Armed, MondayThere));
        (await Clock(desk, id)).State.ShouldBe(DeadlineState.Cancelled);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task It_rings_up_its_own_ladder_and_names_no_company_in_the_mail()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge();
        var id = await Set(desk, journey.Lead, "Answer to Solaris");

        await desk.Pass(MondayThere - desk.Clock.GetUtcNow());

        var mail = desk.Mail().Single(m => m.Subject!.StartsWith("Overdue", StringComparison.Ordinal));
        mail.To.Mailboxes.Single().Address.ShouldBe(Amina.Email);
        mail.Subject!.ShouldStartWith("Overdue: External deadline (");
        mail.TextBody!.ShouldContain("It was due on Monday, 16 November 2026, 11:00 (America/New_York, UTC-05:00).");
        mail.TextBody!.ShouldContain("It was set as Monday, 16 November 2026, 17:00 (Europe/Berlin).");
        mail.TextBody!.ShouldNotContain("Solaris");
        await desk.Pass(TimeSpan.FromDays(4));
        (await Clock(desk, id)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(DeadlineState.Missed), c => c.Rung.ShouldBe(3));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_set_it_may_set_another_instant_and_the_ladder_begins_anew()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge();
        var id = await Set(desk, journey.Lead);
        await desk.Pass(MondayThere.AddDays(7) - desk.Clock.GetUtcNow());
        (await Clock(desk, id)).State.ShouldBe(DeadlineState.Missed);

        await desk.Do(Amina, new MoveDeadline.Command(journey.Lead, id, new DateTime(2027, 1, 8, 9, 0, 0), "Asia/Tokyo"));

        (await Clock(desk, id)).ShouldSatisfyAllConditions(
            c => (c.State, c.Rung, c.TimeZone).ShouldBe((DeadlineState.Armed, 0, "Asia/Tokyo")), c => c.RingsAt.ShouldBe(new DateTimeOffset(2027, 1, 8, 9, 0, 0, TimeSpan.FromHours(9))));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Theory]
    [InlineData(true, DeadlineState.Met)]
    [InlineData(false, DeadlineState.Cancelled)]
    public async Task Given_or_no_longer_expected_it_rings_no_more(bool given, DeadlineState state)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge();
        var id = await Set(desk, journey.Lead);

        await desk.Do(Tomas, new SettleDeadline.Command(journey.Lead, id, given));
        await desk.Do(Tomas, new SettleDeadline.Command(journey.Lead, id, given));
        var again = await desk.Send(Tomas, new MoveDeadline.Command(journey.Lead, id, Monday.AddDays(1), Berlin));
        desk.Clock.SetUtcNow(MondayThere.AddDays(1));

        (await Clock(desk, id)).State.ShouldBe(state);
        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline-settled");
        (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Clocks_of_the_process_are_not_moved_or_settled_by_hand()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var clock = await desk.Look(db => db.Deadlines.SingleAsync(d => d.LeadId == journey.Lead));

        (await desk.Send(Amina, new SettleDeadline.Command(journey.Lead, clock.Id, true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline-of-the-process");
        (await desk.Send(Amina, new MoveDeadline.Command(journey.Lead, clock.Id, Monday, Berlin))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline-of-the-process");
    }

    [Theory]
    [InlineData("2027-03-28T02:30", Berlin, "time-leapt-over")]
    [InlineData("2026-11-10T15:59", Berlin, "deadline-in-the-past")]
    [InlineData("2026-11-16T17:00", "Europe/Atlantis", "time-zone-unknown")]
    [InlineData("2026-11-16T17:00", "", "time-zone-unknown")]
    [InlineData("1900-01-01T17:00", Berlin, "date-implausible")]
    public async Task A_time_that_cannot_be_is_told(string due, string zone, string code)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var refused = await desk.Send(Amina, new SetDeadline.Command(journey.Lead, Guid.CreateVersion7(), "Answer", DateTime.Parse(due, System.Globalization.CultureInfo.InvariantCulture), zone));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Of_a_time_that_the_clock_shows_twice_the_earlier_counts_and_one_with_an_offset_is_no_local_time()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var id = Guid.CreateVersion7();

        await desk.Do(Amina, new SetDeadline.Command(journey.Lead, id, "Answer", new DateTime(2027, 10, 31, 2, 30, 0), Berlin));
        var utc = await desk.Send(Amina, new SetDeadline.Command(journey.Lead, Guid.CreateVersion7(), "Answer", DateTime.SpecifyKind(Monday, DateTimeKind.Utc), Berlin));

        (await Clock(desk, id)).DueAt.ShouldBe(new DateTimeOffset(2027, 10, 31, 2, 30, 0, TimeSpan.FromHours(2)));
        utc.Refusals.ShouldHaveSingleItem().Code.ShouldBe("local-time-expected");
    }

    [Fact]
    public async Task Who_may_not_know_the_company_reads_that_there_is_one_and_not_its_words()
    {
        await using var desk = await Desk.Open();
        var lead = LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id, Confidentiality = Confidentiality.Nda, CodeName = "Heron" });
        var id = await Set(desk, lead, "Answer to Solaris");

        var masked = (await desk.Do(Tomas, new LeadPage.Query(lead))).Value!;

        masked.KnowsIdentity.ShouldBeFalse();
        masked.Deadlines.Single(d => d.Id == id).ShouldSatisfyAllConditions(d => d.Title.ShouldBeNull(), d => d.DueAt.ShouldBe(MondayThere));
    }

    private static async Task<Guid> Set(Desk desk, LeadId lead, string title = "Answer to the RFI")
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Amina, new SetDeadline.Command(lead, id, title, Monday, Berlin));
        return id;
    }

    private static Task<Deadline> Clock(Desk desk, Guid id) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.Id == id));
}
