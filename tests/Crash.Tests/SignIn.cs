using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Crash.Tests;

/// <summary>A browser's way in, and whether it still holds.</summary>
internal static partial class SignIn
{
    public static async Task By(RunningDesk desk, DemoPerson person, CookieContainer cookies)
    {
        using var browser = desk.Caller(cookies: cookies);
        var page = await browser.GetStringAsync("/account/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Email"] = person.Email, ["Form.Password"] = DemoPeople.Password, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await browser.PostAsync("/account/sign-in", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A desk started again listens on another port; the cookie is the host's, as it would be behind one name.</summary>
    public static async Task<bool> Holds(RunningDesk desk, CookieContainer cookies)
    {
        using var browser = desk.Caller(cookies: cookies);
        using var answer = await browser.GetAsync("/leads");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
