using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Pipeline;

public sealed class BoardTests
{
    [Fact]
    public async Task What_is_due_next_stands_first_and_what_nothing_is_due_on_last()
    {
        await using var desk = await Desk.Open();
        var later = await Journey.Start(desk);
        var calm = await Journey.Start(desk, Investors.Unnamed);
        await calm.Acknowledge();
        var sooner = await Journey.Start(desk, Investors.Yamabuki);
        await Promise(desk, sooner.Lead, new DateOnly(2026, 11, 10));

        var column = (await Look(desk, Amina)).Columns[0];

        column.Cards.Select(card => card.Id).ShouldBe([sooner.Lead, later.Lead, calm.Lead]);
        column.Cards[0].ShouldSatisfyAllConditions(c => c.NextStepOn.ShouldBe(new DateOnly(2026, 11, 10)), c => c.DeadlineKey.ShouldBe("acknowledge"));
        column.Cards[2].ShouldSatisfyAllConditions(c => c.DeadlineKey.ShouldBeNull(), c => c.DueNext.ShouldBe(Domain.Leads.Lead.Unhurried));
        column.ShouldSatisfyAllConditions(c => c.Stage!.Value.Value.ShouldBe("inquiry"), c => c.Count.ShouldBe(3), c => c.After.ShouldBeNull());
    }

