using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GlobalReach.Cast;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

/// <summary>Whatever is sent to whichever endpoint: it is done, or refused with a code and words. Never a fault of ours.</summary>
public sealed class MalformedInputTests(WebDesk web)
{
    private static readonly string[] Bodies = ["", "{", "[]", "null", "{}", "\"text\"", "42", "\u0000", "{\"version\":1,\"version\":2}", string.Concat(Enumerable.Repeat("{\"a\":", 200))];

    private static readonly string[] Values =
    [
        "null", "\"\"", "\"🏗️🇨🇹\u200F\"", $"\"{new string('x', 5_000)}\"", "-1", "1.5", "99999999999999999999", "true", "[null]", "{}", "{\"value\":null}", "\"1900-01-01\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"", "\"\\ud800\"", "\"\\u0000\"",
    ];

    private static readonly string[] Texts = ["🏗️", "-1", "0", "9999999999", "%00", "'; drop table Leads; --"];

    [Fact]
    public async Task No_input_to_any_endpoint_is_a_fault_of_ours()
    {
        var description = await OpenApi.Of(web);
        var lead = (await Journey.Reach(web.Desk, "aftercare")).Lead;
        var faults = new List<string>();

        foreach (var operation in description.Operations)
        {
            var probe = new Probe(web, description, operation, lead.Value);
            foreach (var (path, content) in Requests(probe))
            {
                using (content)
                {
                    if (await probe.Fault(path, content) is { } fault) faults.Add(fault);
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_endpoint_answers_without_a_key()
    {
        foreach (var operation in (await OpenApi.Of(web)).Operations)
        {
            var path = operation.Path.Replace("{version}", "1", StringComparison.Ordinal).Replace("{key}", "x", StringComparison.Ordinal).Replace("{action}", "x", StringComparison.Ordinal);
            (await new Caller(web.Anybody()).Send(new HttpMethod(operation.Method), System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", Guid.Empty.ToString()))).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        }
    }

    private static IEnumerable<(string Path, HttpContent? Content)> Requests(Probe probe)
    {
        foreach (var path in probe.Paths(Texts)) yield return (path, probe.Body is { } sound ? Json(sound.ToJsonString()) : null);
        if (probe.Body is not { } body) yield break;

        foreach (var text in Bodies) yield return (probe.Path, Json(text));
        yield return (probe.Path, new StringContent(body.ToJsonString(), Encoding.UTF8, "text/xml"));
        foreach (var member in body.Select(member => member.Key).Append("unheardOf").ToList())
        {
            var without = body.DeepClone().AsObject();
            without.Remove(member);
            yield return (probe.Path, Json(without.ToJsonString()));
            foreach (var value in Values) yield return (probe.Path, Json(With(without, member, value)));
        }
    }

    /// <summary>Written by hand, since no writer writes what is not well formed.</summary>
    private static string With(JsonObject body, string member, string value)
    {
        var rest = body.ToJsonString()[1..^1];
        return $"{{\"{member}\":{value}{(rest.Length > 0 ? "," : "")}{rest}}}";
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>One operation with a sound example of its path and body, made from the description.</summary>
    private sealed class Probe(WebDesk web, OpenApi description, OpenApi.Operation operation, Guid lead)
    {
        private readonly Caller caller = Caller.As(web, operation.Name is "verifyEvidence" or "verifyJobs" ? Chiara : Bjorn);
        private readonly Guid part = Guid.CreateVersion7();
        private int version = 1;

        public string Path => Fill(name => name switch { "id" => $"{lead}", "action" => "hold", "key" => "investor-journey", "version" => "1", "kind" => "Other", "fileName" => "a.txt", _ => $"{part}" });

        public JsonObject? Body => operation.Json.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? Example(json.GetProperty("schema"))!.AsObject() : null;

        /// <summary>The sound path, and one for every strange text in every place.</summary>
        public IEnumerable<string> Paths(string[] texts)
        {
            yield return Path;
            foreach (var (name, inQuery, _) in Parameters())
            {
                foreach (var text in texts.Append(new string('y', 5_000)))
                {
                    yield return inQuery ? $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(text)}" : Fill(other => other == name ? Uri.EscapeDataString(text) : other == "id" ? $"{lead}" : other == "version" ? "1" : $"{part}");
                }
            }
        }

        public async Task<string?> Fault(string path, HttpContent? content)
        {
            var sent = content is null ? "" : Short(await content.ReadAsStringAsync());
            var answer = await caller.Send(new HttpMethod(operation.Method), path, content);
            var told = $"{operation.Method} {path[..Math.Min(path.Length, 200)]} {sent} → {(int)answer.Status} {Short(answer.Text)}";
            if ((int)answer.Status < 300) return Learn(answer);
            if ((int)answer.Status >= 500 || answer.ContentHeaders.ContentType?.MediaType != "application/problem+json") return told;
            if (answer.Code == "changed-meanwhile") version = (await Caller.As(web, Amina).Get($"/api/leads/{lead}")).Ok().Version;
            return answer.Code.Length > 0 && answer.Json.GetProperty("title").GetString() is { Length: > 0 } title && title != answer.Code ? null : told;
        }

        private string? Learn(Answer answer)
        {
            if (answer.ContentHeaders.ContentType?.MediaType == "application/json" && answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("version", out var now)) version = now.GetInt32();
            return null;
        }

        private string Fill(Func<string, string> value)
        {
            var path = Parameters().Where(p => !p.InQuery).Aggregate(operation.Path, (filled, p) => filled.Replace($"{{{p.Name}}}", value(p.Name), StringComparison.Ordinal));
            var query = string.Join('&', Parameters().Where(p => p.Required && p.InQuery).Select(p => $"{p.Name}={value(p.Name)}"));
            return query.Length > 0 ? $"{path}?{query}" : path;
        }

        private IEnumerable<(string Name, bool InQuery, bool Required)> Parameters() => operation.Json.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() is "path" or "query")
                .Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString() == "query", p.TryGetProperty("required", out var must) && must.GetBoolean()))
            : [];

        private JsonNode? Example(JsonElement reference, string name = "")
        {
            var schema = description.Resolve(reference);
            if (name == "version") return version;
            if (schema.TryGetProperty("enum", out var choices)) return choices[0].ValueKind == JsonValueKind.Null ? choices[1].GetString() : choices[0].GetString();
            if (schema.TryGetProperty("oneOf", out var shapes)) return Example(shapes.EnumerateArray().First(shape => !(shape.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String && t.GetString() == "null")));
            var type = !schema.TryGetProperty("type", out var said) ? "object" : said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null") : said.GetString();
            return type switch
            {
                "object" => schema.TryGetProperty("properties", out var members) ? new JsonObject(members.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Example(member.Value, member.Name)))) : new JsonObject(),
                "array" => new JsonArray(Example(schema.GetProperty("items"))),
                "integer" or "number" => 3,
                "boolean" => true,
                _ => schema.TryGetProperty("format", out var format) ? format.GetString() switch { "uuid" => $"{Amina.Id}", "date" => "2026-11-10", _ => "2026-11-10T10:00:00Z" } : name switch
                {
                    "currency" => "USD", "country" => "DE", "language" => "de", "contactEmail" => "a@b.example", "toStage" => "inquiry", _ => "talent",
                },
            };
        }

        private static string Short(string text) => text.Length > 300 ? text[..300] : text;
    }
}
