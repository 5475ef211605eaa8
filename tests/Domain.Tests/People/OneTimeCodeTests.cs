using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.People;

public sealed class OneTimeCodeTests
{
    /// <summary>The key of RFC 6238's own test table, in base 32.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void It_is_the_code_that_the_standard_says(long second, string code) => OneTimeCode.At(Key, OneTimeCode.StepAt(At(second))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_half_a_minute_off_and_no_more(int off, bool known)
    {
        var now = At(1234567890);
        var step = OneTimeCode.StepAt(now) + off;

        OneTimeCode.StepOf(Key, OneTimeCode.At(Key, step), now).ShouldBe(known ? step : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5924")]
    [InlineData("0059240")]
    [InlineData("٠٠٥٩٢٤")]
    [InlineData("🙂🙂🙂🙂🙂🙂")]
    public void Anything_else_is_no_code(string typed) => OneTimeCode.StepOf(Key, typed, At(1234567890)).ShouldBeNull();

    [Fact]
    public void A_drawn_key_is_one_and_no_two_are_alike()
    {
        var keys = Enumerable.Range(0, 20).Select(_ => OneTimeCode.DrawKey()).ToList();

        keys.ShouldAllBe(key => OneTimeCode.IsKey(key));
        keys.Distinct().Count().ShouldBe(20);
        new[] { null, "", Key[1..], Key.ToLowerInvariant(), Key[1..] + "1" }.ShouldAllBe(other => !OneTimeCode.IsKey(other));
    }

    private static DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(second);
}
