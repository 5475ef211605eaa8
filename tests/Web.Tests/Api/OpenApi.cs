using System.Text.Json;

namespace GlobalReach.Web.Tests.Api;

/// <summary>The published description, read as a client would read it.</summary>
internal sealed record OpenApi(JsonElement Root)
{
    public sealed record Operation(string Method, string Path, JsonElement Json)
    {
        public string Name => Json.GetProperty("operationId").GetString()!;
    }

    public static async Task<OpenApi> Of(WebDesk web)
    {
        using var anybody = web.Anybody();
        return new OpenApi(JsonSerializer.Deserialize<JsonElement>(await anybody.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)));
    }

    public IReadOnlyList<Operation> Operations =>
        [.. Root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => new Operation(operation.Name.ToUpperInvariant(), path.Name, operation.Value)))];

    public JsonElement Schema(string name) => Root.GetProperty("components").GetProperty("schemas").GetProperty(name);

    /// <summary>The schema behind a reference, or the schema itself.</summary>
    public JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference) ? Schema(reference.GetString()!.Split('/')[^1]) : schema;
}
