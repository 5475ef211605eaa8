using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Web.Api;

/// <summary>How the API reads and writes JSON: as it is stored, but strictly, so that a typo is told and never ignored.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        // A proposal's state is part of the fixed contract in this spelling.
        options.Converters.Add(new JsonStringEnumConverter<ProposalState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        StoredJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
    }

    /// <summary>A path as the reader tells it ($.lines[0].amount) without its root.</summary>
    public static string FieldOf(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    /// <summary>What may stand at a path of a body: names of a choice, or none where it is no choice.</summary>
    public static IReadOnlyList<string> ChoicesAt(Type? body, string field)
    {
        var type = body;
        foreach (var step in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var member = type?.GetProperty(step.Split('[')[0], BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType;
            type = member is null ? null : Inside(member);
        }

        return type is { IsEnum: true } ? Enum.GetNames(type) : [];
    }

    private static Type Inside(Type type)
    {
        while (type.IsGenericType && (type.IsValueType || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))) type = type.GetGenericArguments()[0];
        return type;
    }
}
