using System.Text.Json;
using System.Text.Json.Serialization;

namespace GlobalReach.Workflows.Data;

/// <summary>How values are written as JSON, in the database and over the API alike: names of enums, bare ids, "cannot say" as its own shape.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.Converters.Add(new KnownConverterFactory());
        options.Converters.Add(new IdConverter<LeadId>());
        options.Converters.Add(new IdConverter<CompanyId>());
        options.Converters.Add(new IdConverter<ContactId>());
        options.Converters.Add(new IdConverter<PersonId>());
        options.Converters.Add(new TextConverter<CountryCode>(CountryCode.IsCountry, text => new CountryCode(text), code => code.Value));
        options.Converters.Add(new TextConverter<LanguageTag>(LanguageTag.IsLanguage, text => new LanguageTag(text), tag => tag.Value));
        options.Converters.Add(new TextConverter<StageKey>(_ => true, text => new StageKey(text), key => key.Value));
        options.Converters.Add(new TextConverter<ActionKey>(_ => true, text => new ActionKey(text), key => key.Value));
        options.Converters.Add(new MoneyConverter());
        return options;
    }

    // A reader inside a converter starts counting anew: the outer reader knows where in the document it is.
    private static JsonException WithoutPath(JsonException error) => new(error.Message);

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(Guid.Parse(reader.GetString()!));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value.ToString());
    }

    private sealed class TextConverter<T>(Func<string, bool> isValid, Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && isValid(text) ? read(text) : throw new JsonException($"The value is no {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    /// <summary>{ "amount": 1250000.00, "currency": "USD" }</summary>
    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var shape = Parse(ref reader, options);
            if (shape is null || !Money.IsCurrency(shape.Currency)) throw new JsonException("Money needs a currency by its ISO 4217 code.");
            try
            {
                return Money.OfMajor(shape.Amount, shape.Currency);
            }
            catch (Exception e) when (e is ArgumentException or OverflowException)
            {
                throw new JsonException($"The amount does not fit the currency {shape.Currency}.", e);
            }
        }

        private static Shape? Parse(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<Shape>(ref reader, options);
            }
            catch (JsonException error)
            {
                throw WithoutPath(error);
            }
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Shape(value.Major, value.Currency), options);

        private sealed record Shape(decimal Amount, string Currency);
    }

    /// <summary>{ "value": … } when known, { "cannotSay": "2026-11-24" } when the client was asked, null when nobody asked.</summary>
    private sealed class KnownConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Known<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(KnownConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class KnownConverter<T> : JsonConverter<Known<T>>
        where T : notnull
    {
        public override bool HandleNull => true;

        public override Known<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null) return Known<T>.NotAsked;
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("Write { \"value\": … } or { \"cannotSay\": \"yyyy-mm-dd\" }.");
            var shape = document.RootElement.EnumerateObject().ToList();
            if (shape.Count != 1) throw new JsonException("Write { \"value\": … } or { \"cannotSay\": \"yyyy-mm-dd\" }.");
            try
            {
                return Parse(shape[0], options);
            }
            catch (JsonException error)
            {
                throw WithoutPath(error);
            }
        }

        private static Known<T> Parse(JsonProperty shape, JsonSerializerOptions options) =>
            shape.Name switch
            {
                "value" when shape.Value.ValueKind == JsonValueKind.Null => Known<T>.NotAsked,
                "value" => Known<T>.Of(shape.Value.Deserialize<T>(options) ?? throw new JsonException("The value is missing.")),
                "cannotSay" => Known<T>.CannotSay(shape.Value.Deserialize<DateOnly>(options)),
                _ => throw new JsonException("Write { \"value\": … } or { \"cannotSay\": \"yyyy-mm-dd\" }."),
            };

        public override void Write(Utf8JsonWriter writer, Known<T> value, JsonSerializerOptions options)
        {
            if (!value.IsAnswered)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartObject();
            writer.WritePropertyName(value.HasValue ? "value" : "cannotSay");
            if (value.HasValue) JsonSerializer.Serialize(writer, value.Value, options);
            else JsonSerializer.Serialize(writer, value.AskedOn, options);
            writer.WriteEndObject();
        }
    }
}
