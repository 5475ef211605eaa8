using CsCheck;
using GlobalReach.Domain.Foundation;

namespace GlobalReach.Domain.Tests.Foundation;

public sealed class ValueTests
{
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly string[] Currencies = ["USD", "EUR", "JPY", "KRW", "KWD"];

    [Fact]
    public void Cannot_say_is_an_answer_and_not_asked_is_none()
    {
        Known<int>.NotAsked.IsAnswered.ShouldBeFalse();
        Known<int>.CannotSay(Day).ShouldSatisfyAllConditions(k => k.IsAnswered.ShouldBeTrue(), k => k.HasValue.ShouldBeFalse(), k => k.AskedOn.ShouldBe(Day));
        Known<int>.Of(0).ShouldSatisfyAllConditions(k => k.IsAnswered.ShouldBeTrue(), k => k.HasValue.ShouldBeTrue(), k => k.Value.ShouldBe(0));
        default(Known<int>).ShouldBe(Known<int>.NotAsked);
    }

    [Fact]
    public void Reading_what_nobody_knows_is_a_bug() => Should.Throw<InvalidOperationException>(() => Known<int>.CannotSay(Day).Value);

    [Fact]
    public void Read_as_something_else_cannot_say_stays_what_it_is()
    {
        Known<int>.Of(4).Select(n => $"{n} jobs").ShouldBe(Known<string>.Of("4 jobs"));
        Known<int>.CannotSay(Day).Select(n => $"{n} jobs").ShouldBe(Known<string>.CannotSay(Day));
        Known<int>.NotAsked.Select(n => $"{n} jobs").ShouldBe(Known<string>.NotAsked);
        Known<int>.NotAsked.Or(7).ShouldBe(7);
    }

    [Theory]
    [InlineData("12500000.5", "USD", 1_250_000_050, "USD 12500000.50")]
    [InlineData("1500000000", "JPY", 1_500_000_000, "JPY 1500000000")]
    [InlineData("1.234", "KWD", 1_234, "KWD 1.234")]
    public void Money_is_kept_in_the_minor_unit_of_its_currency(string major, string currency, long minor, string text)
    {
        var money = Money.OfMajor(decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture), currency);

        (money.Minor, money.ToString()).ShouldBe((minor, text));
    }

    [Fact]
    public void Fractions_that_a_currency_does_not_have_are_a_bug()
    {
        Should.Throw<ArgumentException>(() => Money.OfMajor(1.5m, "JPY"));
        Should.Throw<ArgumentException>(() => Money.Usd(1.005m));
        Should.Throw<ArgumentException>(() => new Money(1, "usd"));
    }

    [Fact]
    public void Two_currencies_are_never_added() => Should.Throw<InvalidOperationException>(() => Money.Usd(1) + Money.OfMajor(1, "EUR"));

    [Fact]
    public void A_sum_that_does_not_fit_is_no_sum() => Should.Throw<OverflowException>(() => new Money(long.MaxValue, "USD") + new Money(1, "USD"));

    [Fact]
    public void Major_and_minor_units_agree_for_every_amount() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 4]).Sample((minor, pick) =>
            new Money(minor, Currencies[pick]) is var money && Money.OfMajor(money.Major, money.Currency) == money);

    [Fact]
    public void A_refusal_without_a_reason_is_a_bug()
    {
        Should.Throw<ArgumentException>(() => Outcome.Refused());
        Should.Throw<ArgumentException>(() => Outcome<int>.Refused());
    }

    [Fact]
    public void An_outcome_is_done_or_tells_every_reason()
    {
        Outcome refused = Outcome.Refused(Refusal.Rule("one"), Refusal.Invalid("Field", "two"));
        Outcome<int> seven = 7;

        Outcome.Done.Succeeded.ShouldBeTrue();
        refused.Succeeded.ShouldBeFalse();
        refused.Refusals.Select(r => r.Code).ShouldBe(["one", "two"]);
        (seven.Succeeded, seven.Value, seven.ToOutcome()).ShouldBe((true, 7, Outcome.Done));
        Outcome<int>.Refused(refused.Refusals).As<string>().Refusals.ShouldBe(refused.Refusals);
    }

    [Theory]
    [InlineData("DE", true)]
    [InlineData("JP", true)]
    [InlineData("de", false)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_country_has_a_code_in_capitals(string? code, bool known) => CountryCode.IsCountry(code).ShouldBe(known);

    [Theory]
    [InlineData("de", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hans", true)]
    [InlineData("german", false)]
    [InlineData("", false)]
    public void A_language_has_a_tag(string tag, bool known) => LanguageTag.IsLanguage(tag).ShouldBe(known);

    [Fact]
    public void Codes_that_nobody_checked_are_a_bug()
    {
        Should.Throw<ArgumentException>(() => new CountryCode("Germany"));
        Should.Throw<ArgumentException>(() => new LanguageTag("Deutsch"));
    }
}
