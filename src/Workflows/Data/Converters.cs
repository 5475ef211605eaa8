using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GlobalReach.Workflows.Data;

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>SQLite can neither sort nor compare DateTimeOffset, so instants are stored as UTC DateTime.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(at => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));

internal sealed class CountryConverter() : ValueConverter<CountryCode, string>(code => code.Value, text => new CountryCode(text));

internal sealed class LanguageConverter() : ValueConverter<LanguageTag, string>(tag => tag.Value, text => new LanguageTag(text));

internal sealed class StageKeyConverter() : ValueConverter<StageKey, string>(key => key.Value, text => new StageKey(text));

internal sealed class MoneyConverter() : ValueConverter<Money, string>(money => JsonSerializer.Serialize(money, StoredJson.Options), text => JsonSerializer.Deserialize<Money>(text, StoredJson.Options));

/// <summary>A small document that is only ever read and written as a whole.</summary>
internal sealed class JsonColumn<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, StoredJson.Options), text => JsonSerializer.Deserialize<T>(text, StoredJson.Options)!);

internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (left, right) => Write(left) == Write(right),
    value => Write(value).GetHashCode(StringComparison.Ordinal),
    value => JsonSerializer.Deserialize<T>(Write(value), StoredJson.Options)!)
{
    private static string Write(T? value) => JsonSerializer.Serialize(value, StoredJson.Options);
}
