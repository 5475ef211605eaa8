using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GlobalReach.Web.Api;

/// <summary>The shapes that our own converters write, which nobody can read off the types.</summary>
internal static class ApiSchemas
{
    /// <summary>Use cases nest their types, so that many are called Result: their use case's name tells them apart.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        if (Bare(type.Type) is var bare && (IsOwnShape(bare) || bare == typeof(JsonElement))) return null;
        return OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? $"{type.Type.DeclaringType?.Name}{name}" : null;
    }

    public static async Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var (type, nullable) = (Bare(context.JsonTypeInfo.Type), Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null);
        if (context.JsonTypeInfo.ElementType is { } element && IsOwnShape(Bare(element))) schema.Items = await context.GetOrCreateSchemaAsync(element, null, ct);
        if (!IsOwnShape(type)) return;

        schema.Properties?.Clear();
        if (IsKnown(type))
        {
            var value = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
            schema.Type = null;
            schema.Description = "A value, the day the client could not say, or null while nobody asked.";
            schema.OneOf =
            [
                OnlyWith("value", value), OnlyWith("cannotSay", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }), new OpenApiSchema { Type = JsonSchemaType.Null },
            ];
            return;
        }

        schema.Type = type == typeof(Money) ? JsonSchemaType.Object : JsonSchemaType.String;
        if (nullable) schema.Type |= JsonSchemaType.Null;
        if (type == typeof(Money))
        {
            schema.Description = "An amount in a currency.";
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Number, Description = "In major units, with no finer fractions than the currency has." },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217." },
            };
            schema.Required = new HashSet<string> { "amount", "currency" };
            schema.AdditionalPropertiesAllowed = false;
        }
        else if (IsId(type))
        {
            schema.Format = "uuid";
        }
        else if (type == typeof(CountryCode))
        {
            schema.Pattern = "^[A-Z]{2}$";
        }
    }

    private static OpenApiSchema OnlyWith(string name, IOpenApiSchema of) => new()
    {
        Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { [name] = of }, Required = new HashSet<string> { name }, AdditionalPropertiesAllowed = false,
    };

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsOwnShape(Type type) =>
        IsKnown(type) || IsId(type) || type == typeof(Money) || type == typeof(CountryCode) || type == typeof(LanguageTag) || type == typeof(StageKey) || type == typeof(ActionKey);

    private static bool IsKnown(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Known<>);

    private static bool IsId(Type type) => type == typeof(LeadId) || type == typeof(CompanyId) || type == typeof(ContactId) || type == typeof(PersonId);
}
