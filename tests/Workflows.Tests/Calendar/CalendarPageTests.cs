using System.Globalization;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Visits;

namespace GlobalReach.Workflows.Tests.Calendar;

public sealed class CalendarPageTests
{
    private static readonly DateOnly First = new(2026, 11, 1);
    private static readonly DateOnly Last = new(2026, 12, 5);

    [Fact]
    public async Task A_visit_stands_on_each_of_its_days_also_on_those_before_the_page_begins()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await Plan(journey, new DateOnly(2026, 10, 30), new DateOnly(2026, 11, 2));

        var days = await Page(desk, Amina, First, Last);

        days.Where(day => day.Entries.Any(e => e.Kind == EntryKind.Visit)).Select(day => day.Date.Day).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_longest_visit_is_found_on_its_last_day()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await Plan(journey, new DateOnly(2026, 11, 20), new DateOnly(2027, 1, 19));

        (await Page(desk, Amina, new(2027, 1, 19), new(2027, 1, 19))).ShouldHaveSingleItem().Total.ShouldBe(1);
        (await Page(desk, Amina, new(2027, 1, 20), new(2027, 1, 20))).ShouldHaveSingleItem().Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_deadline_stands_on_its_day_in_Hartford_and_is_overdue_once_it_passed()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);

        var before = Entries(await Page(desk, Amina, First, Last)).ShouldHaveSingleItem();
        desk.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        var after = Entries(await Page(desk, Amina, First, Last)).ShouldHaveSingleItem();

        before.ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(EntryKind.Deadline), e => e.Key.ShouldBe("acknowledge"), e => e.From.ShouldBe(new DateOnly(2026, 11, 12)), e => e.IsOverdue.ShouldBeFalse());
        after.IsOverdue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_promised_step_is_told_in_words_to_who_may_know_the_company_only()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Amina, version => journey.Discovery(version));
        await desk.Do(Amina, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "They need a crane", Substantive: true, "Send hall list", new DateOnly(2026, 11, 20)));

        var mine = Step(await Page(desk, Amina, First, Last));
        var theirs = Step(await Page(desk, Eleanor, First, Last, all: true));

        (mine.Lead.Name, mine.Lead.NextStep, mine.From.Day).ShouldBe(("Solaris Batteries GmbH", "Send hall list", 20));
        (theirs.Lead.Name, theirs.Lead.NextStep, theirs.From.Day).ShouldBe((journey.CodeName, null, 20));

        static CalendarPage.Entry Step(IReadOnlyList<CalendarPage.Day> days) => Entries(days).Single(e => e.Kind == EntryKind.NextStep);
    }

    [Fact]
    public async Task Mine_are_the_leads_I_answer_for_back_up_or_work_on()
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await first.Do(Bjorn, version => new ReassignLead.Command(first.Lead, version, Amina.Id, Tomas.Id, ""));
        await second.Do(Amina, version => new InviteTeamMember.Command(second.Lead, version, Noor.Id, KnowsIdentity: false));

        Leads(await Page(desk, Amina, First, Last)).ShouldBe([first.Lead, second.Lead], ignoreOrder: true);
        Leads(await Page(desk, Tomas, First, Last)).ShouldBe([first.Lead]);
        Leads(await Page(desk, Noor, First, Last)).ShouldBe([second.Lead]);
        Leads(await Page(desk, Eleanor, First, Last)).ShouldBeEmpty();
        Leads(await Page(desk, Eleanor, First, Last, all: true)).ShouldBe([first.Lead, second.Lead], ignoreOrder: true);
    }

    [Fact]
    public async Task A_town_is_told_of_visits_of_projects_it_was_invited_to_and_of_nothing_else()
    {
        await using var desk = await Desk.Open();
        var (invited, other) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await invited.Do(Amina, version => new InviteTeamMember.Command(invited.Lead, version, Rosa.Id, KnowsIdentity: false));
        await desk.Do(Amina, new LogInteraction.Command(invited.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "They need a crane", Substantive: true, "Send hall list", new DateOnly(2026, 11, 20)));
        await Plan(invited, new(2026, 11, 17), new(2026, 11, 17));
        await Plan(other, new(2026, 11, 18), new(2026, 11, 18));

        var entry = Entries(await Page(desk, Rosa, First, Last, all: true)).ShouldHaveSingleItem();

        entry.ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(EntryKind.Visit), e => e.Lead.Id.ShouldBe(invited.Lead), e => e.Lead.IsIdentity.ShouldBeFalse(), e => e.Lead.NextStep.ShouldBeNull());
    }

    [Fact]
    public async Task What_is_sealed_is_on_nobodys_calendar_but_on_those_who_know_of_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Sealed));

        Entries(await Page(desk, Amina, First, Last)).ShouldNotBeEmpty();
        Entries(await Page(desk, Bjorn, First, Last, all: true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_full_day_a_few_are_shown_all_are_counted_and_the_rest_is_on_its_pages()
    {
        await using var desk = await Desk.Open();
        var day = new DateOnly(2026, 11, 17);
        var journey = await Journey.Start(desk);
        for (var i = 0; i < 6; i++) await Plan(journey, day, day);

        var month = (await Page(desk, Amina, First, Last)).Single(d => d.Date == day);
        var rest = (await desk.Do(Amina, new CalendarPage.Query(day, day) { Take = 4, Skip = 4 })).Value!.Days.ShouldHaveSingleItem();

        (month.Entries.Count, month.Total).ShouldBe((4, 6));
        (rest.Entries.Count, rest.Total).ShouldBe((2, 6));
        month.Entries.Concat(rest.Entries).Select(e => e.Id).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Holidays_have_the_names_of_the_working_calendar()
    {
        await using var desk = await Desk.Open();

        (await Page(desk, Amina, First, Last)).Where(day => day.Holiday is not null).Select(day => (day.Date.Day, day.Holiday)).ShouldBe([(11, "Veterans Day"), (26, "Thanksgiving Day")]);
    }

    [Theory]
    [InlineData("2026-11-02", "2026-11-01", "ends-before-it-starts")]
    [InlineData("2026-11-01", "2026-12-13", "calendar-too-long")]
    [InlineData("1900-01-01", "1900-01-01", "date-implausible")]
    public async Task A_span_that_cannot_be_shown_is_refused(string from, string to, string code)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Amina, new CalendarPage.Query(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private static Task<Outcome> Plan(Journey journey, DateOnly from, DateOnly to) =>
        journey.Do(Ines, version => new ScheduleSiteVisit.Command(journey.Lead, version, Guid.CreateVersion7(), from, to, VisitMode.OnSite, "Prove power and crane"));

    private static async Task<IReadOnlyList<CalendarPage.Day>> Page(Desk desk, DemoPerson person, DateOnly from, DateOnly to, bool all = false) =>
        (await desk.Do(person, new CalendarPage.Query(from, to) { All = all })).Value!.Days;

    private static IEnumerable<CalendarPage.Entry> Entries(IReadOnlyList<CalendarPage.Day> days) => days.SelectMany(day => day.Entries);

    private static IEnumerable<LeadId> Leads(IReadOnlyList<CalendarPage.Day> days) => Entries(days).Select(e => e.Lead.Id).Distinct();
}
