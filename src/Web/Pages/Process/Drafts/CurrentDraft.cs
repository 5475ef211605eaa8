using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>The draft that the pages under <c>/process/drafts/{id}</c> are about, with its words in the reader's language.</summary>
public sealed class CurrentDraft(IMediator mediator, ProcessCatalog processes, ProcessWords words, ProcessMap map, IStringLocalizer<Faults> faults)
{
    public DraftPage.Result Draft { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    /// <summary>Whether it can still be written on.</summary>
    public bool IsOpen => !Draft.IsOver;

    /// <summary>Null when it is there and the reader may see it.</summary>
    public async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new DraftPage.Query(id), ct);
        if (!found.Succeeded) return new StatusCodeResult(OutcomeResults.StatusOf(found));
        Draft = found.Value;
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Texts = Draft.AllWords.TryGetValue(language, out var said) || Draft.AllWords.TryGetValue("en", out said) ? ProcessTexts.Read(said.ToJsonString()) : processes.Texts(Draft.Process);
        return null;
    }

    public IReadOnlyList<string> Said(IEnumerable<ProcessChange> changes) => words.Say(changes, Texts);

    /// <summary>Everything that differs from the running version: of the definition, then of its words.</summary>
    public IReadOnlyList<ProcessChange> ChangesOf(string? stage) => [.. Draft.Changes.Where(change => change.In("stages") == stage)];

    public string Map() => Draft.Definition is { } definition ? ProcessMap.Json(map.Of(definition, Draft.Before, Draft.Changes, Texts)) : "null";

    /// <summary>What is wrong, in the reader's language; what a library says of unreadable text stays in its own.</summary>
    public (string Words, bool IsEnglish) Say(DraftText.Fault fault) =>
        faults[fault.Text.Sentence, [.. fault.Text.Gaps]] is { ResourceNotFound: false } said ? (said.Value, false) : (fault.Message, true);

    public string? AddressOf(DraftText.Fault fault) =>
        fault.Path.StartsWith("texts.", StringComparison.Ordinal) ? $"/process/drafts/{Draft.Id}/words" : $"/process/drafts/{Draft.Id}/json#at-{fault.At}";
}
