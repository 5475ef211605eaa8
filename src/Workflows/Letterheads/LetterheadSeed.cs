using System.Text.Json;
using GlobalReach.Domain.Letterheads;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>How the organisation presents itself before anybody published anything: `templates/organisation/standard.json`.</summary>
public sealed class LetterheadSeed(TemplateFiles files)
{
    private const string Path = "organisation/standard.json";

    private readonly Lazy<LetterheadText> text = new(() => Read(files.Text(Path)));

    public LetterheadText Text => text.Value;

    private static LetterheadText Read(string json)
    {
        var read = JsonSerializer.Deserialize<LetterheadText>(json, JsonSerializerOptions.Web)!;
        if (read.Name.Length == 0 || read.ShortName.Length == 0 || read.Languages.Count == 0) throw new InvalidDataException($"templates/{Path} has to name the organisation (name, shortName) and at least one language.");
        return BrandColour.Read(read.Colour) is { TooLight: null } ? read : throw new InvalidDataException($"templates/{Path}: '{read.Colour}' is no colour on which white words can be read.");
    }
}
