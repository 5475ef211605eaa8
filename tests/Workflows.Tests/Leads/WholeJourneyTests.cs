using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Delivery;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

public sealed class WholeJourneyTests
{
    [Fact]
    public async Task A_lead_travels_from_inquiry_to_aftercare_and_its_verified_jobs_count()
    {
        await using var desk = await Desk.Open();

        var journey = await Journey.Reach(desk, "aftercare");
        await journey.Care();

        var lead = await desk.Lead(journey.Lead);
        lead.Stage.ShouldBe(new StageKey("aftercare"));
        lead.Status.ShouldBe(LeadStatus.Active);
        lead.WonAt.ShouldBe(Desk.Morning);
        lead.VerifiedJobs.ShouldBe(28);
        lead.Jobs.ShouldBe(75, "Agreed jobs are no verified ones.");
        lead.Capex.ShouldBe(Money.Usd(12_000_000));
    }

    [Fact]
    public async Task The_journal_has_no_gap_and_tells_every_move()
    {
        await using var desk = await Desk.Open();

        var lead = await Journey.To(desk, "aftercare");

        var journal = await desk.Look(db => db.Journal.Where(e => e.StreamId == lead.Value).OrderBy(e => e.Sequence).ToListAsync());
        journal.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, journal.Count));
        (await desk.Lead(lead)).FactCount.ShouldBe(journal.Count);
        journal.Select(e => e.Fact()).OfType<LeadMoved>().Select(moved => moved.To).ShouldBe(
            ["qualification", "discovery", "proposal", "site-visit", "incentive-package", "commitment", "landing", "aftercare"]);
    }

    /// <summary>The journal alone tells where a lead is, on which process, and which of its clocks run.</summary>
    [Fact]
    public async Task Folding_the_journal_gives_the_stored_state()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets in spring", ResumeOn = new DateOnly(2027, 3, 1) });
        desk.Clock.Advance(TimeSpan.FromDays(20));
        await journey.Do(Amina, version => journey.Action("resume", version));
        await journey.Discover();
        await journey.Advance();
        await journey.Do(Amina, version => journey.Action("step-back", version) with { ToStage = new StageKey("qualification"), Reason = "The project changed" });

        var facts = await desk.Look(async db => (await db.Journal.Where(e => e.StreamId == journey.Lead.Value).OrderBy(e => e.Sequence).ToListAsync()).ConvertAll(e => e.Fact()));
        var lead = await desk.Lead(journey.Lead);
        var registered = facts.OfType<LeadRegistered>().Single();
        var (stage, status) = facts.OfType<LeadMoved>().Aggregate((registered.Stage, LeadStatus.Active), (at, moved) =>
        {
            (moved.From, moved.FromStatus).ShouldBe(at);
            return (moved.To, moved.ToStatus);
        });
        (registered.Process, registered.ProcessVersion).ShouldBe((lead.Process.Key, lead.Process.Version));
        (stage, status).ShouldBe((lead.Stage.Value, lead.Status));

        var clocks = new Dictionary<Guid, DeadlineState>();
        foreach (var fact in facts)
        {
            if (fact is DeadlineArmed armed) clocks[armed.Deadline] = DeadlineState.Armed;
            if (fact is DeadlinePaused paused) clocks[paused.Deadline] = DeadlineState.Paused;
            if (fact is DeadlineEnded ended) clocks[ended.Deadline] = ended.State;
        }

        clocks.ShouldBe(await desk.Look(db => db.Deadlines.Where(d => d.LeadId == journey.Lead).ToDictionaryAsync(d => d.Id, d => d.State)), ignoreOrder: true);
    }
}
