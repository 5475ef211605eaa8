using System.Diagnostics.Metrics;
using GlobalReach.Cast;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Workflows.Tests.Operations;

/// <summary>The desk tells how it is: what is late, given up or stuck, and whether the journal agrees with what is stored (promises P18 and P19).</summary>
public sealed class OperationsTests
{
    [Fact]
    public async Task After_a_whole_life_the_journal_agrees_with_what_is_stored()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "aftercare");
        await Journey.To(desk, "discovery", Investors.Yamabuki);
        (await State(desk)).Journal.ShouldBeNull();

        var checkedNow = (await desk.Do(Sam, new CheckJournal.Command())).Value!;

        checkedNow.ShouldBe(new CheckJournal.Result(2, 0));
        (await State(desk)).Journal.ShouldNotBeNull().ShouldSatisfyAllConditions(j => j.At.ShouldBe(desk.Clock.GetUtcNow()), j => j.Leads.ShouldBe(2), j => j.Differing.ShouldBe(0), j => j.Still.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_lead_that_stands_elsewhere_than_its_journal_tells_is_named_until_it_is_mended()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "discovery");
        await desk.Look(db => db.Leads.ExecuteUpdateAsync(set => set.SetProperty(l => l.Stage, new StageKey("landing"))));

        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(1);

        var found = (await State(desk)).Journal!.Still.ShouldHaveSingleItem();
        found.ShouldBe(new JournalComparison.Difference((await desk.Lead(lead)).Number, "place", "investor-journey 2, landing, Active", "investor-journey 2, discovery, Active"));
        await desk.Look(db => db.Leads.ExecuteUpdateAsync(set => set.SetProperty(l => l.Stage, new StageKey("discovery"))));
        (await State(desk)).Journal!.ShouldSatisfyAllConditions(j => j.Differing.ShouldBe(1), j => j.Still.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_lost_entry_a_lost_clock_and_a_task_nobody_told_of_are_found()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "qualification");
        await desk.Look(db => db.Journal.Where(e => e.Fact == "lead.duplicates-checked").ExecuteDeleteAsync());
        await desk.Look(db => db.Deadlines.Where(d => d.Key == "decide").ExecuteDeleteAsync());
        await desk.Look(db => db.Tasks.Where(t => t.Key == "desk-check").ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Done)));

        await desk.Do(Sam, new CheckJournal.Command());

        (await State(desk)).Journal!.Still.Select(d => d.What).ShouldBe(["entries", "deadline", "task"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_journal_that_contradicts_itself_is_found()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "discovery");
        await desk.Look(db => db.Journal.Where(e => e.Fact == "lead.moved" && e.Payload.Contains("\"qualification\"") && e.Payload.Contains("\"discovery\""))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Payload, e => e.Payload.Replace("\"qualification\"", "\"proposal\""))));

        await desk.Do(Sam, new CheckJournal.Command());

        (await State(desk)).Journal!.Still.ShouldHaveSingleItem().Told.ShouldBe("moved from proposal/Active while in qualification/Active");
    }

    [Fact]
    public async Task A_lead_without_clock_task_or_action_is_stuck_and_one_nobody_is_asked_about_is_told()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "discovery");
        (await State(desk)).Backlog.ShouldSatisfyAllConditions(b => b.Stuck.ShouldBe(0), b => b.Unasked.ShouldBe(0));

        await desk.Look(db => db.Deadlines.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeadlineState.Met)));
        await desk.Look(db => db.Tasks.ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Done)));
        (await State(desk)).Backlog.ShouldSatisfyAllConditions(b => b.Stuck.ShouldBe(0), b => b.Unasked.ShouldBe(1));
        await desk.Do(Amina, new PromiseNextStep.Command(lead, (await desk.Lead(lead)).Version, "Call them", new DateOnly(2026, 11, 20)));
        (await State(desk)).Backlog.ShouldSatisfyAllConditions(b => b.Stuck.ShouldBe(0), b => b.Unasked.ShouldBe(0));

        await desk.Look(db => db.Leads.ExecuteUpdateAsync(set => set.SetProperty(l => l.Stage, new StageKey("nowhere"))));
        (await State(desk)).Backlog.Stuck.ShouldBe(1);
    }

    [Fact]
    public async Task Deadlines_nobody_rings_are_late_since_the_first_of_them()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        var due = await desk.Look(db => db.Deadlines.Select(d => d.RingsAt).SingleAsync());
        (await State(desk)).Backlog.ShouldSatisfyAllConditions(b => b.Running.ShouldBe(1), b => b.Late.ShouldBe(0), b => b.Lag.ShouldBe(TimeSpan.Zero));

        desk.Clock.SetUtcNow(due!.Value.AddMinutes(7));

        (await State(desk)).Backlog.ShouldSatisfyAllConditions(b => b.Late.ShouldBe(1), b => b.Lag.ShouldBe(TimeSpan.FromMinutes(7)));
    }

    [Fact]
    public async Task What_was_given_up_is_listed_by_the_leads_number_and_tried_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Ines, version => new AcknowledgeInquiry.Command(journey.Lead, version, ByMail: true));
        await desk.Look(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DeadAt, Desk.Morning).SetProperty(d => d.Attempts, 10).SetProperty(d => d.LastError, "No such mailbox")));

        var dead = (await State(desk)).Dead.ShouldHaveSingleItem();
        dead.ShouldSatisfyAllConditions(d => d.Subscriber.ShouldBe("mail-acknowledgement"), d => d.Error.ShouldBe("No such mailbox"));
        dead.Lead.ShouldBe((await desk.Lead(journey.Lead)).Number);
        (await desk.Do(Sam, new RetryDeliveries.Command([dead.Id]))).Value.ShouldBe(1);

        (await State(desk)).ShouldSatisfyAllConditions(s => s.Dead.ShouldBeEmpty(), s => s.Backlog.Waiting.ShouldBe(1), s => s.Backlog.Failing.ShouldBe(0));
        await desk.Deliver();
        Directory.GetFiles(desk.MailFolder).ShouldHaveSingleItem();
        (await desk.Send(Sam, new RetryDeliveries.Command([]))).Refusals[0].Code.ShouldBe("delivery-not-found");
    }

    [Fact]
    public async Task Days_in_a_stage_count_from_entering_it_until_going_on()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        desk.Clock.Advance(TimeSpan.FromDays(3));
        await journey.Meet("qualification");
        await journey.Advance();

        var qualification = (await State(desk)).Stages.Single(s => s.Stage == new StageKey("qualification"));

        qualification.ShouldBe(new StageTime(new StageKey("qualification"), 1, 3, 3));
    }

    [Fact]
    public async Task Only_administrators_look_and_act()
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Bjorn, new OperationsState.Query())).Refusals[0].Code.ShouldBe("not-permitted");
        (await desk.Send(Amina, new CheckJournal.Command())).Refusals[0].Code.ShouldBe("not-permitted");
        (await desk.Send(Amina, new RetryDeliveries.Command([]))).Refusals[0].Code.ShouldBe("not-permitted");
    }

    [Fact]
    public async Task Whoever_watches_from_outside_is_told_the_same_figures()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == DeskMeter.Name) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = value);
        // A meter of this desk alone: other desks of this run publish theirs at the same time.
        using var meter = new DeskMeter();
        listener.Start();

        await ActivatorUtilities.CreateInstance<OperationsWatch>(desk.Services, meter).Look(TestContext.Current.CancellationToken);
        listener.RecordObservableInstruments();

        meter.Latest!.Running.ShouldBe(1);
        told["globalreach.deadlines.running"].ShouldBe(1);
        told["globalreach.leads.stuck"].ShouldBe(0);
        told["globalreach.deliveries.lag"].ShouldBe(0);
    }

    private static async Task<OperationsState.Result> State(Desk desk) => (await desk.Do(Sam, new OperationsState.Query())).Value!;
}
