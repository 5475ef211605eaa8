using System.Text.Json;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Pipeline;

public sealed class MoveLogTests
{
    private static readonly string[] Stages = ["inquiry", "qualification", "discovery", "proposal", "site-visit", "incentive-package", "commitment", "landing", "aftercare"];

    [Fact]
    public async Task What_the_saves_wrote_is_what_the_journal_tells_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "landing");
        desk.Clock.Advance(TimeSpan.FromDays(3));
        await journey.Do(Bjorn, version => journey.Action("step-back", version) with { ToStage = new StageKey("proposal"), Reason = "Site lost" });
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Later", ResumeOn = new DateOnly(2027, 1, 4) });
        await journey.Do(Amina, version => journey.Action("resume", version));
        var written = await Moves(desk);

        await desk.Look(db => db.Moves.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        await FillMoves.Run(desk.Services, TestContext.Current.CancellationToken);

        written.Count.ShouldBe(11);
        (await Moves(desk)).ShouldBe(written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_month_of_any_history_ties(int seed)
    {
        await using var desk = await Desk.Open();
        var random = new Random(seed);
                var states = new List<(DateTimeOffset At, Guid Lead, bool Pursued, bool Active)>();
        var process = await desk.Services.GetRequiredService<ProcessCatalog>().Latest(RegisterInquiry.Process, TestContext.Current.CancellationToken);
        for (var i = 0; i < 40; i++)
        {
            var at = Desk.Morning.AddHours(random.Next(24 * 240));
            desk.Clock.AdjustTime(at);
            var lead = (await Journey.Start(desk, Investors.Yamabuki)).Lead;
            states.Add((at, lead.Value, true, true));
            foreach (var ((moved, fact), number) in History(random, lead, at, states).Select((move, number) => (move, number))) await Write(desk, lead, 1000 + number, moved, fact);
        }

        await desk.Look(db => db.Moves.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        await FillMoves.Run(desk.Services, TestContext.Current.CancellationToken);
        desk.Clock.AdjustTime(new DateTimeOffset(2029, 6, 1, 12, 0, 0, TimeSpan.Zero));

        process.Stages.Select(stage => stage.Key.Value).ShouldBe(Stages);
        for (var month = new DateOnly(2026, 11, 30); month < new DateOnly(2029, 6, 1); month = month.AddDays(1).AddMonths(1).AddDays(-1))
        {
            var moves = (await desk.Do(Eleanor, new MonthsMoves.Query { AsOf = month })).Value!;

            moves.Ties.ShouldBeTrue($"{month}");
            var then = states.Where(s => s.At <= moves.Period.Through).GroupBy(s => s.Lead).Select(g => g.Last()).ToList();
            moves.Closing.ShouldBe(new MonthsMoves.Stock(then.Count(s => s.Active), then.Count(s => s.Pursued && !s.Active)), $"{month}");
            foreach (var line in moves.Lines)
            {
                foreach (var (place, number) in new[] { (Place.Active, line.Active), (Place.Waiting, line.Waiting) })
                {
                    (await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Moves) { AsOf = month, Kind = line.Kind, Place = place })).Value!.Total.ShouldBe(Math.Abs(number), $"{month} {line.Kind} {place}");
                }
            }
        }
    }

    /// <summary>A lead's moves at random, back-steps, holds, wins and wins taken back among them; and where each left it.</summary>
    private static List<(DateTimeOffset At, LeadMoved Fact)> History(Random random, LeadId lead, DateTimeOffset at, List<(DateTimeOffset At, Guid Lead, bool Pursued, bool Active)> states)
    {
        var (moves, stage, status, won) = (new List<(DateTimeOffset, LeadMoved)>(), 0, LeadStatus.Active, false);
        for (var count = random.Next(1, 25); count > 0 && !status.IsTerminal; count--)
        {
            at = at.AddHours(1 + random.Next(24 * 20));
            var (to, next) = status != LeadStatus.Active ? (stage, random.Next(4) == 0 ? LeadStatus.Abandoned : LeadStatus.Active) : random.Next(10) switch
            {
                0 => (stage, LeadStatus.OnHold),
                1 => (stage, LeadStatus.Dormant),
                2 when random.Next(3) == 0 => (stage, won ? LeadStatus.Closed : LeadStatus.Lost),
                3 or 4 when stage > 0 => (random.Next(stage), LeadStatus.Active),
                _ => (Math.Min(8, stage + 1 + random.Next(2)), LeadStatus.Active),
            };
            if (to == stage && next == status) continue;
            var (milestone, undone) = (stage < 7 && to >= 7 && !won, to < 7 && won);
            moves.Add((at, new LeadMoved(lead, "any", Stages[stage], Stages[to], status, next, [], milestone ? "won" : null, undone ? "won" : null, null, [], null)));
            (stage, status, won) = (to, next, (won || milestone) && !undone);
            states.Add((at, lead.Value, !won && !status.IsTerminal, !won && status == LeadStatus.Active));
        }

        return moves;
    }

    /// <summary>Writes the journal alone, as it was before there were moves.</summary>
    private static Task<int> Write(Desk desk, LeadId lead, int sequence, DateTimeOffset at, LeadMoved fact) => desk.Look(db => db.Database.ExecuteSqlAsync(
        $"INSERT INTO Journal (Id, StreamId, Sequence, Fact, Payload, Actor, At) VALUES ({Guid.CreateVersion7()}, {lead.Value}, {sequence}, {"lead.moved"}, {FactNames.Write(fact)}, {Amina.Id.Value}, {at.UtcDateTime})"));

    private static async Task<List<string>> Moves(Desk desk) => await desk.Look(async db => (await db.Moves.AsNoTracking().OrderBy(m => m.At).ThenBy(m => m.Sequence).ToListAsync()).ConvertAll(m => JsonSerializer.Serialize(m)));
}
