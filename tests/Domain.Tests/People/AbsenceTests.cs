using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.People;

public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly PersonId Amina = PersonId.New();
    private static readonly PersonId Tomas = PersonId.New();

    [Theory]
    [InlineData(3, 2, "absence-ends-before-it-begins")]
    [InlineData(-5, -1, "absence-is-over")]
    [InlineData(0, 366, "absence-too-long")]
    public void Days_that_make_no_absence_are_told_at_the_last_one(int from, int to, string code) =>
        Absence.Announce(Guid.CreateVersion7(), Amina, Today.AddDays(from), Today.AddDays(to), Tomas, Today).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(code), r => r.Field.ShouldBe("To"));

    [Fact]
    public void Nobody_stands_in_for_themselves() =>
        Absence.Announce(Guid.CreateVersion7(), Amina, Today, Today, Amina, Today).Refusals.ShouldHaveSingleItem().Code.ShouldBe("stands-in-for-themselves");

    [Fact]
    public void It_holds_from_the_first_day_to_the_last_and_not_after_it_ended()
    {
        var absence = Absence.Announce(Guid.CreateVersion7(), Amina, Today.AddDays(-1), Today.AddDays(364), null, Today).Value!;
        absence.Covers(Today.AddDays(-2)).ShouldBeFalse();
        absence.Covers(Today.AddDays(-1)).ShouldBeTrue();
        absence.Covers(Today.AddDays(364)).ShouldBeTrue();
        absence.Covers(Today.AddDays(365)).ShouldBeFalse();

        absence.End(Today);
        absence.End(Today.AddDays(1));

        absence.Covers(Today).ShouldBeFalse();
        absence.EndedOn.ShouldBe(Today);
        absence.TakeFacts().ShouldBe([new AbsenceAnnounced(absence.Id, Amina, Today.AddDays(-1), Today.AddDays(364), null), new AbsenceEnded(absence.Id, Amina)]);
    }
}
