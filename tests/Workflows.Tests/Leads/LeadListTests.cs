using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>The list of leads finds what is asked for, in the order that is asked for, and shows nobody more than they may see.</summary>
public sealed class LeadListTests
{
    [Fact]
    public async Task Several_stages_and_countries_widen_the_list_and_other_filters_narrow_it()
    {
        await using var desk = await Desk.Open();
        var solaris = await Journey.To(desk, "qualification");
        var yamabuki = await Journey.To(desk, "inquiry", Investors.Yamabuki);
        await Journey.To(desk, "inquiry", Investors.Unnamed);

        (await Found(desk, new() { Stages = ["inquiry", "qualification"], Countries = ["DE", "JP"] })).ShouldBe([solaris, yamabuki], ignoreOrder: true);
        (await Found(desk, new() { Countries = ["DE", "JP"], Source = LeadSource.Event })).ShouldBe([yamabuki]);
        (await Found(desk, new() { Only = [solaris] })).ShouldBe([solaris]);
    }

    [Theory]
    [InlineData("山吹")]
    [InlineData("coatings yamabuki")]
    [InlineData("YAMABUKI")]
    [InlineData("mabuki")]
    public async Task Words_find_a_lead_by_its_company_in_any_script_and_order(string words)
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        var yamabuki = await Journey.Start(desk, Investors.Yamabuki);

