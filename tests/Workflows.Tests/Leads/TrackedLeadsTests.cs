using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>Leads of several tracks side by side: registered, listed, on the board, counted, and moved from one to another.</summary>
public sealed class TrackedLeadsTests
{
    [Fact]
    public async Task An_inquiry_is_registered_on_a_track_and_a_track_that_is_not_there_is_refused()
    {
        await using var desk = await Desk.Open();

        var lead = await Register(desk, Investors.Yamabuki, "m-and-a");

        (await desk.Lead(lead)).ShouldSatisfyAllConditions(l => l.Process.ShouldBe(new ProcessRef("m-and-a", 1)), l => l.Track.ShouldBe("m-and-a"), l => l.Stage.ShouldBe(new StageKey("inquiry")));
        (await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris) { Track = "nowhere" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("track-unknown");
    }

    [Fact]
    public async Task The_list_and_the_board_are_narrowed_to_a_track()
    {
        await using var desk = await Desk.Open();
        var (greenfield, acquisition) = ((await Journey.Start(desk)).Lead, await Register(desk, Investors.Yamabuki, "m-and-a"));
        var retention = await Register(desk, Investors.Unnamed, "retention");

        (await desk.Do(Amina, new LeadList.Query { Tracks = ["m-and-a", "retention"] })).Value!.Rows.Select(row => row.Id).ShouldBe([acquisition, retention], ignoreOrder: true);
        (await desk.Send(Amina, new LeadList.Query { Tracks = ["nowhere"] })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("track-unknown");
        Cards(await Board(desk, "investor-journey")).ShouldBe([greenfield]);
        (await Board(desk, "m-and-a")).ShouldSatisfyAllConditions(b => Cards(b).ShouldBe([acquisition]), b => b.Columns.Count.ShouldBe(9));
        (await Board(desk, "retention")).ShouldSatisfyAllConditions(b => Cards(b).ShouldBe([retention]), b => b.Columns.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Key.ShouldBe("aftercare"), c => c.Count.ShouldBe(1)));
        (await desk.Do(Amina, new GlobalReach.Workflows.Pipeline.Board.Query { Track = "m-and-a", Q = "nothing of that name" })).Value!.Columns.Sum(c => c.Count).ShouldBe(0);
        (await desk.Do(Amina, new BoardColumn.Query("aftercare", null) { Track = "retention" })).Value!.Cards.ShouldHaveSingleItem().Id.ShouldBe(retention);
        (await desk.Send(Amina, new GlobalReach.Workflows.Pipeline.Board.Query { Track = "nowhere" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("track-unknown");
    }

    [Fact]
    public async Task A_lead_that_changes_track_leaves_one_board_for_the_other_and_can_come_back()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        Cards(await Board(desk, "investor-journey")).ShouldBe([journey.Lead]);

        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("m-and-a", 1), "They buy a company instead"));

        Cards(await Board(desk, "investor-journey")).ShouldBeEmpty();
        Cards(await Board(desk, "m-and-a")).ShouldBe([journey.Lead]);
        (await desk.Look(db => db.Tasks.Where(t => t.LeadId == journey.Lead && t.State == TaskState.Open).Select(t => t.Key).ToListAsync())).ShouldBe(["confirm-requirements", "kick-off-note", "cfius-to-counsel"], ignoreOrder: true);
        await journey.Discover();
        (await journey.Try(Amina, version => journey.Action("advance", version))).Refusals.Select(r => r.Gate).ShouldBe(["fact-known:discovery.jobs-kept", "fact-known:discovery.cfius"]);
        await journey.Do(Amina, version => journey.Discovery(version) with { JobsKept = 120, Cfius = Known<CfiusSign>.CannotSay(new DateOnly(2026, 11, 10)) });
        await journey.Advance();
        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("investor-journey", 1), "They build after all"));

        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(l => l.Track.ShouldBe("investor-journey"), l => l.Stage.ShouldBe(new StageKey("proposal")));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task An_inquiry_that_turns_out_to_be_an_expansion_goes_on_in_qualification()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("expansion", 1), "They are here already"));

        (await desk.Lead(journey.Lead)).Stage.ShouldBe(new StageKey("qualification"));
    }

    [Fact]
    public async Task A_won_company_at_risk_keeps_its_win_leaves_the_month_as_it_is_and_returns()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "aftercare");
        var won = (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!.Won;

        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("retention", 1), "The lease ends"));

        (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!.ShouldSatisfyAllConditions(s => s.Won.ShouldBe(won), s => s.Held.Count.ShouldBe(1));
        (await desk.Do(Bjorn, new MonthsMoves.Query())).Value!.Ties.ShouldBeTrue();
        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("investor-journey", 1), "They signed again"));
        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(l => l.Stage.ShouldBe(new StageKey("aftercare")), l => l.WonAt.ShouldNotBeNull());
        (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!.Held.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_pursued_lead_that_is_only_held_from_now_on_leaves_the_pipeline_as_a_move_of_its_own()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");

        await journey.Do(Bjorn, version => new MigrateLead.Command(journey.Lead, version, new ProcessRef("retention", 1), "They are here already and may leave") { Stages = new Dictionary<string, string> { ["discovery"] = "aftercare" } });

        var month = (await desk.Do(Bjorn, new MonthsMoves.Query())).Value!;
        month.ShouldSatisfyAllConditions(m => m.Ties.ShouldBeTrue(), m => m.Closing.Pursued.ShouldBe(0), m => m.Lines.Single(line => line.Kind == MoveKind.Migrated).Active.ShouldBe(-1));
        (await desk.Do(Bjorn, new PipelineRows.Query(PipelineFigure.Moves) { Kind = MoveKind.Migrated, Place = Place.Active })).Value!.Rows.ShouldHaveSingleItem().Id.ShouldBe(journey.Lead);
    }

    [Fact]
    public async Task Another_track_is_drawn_with_its_own_stages_and_leads()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        await Register(desk, Investors.Unnamed, "retention");

        var drawn = (await desk.Do(Amina, new ProcessDiagram.Query { Track = "retention" })).Value!;

        drawn.Standings!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Stage.ShouldBe(new StageKey("aftercare")), s => s.Open.ShouldBe(1));
        (await desk.Send(Amina, new ProcessDiagram.Query { Track = "nowhere" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("process-not-found");
    }

    private static IEnumerable<LeadId> Cards(GlobalReach.Workflows.Pipeline.Board.Result board) => board.Columns.SelectMany(column => column.Cards).Select(card => card.Id);

    private static async Task<GlobalReach.Workflows.Pipeline.Board.Result> Board(Desk desk, string track) => (await desk.Do(Amina, new GlobalReach.Workflows.Pipeline.Board.Query { Track = track })).Value!;

    private static async Task<LeadId> Register(Desk desk, InquiryForm inquiry, string track)
    {
        var id = LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(id, inquiry) { OwnerId = Amina.Id, Track = track });
        return id;
    }
}
