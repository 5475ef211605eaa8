using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GlobalReach.Web.Markup;

/// <summary>The world as the build drew it: the drawing's address, its size, and where on it a country is.</summary>
public sealed class WorldMap(IWebHostEnvironment environment)
{
    private const string Drawing = "bundle/world.svg";

    private readonly Lazy<File> file = new(() =>
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo("bundle/world.json").CreateReadStream();
        return JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!;
    });

    public int Width => file.Value.Width;

    public int Height => file.Value.Height;

    /// <summary>The middle of a country; null for one that is on no map of ours.</summary>
    public (double X, double Y)? PlaceOf(string country) => file.Value.Places.TryGetValue(country, out var place) ? (place[0], place[1]) : null;

    public static string Address(HttpContext http) => $"{http.Request.PathBase}/{http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[Drawing] ?? Drawing}";

    private sealed record File(int Width, int Height, Dictionary<string, double[]> Places);
}