        (await Found(desk, new() { Q = words })).ShouldBe([yamabuki.Lead]);
        (await desk.Do(Amina, new Board.Query { Q = words })).Value!.Columns.Sum(column => column.Count).ShouldBe(1);
    }

    [Fact]
    public async Task Accents_and_umlauts_are_found_however_they_are_written()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.Start(desk, Investors.Solaris with { CompanyName = "Échantillon Müller GmbH" });

        foreach (var words in new[] { "echantillon", "Muller", "mueller", "Müller" }) (await Found(desk, new() { Q = words })).ShouldBe([lead.Lead], words);
    }

    [Fact]
    public async Task Who_may_not_know_the_company_does_not_find_the_lead_by_it()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "proposal", Investors.Yamabuki);
        var codeName = (await desk.Lead(lead)).CodeName!;

        (await desk.Do(Noor, new LeadList.Query { Q = codeName })).Value!.Rows.ShouldHaveSingleItem().IsIdentity.ShouldBeFalse();
        foreach (var words in new[] { "Yamabuki", "山吹", "coatings yamabuki" }) (await desk.Do(Noor, new LeadList.Query { Q = words })).Value!.Total.ShouldBe(0, words);
    }

    [Fact]
    public async Task A_stage_that_no_process_has_is_told()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Amina, new LeadList.Query { Stages = ["daydream"] });

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("stage-unknown"), r => r.Field.ShouldBe("Stage"));
    }

    [Fact]
    public async Task Days_are_days_at_the_desk()
    {
        await using var desk = await Desk.Open();
        // 03:30 on the 11th in UTC is still the 10th in Hartford.
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 11, 3, 30, 0, TimeSpan.Zero));
        var late = await Journey.Start(desk);

        (await Found(desk, new() { ReceivedFrom = new DateOnly(2026, 11, 10), ReceivedTo = new DateOnly(2026, 11, 10) })).ShouldBe([late.Lead]);
        (await Found(desk, new() { ReceivedFrom = new DateOnly(2026, 11, 11) })).ShouldBeEmpty();
        (await Found(desk, new() { ReceivedTo = new DateOnly(2026, 11, 9) })).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_late_is_a_deadline_or_a_missed_next_step_of_a_lead_that_goes_on()
    {
        await using var desk = await Desk.Open();
        var promised = await Journey.To(desk, "qualification");
        await desk.Do(Amina, new PromiseNextStep.Command(promised, (await desk.Lead(promised)).Version, "Send the list of halls", new DateOnly(2026, 11, 12)));
        (await Found(desk, new() { Late = Lateness.NextStep })).ShouldBeEmpty();

        desk.Clock.Advance(TimeSpan.FromDays(3));
        var fresh = await Journey.Start(desk, Investors.Yamabuki);
        (await Found(desk, new() { Late = Lateness.NextStep })).ShouldBe([promised]);
        (await Found(desk, new() { Late = Lateness.Deadline })).ShouldBeEmpty();

        desk.Clock.Advance(TimeSpan.FromDays(4));
        (await Found(desk, new() { Late = Lateness.Deadline })).ShouldContain(fresh.Lead);
        (await Found(desk, new() { Late = Lateness.Any })).ShouldBe([promised, fresh.Lead], ignoreOrder: true);

        await fresh.Do(Amina, version => fresh.Action("refer-out", version) with { ReferredTo = "A neighbouring region", Reason = "Wants a port" });
        (await Found(desk, new() { Late = Lateness.Any })).ShouldBe([promised]);
    }

    [Fact]
    public async Task A_lead_goes_cold_after_the_days_its_stage_allows_and_a_talk_warms_it()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");
        (await Found(desk, new() { Stalled = true })).ShouldBeEmpty();

        desk.Clock.Advance(TimeSpan.FromDays(15));
        (await Found(desk, new() { Stalled = true })).ShouldBe([lead]);

        await desk.Do(Amina, new LogInteraction.Command(lead, Guid.CreateVersion7(), null, Domain.Leads.InteractionChannel.Call, "They are still interested", Substantive: true, null, null));
        (await Found(desk, new() { Stalled = true })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LeadSort.Jobs, false)]
    [InlineData(LeadSort.Jobs, true)]
    [InlineData(LeadSort.Grade, false)]
    [InlineData(LeadSort.NextStep, true)]
    [InlineData(LeadSort.LastContact, true)]
    [InlineData(LeadSort.Due, false)]
    public async Task What_is_not_known_stands_last_in_either_direction(LeadSort sort, bool descending)
    {
        await using var desk = await Desk.Open();
        var unknown = await Journey.Start(desk, Investors.Yamabuki);
        var known = await Journey.Reach(desk, "qualification");
        await known.Qualify();
        await known.Do(Amina, version => new PromiseNextStep.Command(known.Lead, version, "Call", new DateOnly(2026, 12, 1)));
        if (sort == LeadSort.Due) await desk.Look(db => db.Deadlines.Where(d => d.LeadId == unknown.Lead).ExecuteDeleteAsync(TestContext.Current.CancellationToken));

        (await Found(desk, new() { Sort = sort, Descending = descending })).ShouldBe([known.Lead, unknown.Lead]);
    }

    [Fact]
    public async Task Stages_stand_in_the_order_of_the_process()
    {
        await using var desk = await Desk.Open();
        var qualification = await Journey.To(desk, "qualification");
        var inquiry = await Journey.To(desk, "inquiry", Investors.Yamabuki);
        var discovery = await Journey.To(desk, "discovery", Investors.Unnamed);

        (await Found(desk, new() { Sort = LeadSort.Stage, Descending = false })).ShouldBe([inquiry, qualification, discovery]);
        (await Found(desk, new() { Sort = LeadSort.Stage, Descending = true })).ShouldBe([discovery, qualification, inquiry]);
    }

    [Fact]
    public async Task Pages_part_the_list_without_a_gap_and_the_total_counts_what_may_be_seen()
    {
        await using var desk = await Desk.Open();
        for (var i = 0; i < 5; i++) await Journey.Start(desk);
        await desk.Do(Amina, new RegisterInquiry.Command(LeadId.New(), Investors.Yamabuki) { OwnerId = Amina.Id, Confidentiality = Confidentiality.Sealed, CodeName = "Wren" });

        var pages = new List<LeadId>();
        for (var page = 1; page <= 3; page++) pages.AddRange((await Ask(desk, Noor, new() { Page = page, PageSize = 2 })).Rows.Select(row => row.Id));
        var (noor, amina) = (await Ask(desk, Noor, new()), await Ask(desk, Amina, new()));

        pages.Count.ShouldBe(5);
        pages.ShouldBeUnique();
        (noor.Total, noor.Sealed).ShouldBe((5, 1));
        (amina.Total, amina.Sealed).ShouldBe((6, 0));
    }

    [Theory]
    [InlineData(LeadSort.Received, true)]
    [InlineData(LeadSort.Received, false)]
    [InlineData(LeadSort.Number, false)]
    [InlineData(LeadSort.Stage, false)]
    [InlineData(LeadSort.Jobs, true)]
    [InlineData(LeadSort.Grade, false)]
    [InlineData(LeadSort.NextStep, false)]
    [InlineData(LeadSort.Due, false)]
    [InlineData(LeadSort.LastContact, true)]
    [InlineData(LeadSort.StageEntered, true)]
    public async Task Going_from_lead_to_lead_walks_the_list_as_it_stands(LeadSort sort, bool descending)
    {
        await using var desk = await Desk.Open();
        foreach (var investor in new[] { Investors.Solaris, Investors.Yamabuki, Investors.Unnamed })
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(7));
            await Journey.Start(desk, investor);
        }

        await (await Journey.Reach(desk, "qualification")).Qualify();
        var list = new LeadList.Query { Sort = sort, Descending = descending };
        var order = await Found(desk, list);

        for (var at = 0; at < order.Count; at++)
        {
            var here = (await desk.Do(Amina, new LeadNeighbours.Query(order[at], list))).Value!;
            here.ShouldBe(new LeadNeighbours.Result(at == 0 ? null : order[at - 1], at == order.Count - 1 ? null : order[at + 1], at + 1, order.Count));
        }
    }

    [Fact]
    public async Task A_lead_that_has_left_the_list_still_has_neighbours_in_it()
    {
        await using var desk = await Desk.Open();
        var first = await Journey.Start(desk);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var gone = await Journey.To(desk, "qualification", Investors.Yamabuki);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = await Journey.Start(desk, Investors.Unnamed);

        var here = (await desk.Do(Amina, new LeadNeighbours.Query(gone, new LeadList.Query { Stage = "inquiry" }))).Value!;

        here.ShouldBe(new LeadNeighbours.Result(last.Lead, first.Lead, null, 2));
    }

    [Fact]
    public async Task A_partner_can_neither_filter_nor_sort_by_what_it_is_not_shown()
    {
        await using var desk = await Desk.Open();
        var invited = await Journey.Reach(desk, "qualification");
        await invited.Do(Amina, version => new InviteTeamMember.Command(invited.Lead, version, Rosa.Id, KnowsIdentity: false));

        var row = (await Ask(desk, Rosa, new() { Grades = ["D"], Source = LeadSource.Event, Stalled = true, Late = Lateness.Any, Sort = LeadSort.Grade })).Rows.ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(r => r.Country.ShouldBeNull(), r => r.Source.ShouldBeNull(), r => r.Grade.ShouldBeNull(), r => r.Backup.ShouldBeNull(), r => r.LastContactAt.ShouldBeNull());
    }

    private static async Task<LeadList.Result> Ask(Desk desk, Workflows.Demo.DemoPerson person, LeadList.Query query) => (await desk.Do(person, query)).Value!;

    private static async Task<IReadOnlyList<LeadId>> Found(Desk desk, LeadList.Query query) => [.. (await Ask(desk, Amina, query)).Rows.Select(row => row.Id)];
}
