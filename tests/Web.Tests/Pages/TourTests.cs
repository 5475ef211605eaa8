using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Demo;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>Everybody is shown around once, in five steps that lead to pages they may open.</summary>
public sealed partial class TourTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_has_five_steps_that_they_may_follow()
    {
        foreach (var person in DemoPeople.All)
        {
            using var browser = await web.SignIn(person);

            var steps = Steps().Matches(await browser.Read("/account/tour")).Select(step => (Title: step.Groups[1].Value.Trim(), Address: step.Groups[2].Value)).ToList();

            steps.Count.ShouldBe(5, person.SignIn);
            steps.Select(step => step.Title).Distinct().Count().ShouldBe(5, person.SignIn);
            steps.ShouldAllBe(step => !step.Title.StartsWith("Tour_"));
            foreach (var (_, address) in steps)
            {
                using var answer = await browser.GetAsync(address, Now);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{person.SignIn} opens {address}");
            }
        }
    }

    [Fact]
    public async Task It_begins_by_itself_until_it_was_seen_wherever_they_sign_in_next()
    {
        using var grace = await web.SignIn(Grace);
        var before = await grace.Read("/account/profile");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", WebDesk.Antiforgery(before))]);

        using var seen = await grace.PostAsync("/account/tour?handler=Seen", form, Now);
        using var elsewhere = await web.SignIn(Grace);

        Starts(before).ShouldBeTrue();
        seen.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Starts(await grace.Read("/account/profile")).ShouldBeFalse();
        Starts(await elsewhere.Read("/account/profile")).ShouldBeFalse();
    }

    private static bool Starts(string page) => page.Contains("data-tour=\"due\"", StringComparison.Ordinal);

    [GeneratedRegex("<li class=\"card\">.*?</svg>([^<]*)</h2>.*?<a href=\"([^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex Steps();
}
