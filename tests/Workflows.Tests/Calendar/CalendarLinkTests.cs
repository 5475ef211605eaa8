using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Calendar;

public sealed class CalendarLinkTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_are_long_unlike_and_fit_into_an_address()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => CalendarLink.NewToken()).ToList();

        tokens.Distinct().Count().ShouldBe(100);
        tokens.ShouldAllBe(token => token.Length == 43 && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_'));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_link_opens_its_persons_calendar_until_a_new_one_is_made_or_it_is_revoked()
    {
        await using var desk = await Desk.Open();

        var first = await Make(desk, Amina);
        (await Holder(desk, first)).ShouldBe(Amina.Id);
        (await desk.Do(Amina, new MyCalendarLink.Query())).Value!.MadeAt.ShouldBe(Desk.Morning);

        var second = await Make(desk, Amina);
        (await Holder(desk, first)).ShouldBeNull();
        (await Holder(desk, second)).ShouldBe(Amina.Id);

        await desk.Do(Amina, new RevokeCalendarLink.Command());
        (await Holder(desk, second)).ShouldBeNull();
        (await desk.Do(Amina, new MyCalendarLink.Query())).Value!.MadeAt.ShouldBeNull();
        (await Holder(desk, CalendarLink.NewToken())).ShouldBeNull();
    }

    [Fact]
    public async Task The_journal_tells_of_links_by_ids_and_the_token_is_nowhere()
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Make(desk, Amina), await Make(desk, Amina));
        await desk.Do(Amina, new RevokeCalendarLink.Command());
        await desk.Do(Amina, new RevokeCalendarLink.Command());

        var told = await desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne).OrderBy(e => e.Sequence).ToListAsync(Now));

        told.Select(e => e.Fact).ShouldBe(["organisation.founded", "organisation.calendar-link-made", "organisation.calendar-link-revoked", "organisation.calendar-link-made", "organisation.calendar-link-revoked"]);
        told.ShouldAllBe(e => !e.Payload.Contains(first) && !e.Payload.Contains(second));
        (await desk.Look(db => db.CalendarLinks.Select(l => l.TokenHash).ToListAsync(Now))).ShouldBe([CalendarLink.HashOf(first), CalendarLink.HashOf(second)], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_link_made_twice_is_made_once_and_nobody_takes_anothers()
    {
        await using var desk = await Desk.Open();
        var command = new MakeCalendarLink.Command(Guid.CreateVersion7(), CalendarLink.HashOf("one"));
        await desk.Do(Amina, command);
        await desk.Do(Amina, command);

        (await desk.Send(Tomas, command with { TokenHash = CalendarLink.HashOf("two") })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("id-taken");
        (await desk.Look(db => db.CalendarLinks.CountAsync(Now))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_left_is_read_by_nobody_and_their_link_stays_void_when_they_come_back()
    {
        await using var desk = await Desk.Open();
        var token = await Make(desk, Noor);

        await desk.Do(Sam, new ReleasePerson.Command(Noor.Id));
        (await Holder(desk, token)).ShouldBeNull();

        await desk.Do(Sam, new ReadmitPerson.Command(Noor.Id));
        (await Holder(desk, token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_administrator_has_no_leads_and_so_no_link()
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Sam, new MakeCalendarLink.Command(Guid.CreateVersion7(), "hash"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
    }

    [Theory]
    [InlineData(Confidentiality.Internal, false)]
    [InlineData(Confidentiality.ProjectTeam, true)]
    [InlineData(Confidentiality.Nda, true)]
    [InlineData(Confidentiality.Sealed, true)]
    public async Task From_level_two_on_the_feed_says_the_code_name_even_to_the_owner(Confidentiality level, bool alias)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.PlanVisit();
        await journey.Do(Amina, version => journey.Discovery(version, level));

        var feed = (await desk.Do(Amina, new CalendarFeed.Query())).Value!;

        feed.Select(e => e.Kind).Distinct().ShouldBe([EntryKind.Visit, EntryKind.Deadline], ignoreOrder: true);
        feed.ShouldAllBe(e => e.Name == (alias ? journey.CodeName : "Solaris Batteries GmbH"));
    }

    [Fact]
    public async Task The_feed_holds_what_is_on_ones_own_leads_not_too_long_ago_and_not_too_far_ahead()
    {
        await using var desk = await Desk.Open();
        var (mine, other) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await other.Do(Amina, version => new ReassignLead.Command(other.Lead, version, Tomas.Id, null, "They speak Japanese with him"));
        foreach (var day in new DateOnly[] { new(2026, 8, 1), new(2026, 9, 1), new(2027, 12, 1), new(2028, 1, 1) })
        {
            await mine.Do(Ines, version => new ScheduleSiteVisit.Command(mine.Lead, version, Guid.CreateVersion7(), day, day, VisitMode.Virtual, "Show the hall"));
        }

        var feed = (await desk.Do(Amina, new CalendarFeed.Query())).Value!;

        feed.ShouldAllBe(e => e.Lead == mine.Lead);
        feed.Where(e => e.Kind == EntryKind.Visit).Select(e => e.From).ShouldBe([new(2026, 9, 1), new(2027, 12, 1)]);
    }

    private static async Task<string> Make(Desk desk, DemoPerson person)
    {
        var token = CalendarLink.NewToken();
        await desk.Do(person, new MakeCalendarLink.Command(Guid.CreateVersion7(), CalendarLink.HashOf(token)));
        return token;
    }

    private static Task<PersonId?> Holder(Desk desk, string token) =>
        desk.As(Amina, async scope => (await scope.GetRequiredService<CalendarLinks>().Holder(token, Now))?.PersonId);
}
