using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using GlobalReach.Workflows.Engine.Gates;

namespace GlobalReach.Workflows.Engine;

/// <summary>What a definition may contain, as a JSON Schema made from the records themselves: whatever they gain is offered to who writes one.</summary>
public static class ProcessSchema
{
    private static readonly Lazy<JsonNode> Made = new(Make);

    /// <summary>The schema. Names of gates, facts and pages that mend something are told for completion; a gate may be about something else as well.</summary>
    public static string Json { get; } = Made.Value.ToJsonString();

    /// <summary>The pages of a lead on which something that a gate asks for is mended.</summary>
    public static IReadOnlyList<string> Links { get; } =
        ["inquiry", "acknowledgement", "duplicates", "screening", "qualification", "assignment", "discovery", "shortlist", "proposals", "visits", "incentives", "commitment", "landing", "aftercare", "tasks", "documents"];

    private static JsonNode Make() => ProcessJson.SchemaOf(new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
            if (type == typeof(StageKey) || type == typeof(ActionKey)) schema = new JsonObject { ["type"] = "string" };
            if (schema is JsonObject known && Names(context.PropertyInfo?.DeclaringType, context.PropertyInfo?.Name) is { } names) known["examples"] = new JsonArray([.. names.Select(name => (JsonNode)JsonValue.Create(name))]);
            return schema;
        },
    });

    private static IEnumerable<string>? Names(Type? of, string? property) => (of?.Name, property) switch
    {
        (nameof(GateUse), "gate") => GateLibrary.Keys,
        (nameof(GateUse), "of") => FactCatalog.Keys.Concat(Enum.GetNames<DocumentKind>()),
        (nameof(GateUse), "link") => Links,
        (nameof(DeadlineDefinition), "until") or (nameof(Sooner), "when") => FactCatalog.Keys,
        (_, "within" or "after") => ["4h", "1d", "2d", "5d", "10d", "30d"],
        _ => null,
    };
}
