using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Markup;

namespace GlobalReach.Web.Tests.Markup;

public sealed class KnownInputTests
{
    private static readonly DateOnly Today = new(2026, 3, 16);

    [Fact]
    public void A_value_is_read_as_browsers_send_it_whatever_the_persons_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");

        new KnownInput { Value = " 4.5 " }.TryRead<decimal>(Today, out var known).ShouldBeTrue();

        known.ShouldBe(Known<decimal>.Of(4.5m));
    }

    [Fact]
    public void Cannot_say_wins_over_what_was_typed_and_was_asked_today_unless_said_otherwise()
    {
        new KnownInput { Value = "12", CannotSay = true }.TryRead<int>(Today, out var today).ShouldBeTrue();
        new KnownInput { CannotSay = true, AskedOn = new(2026, 3, 2) }.TryRead<int>(Today, out var earlier).ShouldBeTrue();

        today.ShouldBe(Known<int>.CannotSay(Today));
        earlier.ShouldBe(Known<int>.CannotSay(new(2026, 3, 2)));
    }

    [Fact]
    public void An_empty_entry_is_not_asked_yet()
    {
        new KnownInput { Value = "  " }.TryRead<int>(Today, out var known).ShouldBeTrue();

        known.IsAnswered.ShouldBeFalse();
    }

    [Fact]
    public void Words_where_a_number_belongs_are_told_apart_from_nothing() =>
        new KnownInput { Value = "about a dozen" }.TryRead<int>(Today, out _).ShouldBeFalse();

    [Fact]
    public void What_is_known_comes_back_unchanged()
    {
        foreach (var known in new[] { Known<decimal>.Of(12.5m), Known<decimal>.CannotSay(Today), Known<decimal>.NotAsked })
        {
            KnownInput.From(known).TryRead<decimal>(Today.AddDays(1), out var again).ShouldBeTrue();
            again.ShouldBe(known);
        }
    }
}
