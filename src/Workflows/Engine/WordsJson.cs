using System.Text.Json;
using System.Text.Json.Nodes;

namespace GlobalReach.Workflows.Engine;

/// <summary>Words of a process as JSON, so that words of kinds added later go along untouched: laid over each other, compared, looked up by their place ("tasks.kick-off-note", "stages.inquiry.name").</summary>
public static class WordsJson
{
    /// <summary>Reads words; throws <see cref="JsonException"/> when they are none.</summary>
    public static JsonObject Read(string json) => json.Length == 0 ? [] : JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }) as JsonObject ?? throw new JsonException("Words are an object.");

    /// <summary>These words, and the others' where these have none.</summary>
    public static JsonObject Over(this JsonObject words, JsonObject others)
    {
        var merged = (JsonObject)others.DeepClone();
        foreach (var (name, value) in words)
        {
            merged[name] = value is JsonObject inner && merged[name] is JsonObject known ? inner.Over(known) : value?.DeepClone();
        }

        return merged;
    }

    /// <summary>What of these words the others do not say already.</summary>
    public static JsonObject Beyond(this JsonObject words, JsonObject others)
    {
        var beyond = new JsonObject();
        foreach (var (name, value) in words)
        {
            if (value is JsonObject inner)
            {
                if (inner.Beyond(others[name] as JsonObject ?? []) is { Count: > 0 } more) beyond[name] = more;
            }
            else if (!JsonNode.DeepEquals(value, others[name]))
            {
                beyond[name] = value?.DeepClone();
            }
        }

        return beyond;
    }

    /// <summary>Every single word with its place.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Each(this JsonObject words, string under = "") =>
        words.SelectMany(word => word.Value switch
        {
            JsonObject inner => inner.Each($"{under}{word.Key}."),
            JsonValue value => [new($"{under}{word.Key}", value.ToString())],
            _ => (IEnumerable<KeyValuePair<string, string>>)[],
        });

    /// <summary>The word at a place; null when there is none.</summary>
    public static string? At(this JsonObject words, string place) =>
        place.Split('.').Aggregate((JsonNode?)words, (at, name) => (at as JsonObject)?[name]) is JsonValue value ? value.ToString() : null;

    /// <summary>Puts a word at a place; an empty one is taken away.</summary>
    public static void Put(this JsonObject words, string place, string? word)
    {
        var names = place.Split('.');
        var at = words;
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject inner) at[name] = inner = [];
            at = inner;
        }

        if (string.IsNullOrWhiteSpace(word)) at.Remove(names[^1]);
        else at[names[^1]] = word.Trim();
    }
}
