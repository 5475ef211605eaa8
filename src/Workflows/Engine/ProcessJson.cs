using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace GlobalReach.Workflows.Engine;

/// <summary>How a definition is written as JSON, and what identifies its content.</summary>
public static class ProcessJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new StageKeyConverter(), new ActionKeyConverter() },
    };

    private static readonly Lazy<JsonSerializerOptions> Schema = new(() => new JsonSerializerOptions(Options) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() });

    /// <summary>Reads a definition; throws <see cref="JsonException"/> with the place when it is not one.</summary>
    public static ProcessDefinition Read(string json) =>
        JsonSerializer.Deserialize<ProcessDefinition>(json, Options) ?? throw new JsonException("The file is empty.");

    /// <summary>Writes a definition in its canonical form.</summary>
    public static string Write(ProcessDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <summary>SHA-256 of the canonical form: white space and order of properties do not count.</summary>
    public static string HashOf(ProcessDefinition definition) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(definition, Options)));

    /// <summary>What a definition may contain, as this reads it.</summary>
    public static JsonNode SchemaOf(JsonSchemaExporterOptions exporter) => Schema.Value.GetJsonSchemaAsNode(typeof(ProcessDefinition), exporter);

    private sealed class StageKeyConverter : JsonConverter<StageKey>
    {
        public override StageKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, StageKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class ActionKeyConverter : JsonConverter<ActionKey>
    {
        public override ActionKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ActionKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
