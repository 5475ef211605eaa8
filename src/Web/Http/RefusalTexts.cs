using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Http;

/// <summary>Says a refusal in the reader's language, and where the matter is mended. Pages, board and API speak with these words.</summary>
public sealed class RefusalTexts(IStringLocalizer<Refusals> texts, IStringLocalizer<Labels> labels, ProcessCatalog processes)
{
    public string Say(Refusal refusal) => Say(refusal.Code, refusal.Args);

    /// <summary>What was refused earlier, where only its code was kept; the code itself where it is none.</summary>
    public string Say(string code, params IReadOnlyList<object> args)
    {
        var text = texts[code];
        return text.ResourceNotFound ? code : string.Format(CultureInfo.CurrentCulture, text.Value, [.. args.Select(Word)]);
    }

    /// <summary>The page of the lead where it is mended; null when there is none.</summary>
    public static string? LinkFor(Guid lead, Refusal refusal) => refusal.Link is { } page ? $"/leads/{lead}/{page}" : null;

    /// <summary>What mends it, as one says it to somebody: by how far the matter is, else by its page; null where there is no word for it.</summary>
    public string? Verb(Refusal refusal) => Known($"Gate_Do_{refusal.Code}") ?? Known($"Gate_Do_{refusal.Link}");

    /// <summary>What a gate asks for, in a word: its fact, task or document, or its own name.</summary>
    public string Gate(string name) => name.Split(':') is [_, var about] ? About(about) : Known($"Gate_{name}") ?? name;

    private object Word(object arg) => arg switch
    {
        Enum value => Known($"Enum_{value.GetType().Name}_{value}") ?? value.ToString(),
        IEnumerable<Role> roles => string.Join(", ", roles.Select(role => Word(role))),
        IEnumerable<string> keys => string.Join(", ", keys.Select(About)),
        StageKey stage => Process.Stage(stage),
        ActionKey action => Process.Action(action),
        string key => About(key),
        DateOnly day => Words.Day(day),
        _ => arg,
    };

    private ProcessTexts Process => processes.Words();

    private string About(string key) => Known($"Fact_{key}") ?? Known($"Enum_{nameof(DocumentKind)}_{key}") ?? Process.Approvals.GetValueOrDefault(key) ?? Process.Tasks.GetValueOrDefault(key) ?? key;

    private string? Known(string key) => labels[key] is { ResourceNotFound: false } word ? word.Value : null;
}
