using GlobalReach.Domain.Letterheads;

namespace GlobalReach.Domain.Tests.Letterheads;

public sealed class BrandColourTests
{
    [Theory]
    [InlineData("#0f5c6e", "#0f5c6e")]
    [InlineData("0F5C6E", "#0f5c6e")]
    [InlineData(" #FFFFFF ", "#ffffff")]
    public void A_colour_is_read_as_people_write_it(string text, string hex) => BrandColour.Read(text)!.Hex.ShouldBe(hex);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("#fff")]
    [InlineData("red")]
    [InlineData("#12345g")]
    [InlineData("#-12345")]
    [InlineData("#0f5c6e;}body{display:none")]
    public void What_is_no_colour_is_none(string? text) => BrandColour.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("#ffffff", 1.0)]
    [InlineData("#000000", 21.0)]
    [InlineData("#767676", 4.54)]
    [InlineData("#777777", 4.48)]
    public void Contrast_is_that_of_the_guidelines(string text, double contrast) => BrandColour.Read(text)!.ContrastWithWhite.ShouldBe(contrast, 0.005);

    [Fact]
    public void A_colour_is_taken_from_four_and_a_half_to_one_on()
    {
        BrandColour.Read("#767676")!.TooLight.ShouldBeNull();
        var refused = BrandColour.Read("#777777")!.TooLight!;
        (refused.Field, refused.Code).ShouldBe(("Colour", "colour-too-light"));
        refused.Args[0].ShouldBe(4.4);
    }

    [Theory]
    [InlineData("#0f5c6e")]
    [InlineData("#767676")]
    [InlineData("#000000")]
    [InlineData("#b3261e")]
    [InlineData("#0000ff")]
    [InlineData("#7b2d8e")]
    public void Words_in_any_colour_we_take_are_legible_by_day_and_by_night(string text)
    {
        var colour = BrandColour.Read(text)!;

        colour.ByDay.ContrastWithWhite.ShouldBeGreaterThanOrEqualTo(colour.ContrastWithWhite);
        // The dark card is #1c2326: its luminance is about 0.0165, so this is 4.5 to 1 against it.
        (21 / colour.ByNight.ContrastWithWhite * 0.05 / (0.0165 + 0.05)).ShouldBeGreaterThan(BrandColour.Legible);
    }

    [Fact]
    public void A_dark_colour_is_by_day_what_it_is() => BrandColour.Read("#0f5c6e")!.ByDay.Hex.ShouldBe("#0f5c6e");
}
