using System.Globalization;
using GlobalReach.Web.Markup;

namespace GlobalReach.Web.Tests.Markup;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("en-US", "9 million", 9_000_000)]
    [InlineData("en-US", "9m", 9_000_000)]
    [InlineData("en-US", "12,500,000", 12_500_000)]
    [InlineData("en-US", "12,500", 12_500)]
    [InlineData("en-US", "1,234 million", 1_234_000_000)]
    [InlineData("en-US", "1.5 billion", 1_500_000_000)]
    [InlineData("en-US", "800k", 800_000)]
    [InlineData("en-US", "12.500.000", 12_500_000)]
    [InlineData("en-US", "1,25,00,000", 12_500_000)]
    [InlineData("en-US", "62000.5", 62_000.5)]
    [InlineData("de-DE", "12.500", 12_500)]
    [InlineData("de-DE", "12,5 Mio.", 12_500_000)]
    [InlineData("de-DE", "1,2 Mrd", 1_200_000_000)]
    [InlineData("de-DE", "1.234.567,89", 1_234_567.89)]
    [InlineData("fr-FR", "12\u202f500\u00a0000", 12_500_000)]
    [InlineData("fr-FR", "2,5 milliards", 2_500_000_000)]
    [InlineData("de-CH", "12’500’000", 12_500_000)]
    [InlineData("de-DE", "12500000", 12_500_000)]
    public void Amounts_are_read_as_people_write_them(string reader, string typed, decimal amount)
    {
        As(reader);

        AmountText.TryRead(typed, 2, out var read).ShouldBeTrue();

        read.ShouldBe(amount);
    }

    [Theory]
    [InlineData("en-US", "12.500")]
    [InlineData("de-DE", "12,500")]
    [InlineData("de-DE", "1 Billion")]
    [InlineData("en-US", "12,50,0")]
    [InlineData("en-US", "1.2.3")]
    [InlineData("en-US", "1.000,000.5")]
    [InlineData("en-US", "about 9")]
    [InlineData("en-US", "9 dozen")]
    [InlineData("en-US", "9 to 12 million")]
    [InlineData("en-US", "1e99")]
    [InlineData("en-US", "79228162514264337593543950335 million")]
    [InlineData("en-US", "million")]
    [InlineData("en-US", "")]
    public void What_is_no_amount_or_could_be_two_is_not_read(string reader, string typed)
    {
        As(reader);

        AmountText.TryRead(typed, 2, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_currency_of_three_decimals_has_them()
    {
        As("en-US");

        AmountText.TryRead("12.500", 3, out var dinars).ShouldBeTrue();

        dinars.ShouldBe(12.5m);
    }

    [Theory]
    [InlineData("en-US", "12500000", "12,500,000")]
    [InlineData("de-DE", "62000.50", "62.000,5")]
    [InlineData("de-DE", "about 9", "about 9")]
    public void What_stands_in_the_field_is_grouped_for_its_reader_and_read_back_the_same(string reader, string stored, string shown)
    {
        As(reader);

        AmountText.Shown(stored).ShouldBe(shown);
        if (AmountText.Stored(shown) is { } again) decimal.Parse(again, CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(stored, CultureInfo.InvariantCulture));
    }

    private static void As(string reader) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader);
}
