using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.People;

public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Fact]
    public async Task An_absence_is_announced_once_and_is_in_the_organisations_journal()
    {
        await using var desk = await Desk.Open();
        var announce = Of(Amina, 1, 5, Tomas);

        await desk.Do(Amina, announce);
        await desk.Do(Amina, announce);

        var known = (await desk.Do(Amina, new AbsenceList.Query(Amina.Id))).Value!.Own.ShouldHaveSingleItem();
        (known.From, known.To, known.StandIn, known.StandInIsAway).ShouldBe((Today.AddDays(1), Today.AddDays(5), Tomas.Id, false));
        (await desk.Do(Tomas, new AbsenceList.Query(Tomas.Id))).Value!.StandingIn.ShouldHaveSingleItem().Person.ShouldBe(Amina.Id);
        (await desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne && e.Fact == "organisation.absence-announced").CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Two_absences_of_one_person_do_not_overlap_unless_the_first_ended()
    {
        await using var desk = await Desk.Open();
        var first = Of(Amina, 1, 5);
        await desk.Do(Amina, first);

        var touching = await desk.Send(Amina, Of(Amina, 5, 8));
        await desk.Do(Amina, Of(Amina, 6, 8));
        await desk.Do(Amina, new EndAbsence.Command(first.AbsenceId));
        await desk.Do(Amina, new EndAbsence.Command(first.AbsenceId));

        touching.Refusals.ShouldHaveSingleItem().Code.ShouldBe("absence-overlaps");
        await desk.Do(Amina, Of(Amina, 2, 5));
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "organisation.absence-ended"))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_that_are_announced_at_once_do_not_overlap_either()
    {
        await using var desk = await Desk.Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.Send(Amina, Of(Amina, 1, 5))));

        answers.Count(answer => answer.Succeeded).ShouldBe(1);
        (await desk.Look(db => db.Absences.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_away_cannot_stand_in_and_who_stands_in_is_told_when_they_go()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Tomas, Of(Tomas, 4, 9));

        var both = await desk.Send(Amina, Of(Amina, 1, 5, Tomas));
        await desk.Do(Amina, Of(Amina, 1, 5, Ines));
        await desk.Do(Ines, Of(Ines, 5, 5));

        both.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("stand-in-away"), r => r.Field.ShouldBe("StandInId"));
        (await desk.Do(Ines, new AbsenceList.Query(Ines.Id))).Value!.StandingIn.ShouldHaveSingleItem().StandInIsAway.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_person_and_an_administrator_say_it_and_only_who_works_at_the_desk_stands_in()
    {
        await using var desk = await Desk.Open();
        var announce = Of(Amina, 1, 5, Tomas);
        await desk.Do(Sam, announce);

        (await desk.Send(Tomas, Of(Amina, 8, 9))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("account-not-yours");
        (await desk.Send(Tomas, new EndAbsence.Command(announce.AbsenceId))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("account-not-yours");
        (await desk.Send(Tomas, new AbsenceList.Query(Amina.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("account-not-yours");
        foreach (var none in new[] { Rosa, Eleanor, Sam }) (await desk.Send(Amina, Of(Amina, 8, 9, none))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("StandInId");
        (await desk.Send(Eleanor, Of(Eleanor, 8, 9))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("PersonId");
    }

    [Theory]
    [InlineData("1900-01-01", "2026-11-12")]
    [InlineData("2026-11-12", "2199-01-01")]
    [InlineData("0001-01-01", "0001-01-01")]
    public async Task A_day_mistyped_is_none(string from, string to)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Amina, new AnnounceAbsence.Command(Guid.CreateVersion7(), Amina.Id, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), null));

        refused.Refusals.ShouldAllBe(r => r.Kind == RefusalKind.Invalid && (r.Code == "date-implausible" || r.Code == "required"));
    }

    [Fact]
    public async Task Who_is_away_today_is_known_to_be_to_everybody()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Amina, Of(Amina, 0, 3));
        await desk.Do(Tomas, Of(Tomas, 1, 3));

        var people = await desk.As(Ines, scope => scope.GetRequiredService<PeopleDirectory>().All(TestContext.Current.CancellationToken));

        people.Where(person => person.AwayUntil is not null).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Id.ShouldBe(Amina.Id), p => p.AwayUntil.ShouldBe(Today.AddDays(3)));
    }

    private static AnnounceAbsence.Command Of(DemoPerson person, int from, int to, DemoPerson? standIn = null) =>
        new(Guid.CreateVersion7(), person.Id, Today.AddDays(from), Today.AddDays(to), standIn?.Id);
}
