using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>The last move is taken back as if it had not been, while nothing was recorded since; the journal keeps both.</summary>
public sealed class UndoTests
{
    [Theory]
    [InlineData("inquiry", "advance")]
    [InlineData("qualification", "hold")]
    [InlineData("qualification", "lose")]
    [InlineData("discovery", "step-back")]
    [InlineData("proposal", "go-dormant")]
    [InlineData("landing", "advance")]
    [InlineData("commitment", "advance")]
    [InlineData("landing", "step-back")]
    public async Task A_lead_is_where_and_as_it_was(string stage, string action)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, stage);
        if (action == "advance") await journey.Meet(stage);
        var by = Who(stage, action);
        var before = await Everything(desk, journey.Lead);
        await Take(journey, action, by);
        (await Everything(desk, journey.Lead)).ShouldNotBe(before);

        desk.Clock.Advance(TimeSpan.FromMinutes(20));
        var undone = await journey.Do(by, version => new UndoMove.Command(journey.Lead, version));

        (await Everything(desk, journey.Lead)).ShouldBe(before);
        undone.Value!.Version.ShouldBe(await journey.Version());
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
        var facts = await desk.Look(db => db.Journal.Where(e => e.StreamId == journey.Lead.Value).OrderBy(e => e.Sequence).Select(e => e.Fact).ToListAsync());
        facts.Where(fact => fact is "lead.moved" or "lead.move-undone").TakeLast(2).ShouldBe(["lead.moved", "lead.move-undone"]);
        (await journey.Try(by, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo-nothing");
    }

    [Fact]
    public async Task The_way_back_goes_on_as_before_and_clocks_ring_at_their_own_time()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        var due = await Due(desk, "decide");
        await Take(journey, "hold", Amina);
        desk.Clock.Advance(TimeSpan.FromHours(3));
        await journey.Do(Amina, version => new UndoMove.Command(journey.Lead, version));
        (await Due(desk, "decide")).ShouldBe(due, "the time since has really passed");

        desk.Clock.SetUtcNow(due.AddMinutes(1));
        while (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken) > 0)
        {
        }

        (await desk.Look(db => db.Deadlines.Where(d => d.Key == "decide").Select(d => d.Rung).SingleAsync())).ShouldBe(1);
        await journey.Meet("qualification");
        (await journey.Advance()).Stage.Value.ShouldBe("discovery");
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task An_approval_that_the_move_left_behind_is_waited_for_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await journey.Do(Amina, journey.Qualification);
        var id = await journey.AskToGo();
        await journey.Do(Amina, version => journey.Action("advance", version) with { Overrides = new Dictionary<string, string> { ["approval-given:go-decision"] = "In a hurry" } });
        await journey.Do(Amina, version => new UndoMove.Command(journey.Lead, version));

        (await desk.Look(db => db.Approvals.Select(a => a.State).SingleAsync())).ShouldBe(ApprovalState.Open);
        await journey.Do(Bjorn, version => new Workflows.Approvals.DecideApproval.Command(journey.Lead, version, id, Approve: true));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Whatever_was_recorded_since_even_a_note_lets_the_move_stand()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await Take(journey, "hold", Amina);
        await desk.Do(Tomas, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "They called back"));

        (await journey.Try(Amina, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo-acted-since");
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Undo.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_offered_to_who_took_it_the_owner_and_the_vice_president_for_a_working_day()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await Take(journey, "hold", Amina);

        (await Offer(desk, journey.Lead, Amina)).ShouldNotBeNull().ShouldSatisfyAllConditions(o => o.Via.Value.ShouldBe("hold"), o => o.From.Value.ShouldBe("qualification"), o => o.Until.ShouldBe(Desk.Morning.AddDays(2)));
        (await Offer(desk, journey.Lead, Bjorn)).ShouldNotBeNull();
        (await Offer(desk, journey.Lead, Tomas)).ShouldBeNull();
        (await journey.Try(Tomas, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo-not-yours");
        (await journey.Try(Noor, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");

        desk.Clock.Advance(TimeSpan.FromDays(3));
        (await journey.Try(Amina, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo-too-late");
    }

    [Fact]
    public async Task What_left_the_house_because_of_it_cannot_be_called_back()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await Take(journey, "hold", Amina);
        await desk.Look(async db =>
        {
            var entry = await db.Journal.SingleAsync(e => e.StreamId == journey.Lead.Value && e.Fact == "lead.moved" && e.Payload.Contains("\"hold\""));
            db.Deliveries.Add(new Workflows.Delivery.Delivery { Id = Guid.CreateVersion7(), JournalEntryId = entry.Id, Subscriber = "webhook", DueAt = Desk.Morning });
            return await db.SaveChangesAsync();
        });

        (await journey.Try(Amina, version => new UndoMove.Command(journey.Lead, version))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("undo-left-the-house");
    }

    [Fact]
    public async Task Two_who_take_it_back_at_once_do_it_once()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await Take(journey, "hold", Amina);
        var version = await journey.Version();

        var tried = await Task.WhenAll(new[] { Amina, Bjorn }.Select(person => desk.Send(person, new UndoMove.Command(journey.Lead, version))));

        tried.Count(outcome => outcome.Succeeded).ShouldBe(1);
        tried.Single(outcome => !outcome.Succeeded).Refusals[0].Code.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task Figures_never_count_what_was_taken_back_and_stay_the_same_when_made_anew()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.Meet("commitment");
        var before = await Moves(desk);
        await Take(journey, "advance", Bjorn);
        (await Moves(desk)).Last().ShouldContain("Won");

        await journey.Do(Bjorn, version => new UndoMove.Command(journey.Lead, version));

        (await Moves(desk)).ShouldBe(before);
        (await desk.Lead(journey.Lead)).WonAt.ShouldBeNull();
        await desk.Look(db => db.Moves.ExecuteDeleteAsync());
        await FillMoves.Run(desk.Services, TestContext.Current.CancellationToken);
        (await Moves(desk)).ShouldBe(before);
    }

    private static DemoPerson Who(string stage, string action) => (stage, action) switch { ("commitment", "advance") or ("landing", "step-back") => Bjorn, ("landing", _) => Hugo, _ => Amina };

    private static Task<Outcome<TakeAction.Result>> Take(Journey journey, string action, DemoPerson by) => journey.Do(by, version => journey.Action(action, version) with
    {
        Reason = "Because", ResumeOn = action == "hold" ? new DateOnly(2027, 1, 11) : null, Reasons = action == "lose" ? ["no-site"] : [], ToStage = action == "step-back" ? new StageKey("qualification") : null,
    });

    /// <summary>All that a move changes of a lead, in words that can be compared.</summary>
    private static Task<string> Everything(Desk desk, LeadId id) => desk.Look(async db =>
    {
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == id);
        var clocks = await db.Deadlines.AsNoTracking().Where(d => d.LeadId == id && (d.State == DeadlineState.Armed || d.State == DeadlineState.Paused || d.State == DeadlineState.Missed)).OrderBy(d => d.Key).ToListAsync();
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.LeadId == id && t.State != TaskState.Dropped).OrderBy(t => t.Key).ThenBy(t => t.DueAt).ToListAsync();
        return string.Join('\n',
        [
            $"{lead.Stage} {lead.Status} {lead.OpenStage} {lead.StageEnteredAt:o} {lead.WonAt:o} {lead.ResumeOn} {lead.Ending?.Reasons.Count} {lead.DeadlineKey} {lead.DeadlineAt:o} {lead.DueNext:o}",
            .. clocks.Select(d => $"{d.Key} {d.State} {d.DueAt:o} {d.RingsAt:o} {d.Left} {d.Rung}"),
            .. tasks.Select(t => $"{t.Id} {t.Key} {t.State} {t.DueAt:o} {t.AssigneeId}"),
        ]);
    });

    private static Task<List<string>> Moves(Desk desk) => desk.Look(async db =>
        (await db.Moves.AsNoTracking().OrderBy(m => m.Sequence).ToListAsync()).ConvertAll(m => $"{m.Sequence} {m.Kind} {m.From} {m.To} {m.Until:o} {m.OnwardAt:o} {m.EndedAt:o} {m.WonAt:o}"));

    private static Task<DateTimeOffset> Due(Desk desk, string key) => desk.Look(db => db.Deadlines.Where(d => d.Key == key).Select(d => d.DueAt).SingleAsync());

    private static async Task<MoveUndo.Offer?> Offer(Desk desk, LeadId lead, DemoPerson person) => (await desk.Do(person, new LeadPage.Query(lead))).Value!.Undo;
}
