using System.Text.Json;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>The text of a definition as far as it can be read, with its faults and where in the text they are.</summary>
public sealed record DraftText(ProcessDefinition? Definition, IReadOnlyList<DraftText.Fault> Faults)
{
    /// <summary>A fault with its line, and the letter of the text it begins at.</summary>
    public sealed record Fault(string Path, FaultText Text, int Line, int At)
    {
        /// <summary>The same in English.</summary>
        public string Message => Text.ToString();
    }

    /// <summary>Reads it; where it is no definition the one fault says why.</summary>
    public static DraftText Read(string text)
    {
        try
        {
            return new DraftText(ProcessJson.Read(text), []);
        }
        catch (JsonException error)
        {
            var at = error.LineNumber is { } line ? JsonPlaces.Find(text, line, error.BytePositionInLine ?? 0) : 0;
            return new DraftText(null, [new Fault(error.Path ?? "$", error.Message.Split(" Path: ")[0], JsonPlaces.LineOf(text, at), at)]);
        }
    }

    /// <summary>The same with what the check finds, each at its place.</summary>
    public DraftText With(string text, IEnumerable<ProcessFault> faults) => this with
    {
        Faults = [.. Faults, .. faults.Select(fault => (fault, At: JsonPlaces.Find(text, fault.Path))).Select(found => new Fault(found.fault.Path, found.fault.Text, JsonPlaces.LineOf(text, found.At), found.At))],
    };
}
