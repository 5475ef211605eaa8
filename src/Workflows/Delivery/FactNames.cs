using System.Reflection;
using System.Text.Json;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Delivery;

/// <summary>Facts by their stored names.</summary>
public static class FactNames
{
    private static readonly Dictionary<string, Type> Types = typeof(IFact).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IFact)))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Types.Keys;

    public static string NameOf(Type fact) =>
        fact.GetCustomAttribute<FactNameAttribute>()?.Name ?? throw new InvalidOperationException($"{fact.Name} has no [FactName]: what is stored needs a name that outlives the class.");

    public static string Write(IFact fact) => JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options);

    public static IFact Read(string name, string payload) => (IFact)JsonSerializer.Deserialize(payload, Types[name], StoredJson.Options)!;

    public static IFact Fact(this JournalEntry entry) => Read(entry.Fact, entry.Payload);
}
