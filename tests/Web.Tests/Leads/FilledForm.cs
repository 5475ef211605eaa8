using System.Net;
using System.Text.RegularExpressions;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>A form on a page as a browser without script would send it: what it holds already, and what a person typed.</summary>
internal static partial class FilledForm
{
    public static async Task<string> Read(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return page;
    }

    /// <summary>Opens the page, fills in its form of that handler (null: the page's main form) and sends it.</summary>
    public static async Task<(HttpStatusCode Status, string Page)> Submit(this HttpClient browser, string address, string? handler, params (string Name, string Value)[] typed)
    {
        var (_, held) = await browser.Find(address, handler, typed);
        return await browser.Send(address, handler, [.. held.Where(field => typed.All(own => own.Name != field.Name)), .. typed]);
    }

    /// <summary>Sends exactly these fields.</summary>
    public static async Task<(HttpStatusCode Status, string Page)> Send(this HttpClient browser, string address, string? handler, IReadOnlyList<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await browser.PostAsync(With(address, handler), form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>What the form holds; of several alike, the one that is about the part that was typed.</summary>
    public static async Task<(string Page, IReadOnlyList<(string Name, string Value)> Fields)> Find(this HttpClient browser, string address, string? handler, params (string Name, string Value)[] typed)
    {
        var page = await browser.Read(address);
        var part = typed.FirstOrDefault(field => field.Name.EndsWith("part", StringComparison.OrdinalIgnoreCase));
        var forms = Forms().Matches(page)
            .Where(form => Attribute(form.Groups[1].Value, "method") == "post" && !form.Groups[1].Value.Contains("sign-out", StringComparison.Ordinal))
            .Where(form => handler is null ? !form.Groups[1].Value.Contains("handler=", StringComparison.Ordinal) : form.Groups[1].Value.Contains($"handler={handler}", StringComparison.Ordinal))
            .Select(form => Held(form.Groups[2].Value))
            .Where(fields => part == default || fields.Contains(part))
            .ToList();
        forms.ShouldNotBeEmpty($"{address} has no form {handler}.");
        return (page, forms[0]);
    }

    private static IReadOnlyList<(string Name, string Value)> Held(string form) =>
    [
        .. Inputs().Matches(form).Select(input => input.Value).Where(IsSent).Select(input => (Attribute(input, "name"), Attribute(input, "value"))),
        .. Areas().Matches(form).Select(area => (Attribute(area.Groups[1].Value, "name"), WebUtility.HtmlDecode(area.Groups[2].Value))),
        .. Selects().Matches(form).Select(select => (Attribute(select.Groups[1].Value, "name"), Options().Matches(select.Groups[2].Value).Select(option => option.Value).Where(option => option.Contains(" selected", StringComparison.Ordinal)).Select(option => Attribute(option, "value")).FirstOrDefault(""))),
    ];

    private static bool IsSent(string input) =>
        Attribute(input, "type") is not ("file" or "submit") && (Attribute(input, "type") is not ("checkbox" or "radio") || input.Contains(" checked", StringComparison.Ordinal));

    private static string With(string address, string? handler) => handler is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";

    private static string Attribute(string element, string name) => WebUtility.HtmlDecode(Regex.Match(element, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Options();
}