    [Fact]
    public async Task A_clock_that_was_missed_still_asks_until_it_is_done_after_all()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var due = (await Card(desk, journey)).DeadlineAt!.Value;
        desk.Clock.Advance(TimeSpan.FromDays(30));
        for (var rung = 0; rung < 4; rung++) await desk.Services.GetRequiredService<Workflows.Deadlines.DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);
        (await desk.Look(db => db.Deadlines.Where(d => d.LeadId == journey.Lead).Select(d => d.State).SingleAsync())).ShouldBe(Domain.Deadlines.DeadlineState.Missed);

        (await Card(desk, journey)).ShouldSatisfyAllConditions(c => c.DeadlineKey.ShouldBe("acknowledge"), c => c.DeadlineAt.ShouldBe(due));
        await journey.Acknowledge();

        (await Card(desk, journey)).DeadlineAt.ShouldBeNull();
    }

    [Fact]
    public async Task Counts_follow_every_move_and_what_ended_is_gone()
    {
        await using var desk = await Desk.Open();
        var (moving, ending) = (await Journey.Reach(desk, "qualification"), await Journey.Start(desk, Investors.Yamabuki));
        Counts(await Look(desk, Amina)).ShouldBe([("inquiry", 1), ("qualification", 1)]);

        await moving.Meet("qualification");
        await moving.Advance();
        await ending.Do(Amina, version => ending.Action("refer-out", version) with { ReferredTo = "Another region", Reason = "They need a harbour" });

        var board = await Look(desk, Amina);
        Counts(board).ShouldBe([("discovery", 1)]);
        board.Columns.Sum(column => column.Jobs).ShouldBe((await desk.Lead(moving.Lead)).Jobs!.Value);
        board.Columns.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_column_goes_on_behind_its_last_card_even_when_cards_move_meanwhile()
    {
        await using var desk = await Desk.Open();
        var leads = new List<LeadId>();
        for (var i = 0; i < BoardCards.PageSize + 5; i++) leads.Add((await Journey.Start(desk)).Lead);

        var first = (await Look(desk, Amina)).Columns[0];
        await Promise(desk, first.Cards[^1].Id, new DateOnly(2026, 11, 10));
        var next = (await desk.Do(Amina, new BoardColumn.Query("inquiry", first.After))).Value!;

        first.Cards.Count.ShouldBe(BoardCards.PageSize);
        next.After.ShouldBeNull();
        first.Cards.Concat(next.Cards).Select(card => card.Id).ShouldBe(leads, ignoreOrder: true);
    }

    [Fact]
    public async Task A_board_of_few_cards_a_column_counts_all_and_goes_on_where_it_stopped()
    {
        await using var desk = await Desk.Open();
        var leads = new List<LeadId>();
        for (var i = 0; i < 5; i++) leads.Add((await Journey.Start(desk)).Lead);

        var first = (await Look(desk, Amina, new Board.Query { First = 2 })).Columns[0];
        var next = (await desk.Do(Amina, new BoardColumn.Query("inquiry", first.After))).Value!;

        (first.Count, first.Cards.Count, next.Cards.Count).ShouldBe((5, 2, 3));
        first.Cards.Concat(next.Cards).Select(card => card.Id).ShouldBe(leads, ignoreOrder: true);
    }

    [Fact]
    public async Task Who_may_not_know_the_company_sees_the_code_name_and_no_next_step()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Amina, version => journey.Discovery(version) with { Confidentiality = Confidentiality.ProjectTeam, CodeName = "Larkspur" });
        await Promise(desk, journey.Lead, new DateOnly(2026, 11, 20), "Call Solaris");

        var known = await Card(desk, journey);
        var masked = await Card(desk, journey, Tomas);

        known.ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Solaris Batteries GmbH"), c => c.NextStep.ShouldBe("Call Solaris"), c => c.IsIdentity.ShouldBeTrue());
        masked.ShouldSatisfyAllConditions(c => c.Name.ShouldBe("Larkspur"), c => c.NextStep.ShouldBeNull(), c => c.IsIdentity.ShouldBeFalse(), c => c.NextStepOn.ShouldBe(new DateOnly(2026, 11, 20)));
        (await Look(desk, Tomas, new Board.Query { Q = "Solaris" })).Columns.Sum(column => column.Count).ShouldBe(0);
    }

    [Fact]
    public async Task A_sealed_lead_is_counted_apart_and_stands_on_its_owners_board_only()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Amina, version => journey.Discovery(version) with { Confidentiality = Confidentiality.Sealed, CodeName = "Larkspur" });

        (await Look(desk, Amina)).ShouldSatisfyAllConditions(b => Counts(b).ShouldBe([("discovery", 1)]), b => b.Sealed.ShouldBe(0));
        (await Look(desk, Tomas)).ShouldSatisfyAllConditions(b => Counts(b).ShouldBeEmpty(), b => b.Sealed.ShouldBe(1));
    }

    [Fact]
    public async Task Owner_country_words_and_mine_narrow_cards_and_counts_alike()
    {
        await using var desk = await Desk.Open();
        var (german, japanese) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await japanese.Do(Bjorn, version => new ReassignLead.Command(japanese.Lead, version, Tomas.Id, null, "They speak Japanese"));

        (await Found(desk, new Board.Query { Mine = true })).ShouldBe([german.Lead]);
        (await Found(desk, new Board.Query { Owner = Tomas.Id })).ShouldBe([japanese.Lead]);
        (await Found(desk, new Board.Query { Country = "JP" })).ShouldBe([japanese.Lead]);
        (await Found(desk, new Board.Query { Q = "solaris" })).ShouldBe([german.Lead]);
    }

    [Fact]
    public async Task A_partner_sees_the_leads_it_was_invited_to_without_countries_steps_and_dates()
    {
        await using var desk = await Desk.Open();
        var invited = await Journey.Start(desk);
        await Journey.Start(desk, Investors.Yamabuki);
        await Promise(desk, invited.Lead, new DateOnly(2026, 11, 12));
        await invited.Do(Amina, version => new InviteTeamMember.Command(invited.Lead, version, Rosa.Id, KnowsIdentity: false));

        var board = await Look(desk, Rosa, new Board.Query { Country = "JP" });

        var card = board.Columns.SelectMany(column => column.Cards).ShouldHaveSingleItem();
        card.ShouldSatisfyAllConditions(c => c.Id.ShouldBe(invited.Lead), c => c.Country.ShouldBeNull(), c => c.NextStepOn.ShouldBeNull(), c => c.DeadlineAt.ShouldBeNull(), c => c.DueNext.ShouldBe(Domain.Leads.Lead.Unhurried));
        Counts(board).ShouldBe([("inquiry", 1)]);
    }

    [Fact]
    public async Task The_moves_of_a_lead_name_the_action_for_each_stage_and_why_not()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        var moves = (await desk.Do(Amina, new LeadMoves.Query(journey.Lead))).Value!;

        moves.To(new StageKey("discovery"))!.ShouldSatisfyAllConditions(m => m.Action.Value.ShouldBe("advance"), m => m.Allowed.ShouldBeFalse());
        moves.To(new StageKey("inquiry"))!.Action.Value.ShouldBe("step-back");
        moves.To(new StageKey("landing"))!.ShouldSatisfyAllConditions(m => m.Action.Value.ShouldBe("skip"), m => m.Unmet.ShouldHaveSingleItem().Code.ShouldBe("action-not-yours"));
        moves.To(new StageKey("qualification")).ShouldBeNull();
    }

    private static async Task<Board.Result> Look(Desk desk, DemoPerson person, Board.Query? query = null) => (await desk.Do(person, query ?? new Board.Query())).Value!;

    private static async Task<BoardCard> Card(Desk desk, Journey journey, DemoPerson? person = null) =>
        (await Look(desk, person ?? Amina)).Columns.SelectMany(column => column.Cards).Single(card => card.Id == journey.Lead);

    private static async Task<IReadOnlyList<LeadId>> Found(Desk desk, Board.Query query)
    {
        var board = await Look(desk, Amina, query);
        var cards = board.Columns.SelectMany(column => column.Cards).Select(card => card.Id).ToList();
        board.Columns.Sum(column => column.Count).ShouldBe(cards.Count);
        return cards;
    }

    private static IEnumerable<(string, int)> Counts(Board.Result board) => board.Columns.Where(column => column.Count > 0).Select(column => (column.Key, column.Count));

    private static Task<Outcome> Promise(Desk desk, LeadId lead, DateOnly on, string what = "Call them") =>
        desk.Do(Amina, new LogInteraction.Command(lead, Guid.CreateVersion7(), null, Domain.Leads.InteractionChannel.Call, "They asked for time", Substantive: true, what, on));
}
