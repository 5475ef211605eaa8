using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>Each page's looks beside each other in one picture, for whoever judges them by eye.</summary>
/// <remarks>Kept where GLOBALREACH_PICTURES names a folder, on the whole demonstration; docs/pages is made like this.</remarks>
public sealed class Pictures(string folder)
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> pages = new();

    /// <summary>Null where nobody asked for pictures.</summary>
    public static Pictures? Wanted() => Environment.GetEnvironmentVariable("GLOBALREACH_PICTURES") is { Length: > 0 } folder ? new(Path.GetFullPath(folder)) : null;

    public void Keep(string page, string look, byte[] picture) => pages.GetOrAdd(page, _ => new())[look] = picture;

    /// <summary>Writes one picture a page.</summary>
    public async Task Hang(IBrowser browser)
    {
        Directory.CreateDirectory(folder);
        var wall = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1720, Height = 660 } });
        foreach (var (page, looks) in pages)
        {
            var frames = new[] { "light", "dark", "rtl", "phone" }.Where(looks.ContainsKey).Select(look => $"<figure class=\"{look}\"><img src=\"data:image/png;base64,{Convert.ToBase64String(looks[look])}\"></figure>");
            await wall.SetContentAsync(
                $$"""
                <style>
                  body { display: flex; align-items: start; gap: 8px; margin: 0; padding: 8px; background: #9aa5a8; }
                  figure { flex: none; width: 488px; max-height: 644px; margin: 0; overflow: hidden; }
                  .phone { width: 200px; }
                  img { width: 100%; }
                </style>
                {{string.Concat(frames)}}
                """);
            await wall.Locator("body").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page}.jpg"), Type = ScreenshotType.Jpeg, Quality = 76 });
        }
    }
}
