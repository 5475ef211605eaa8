using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Web.Tests.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>Odd input gets a right answer, and what was typed stays.</summary>
public sealed partial class BadInputTests(WebDesk web)
{
    [Fact]
    public async Task A_name_of_five_thousand_letters_is_told_to_be_too_long_and_stays_to_be_shortened()
    {
        using var ines = await web.SignIn(Ines);
        var name = new string('ß', 5000);

        var (status, page) = await ines.Submit("/leads/register", null, ("Form.Summary", "A plant for pumps"), ("Form.CompanyName", name));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("at most 300 characters", Case.Insensitive);
        page.ShouldContain($"value=\"{name}\"");
        page.ShouldContain("A plant for pumps");
    }

    [Theory]
    [InlineData("🚀 Raketen-Bäckerei 👩‍🍳 GmbH")]
    [InlineData("שלום תעשיות Ltd. (2026)")]
    [InlineData("مصنع الأمل‏ ABC‎ 42")]
    public async Task A_name_with_pictures_or_from_right_to_left_is_kept_letter_by_letter_and_turns_nothing_around_it(string name)
    {
        using var ines = await web.SignIn(Ines);

        (await ines.Submit("/leads/register", null, ("Form.Summary", "A plant for pumps"), ("Form.CompanyName", name))).Status.ShouldBe(HttpStatusCode.Redirect);

        var list = WebUtility.HtmlDecode(await ines.Read("/leads?q=" + Uri.EscapeDataString(name)));
        list.ShouldContain($"<bdi>{name}</bdi>");
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    [InlineData("yesterday")]
    public async Task A_day_that_cannot_be_meant_is_told_at_its_field(string day)
    {
        using var ines = await web.SignIn(Ines);

        var (status, page) = await ines.Submit("/leads/register", null, ("Form.Summary", "A plant for pumps"), ("Form.CompanyName", "Tag GmbH"), ("Form.LawfulBasisOn", day));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Faults().Matches(page).Select(fault => fault.Groups[1].Value).ShouldBe(["Form_LawfulBasisOn"]);
        page.ShouldContain("A plant for pumps");
    }

    [GeneratedRegex("id=\"([^\"]+)-error\"")]
    private static partial Regex Faults();
}
