using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Bench;

/// <summary>Somebody signed in, who takes brotli as every browser does and counts what comes over the wire.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;

    private Browser(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br, zstd");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html,*/*");
    }

    public static async Task<Browser> SignIn(Product product, string who)
    {
        var browser = new Browser(product.Address);
        var page = await browser.Open("/account/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Email"] = DemoPeople.Find(who).Email, ["Form.Password"] = DemoPeople.Password, ["__RequestVerificationToken"] = Token().Match(page.Text).Groups[1].Value,
        });
        using var answer = await browser.http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"The sign-in of {who} was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>From now on addresses are asked for by a page's script.</summary>
    public void AskFromThePage() => http.DefaultRequestHeaders.TryAddWithoutValidation("HX-Request", "true");

    /// <summary>Fetches one address.</summary>
    public async Task<Fetched> Open(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}.");
        return new Fetched(path, await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.FirstOrDefault() ?? "plain");
    }

    /// <summary>Fetches a page with all that it asks for, as a first visit does: style sheets and what they show, scripts, pictures, the icon.</summary>
    public async Task<IReadOnlyList<Fetched>> Load(string path)
    {
        var page = await Open(path);
        var all = new Dictionary<string, Fetched> { [path] = page };
        foreach (Match asset in Asset().Matches(page.Text))
        {
            var address = WebUtility.HtmlDecode(asset.Groups[1].Value).Split('#')[0];
            if (address.StartsWith('/') && !all.ContainsKey(address)) all[address] = await Open(address);
        }

        foreach (var sheet in all.Values.Where(fetched => fetched.Path.Contains(".css", StringComparison.Ordinal)).ToList())
        {
            foreach (Match shown in Shown().Matches(sheet.Text))
            {
                var address = new Uri(new Uri(http.BaseAddress!, sheet.Path), shown.Groups[1].Value).PathAndQuery;
                if (!all.ContainsKey(address)) all[address] = await Open(address);
            }
        }

        return [.. all.Values];
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""<(?:link[^>]*? href|script[^>]*? src|img[^>]*? src|use[^>]*? href)="([^"]+)""")]
    private static partial Regex Asset();

    [GeneratedRegex("""url\(["']?(?!data:|#)([^"')]+)""")]
    private static partial Regex Shown();
}

/// <summary>What came over the wire.</summary>
internal sealed record Fetched(string Path, byte[] Bytes, string Encoding)
{
    public string Text => Encoding switch
    {
        "br" => Unpacked(new System.IO.Compression.BrotliStream(new MemoryStream(Bytes), System.IO.Compression.CompressionMode.Decompress)),
        "gzip" => Unpacked(new System.IO.Compression.GZipStream(new MemoryStream(Bytes), System.IO.Compression.CompressionMode.Decompress)),
        _ => System.Text.Encoding.UTF8.GetString(Bytes),
    };

    private static string Unpacked(Stream stream)
    {
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
