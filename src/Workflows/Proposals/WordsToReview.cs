using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The words of one language beside the English ones, block by block, with who has read them.</summary>
public static class WordsToReview
{
    public sealed record Query(string Language) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReviewWords;
    }

    public sealed record Result(string Language, IReadOnlyList<Block> Blocks);

    /// <summary>What is read at once: one text, or the short labels of one kind. The hash is of the words as they stand.</summary>
    public sealed record Block(string Key, string Hash, BlockState State, string? ReviewedBy, DateTimeOffset? ReviewedAt, IReadOnlyList<Text> Texts);

    /// <summary>English is empty for words that only this language needs.</summary>
    public sealed record Text(string Key, string Words, string English);

    public sealed class Handler(ProposalComposer composer, WordsReviews reviews, PeopleDirectory people) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (composer.Languages.FirstOrDefault(tag => tag.Value == query.Language).Value is not { } language) return WordsRefusals.NoSuchLanguage;
            var (words, english) = (composer.Read(language, WordsReleases.None), composer.Read(ProposalComposer.English, WordsReleases.None));
            var standing = (await reviews.Standing(language, ct)).ToLookup(r => (r.Block, r.Hash));
            var names = standing.Count == 0 ? null : await people.Names(ct);
            var there = words.Parts.Select(part =>
            {
                var review = standing[(part.Key, part.Hash)].FirstOrDefault();
                return new Block(part.Key, part.Hash, review is null ? StateOf(part.InFile) : BlockState.Reviewed, review is null ? null : names!.GetValueOrDefault(review.By, ""), review?.At,
                    [.. part.Texts.Select(text => new Text(text.Key, text.Value, English(english, text.Key)))]);
            });
            var missing = MissingIn(words, english).Select(part => new Block(part.Key, part.Hash, BlockState.Missing, null, null, [.. part.Texts.Select(text => new Text(text.Key, "", text.Value))]));
            return new Result(language, [.. there, .. missing]);
        }

        private static string English(WordsOfLanguage english, string key) => (english.Label(key) ?? english.Block(key))?.Text ?? "";

        private static BlockState StateOf(WordsReview review) => review switch
        {
            WordsReview.Draft => BlockState.Draft,
            WordsReview.Authored => BlockState.Authored,
            WordsReview.Reviewed => BlockState.Reviewed,
        };
    }

    /// <summary>What English has and this language lacks: it prints in English, and says so. A trigger only finds terms in the English offer.</summary>
    internal static IEnumerable<WordsPart> MissingIn(WordsOfLanguage words, WordsOfLanguage english)
    {
        if (words.Language == english.Language) yield break;
        foreach (var part in english.Parts)
        {
            var isLabels = part.Key.StartsWith(WordsOfLanguage.LabelsPrefix, StringComparison.Ordinal);
            var lacking = part.Texts.Where(text => !text.Key.StartsWith("trigger.", StringComparison.Ordinal) && !IsOneForm(text.Key) && (isLabels ? words.Label(text.Key) : words.Block(text.Key)) is null).ToList();
            if (lacking.Count > 0) yield return part with { Texts = lacking };
        }
    }

    /// <summary>A form for a single thing, which not every language has.</summary>
    private static bool IsOneForm(string key) => key.EndsWith(".one", StringComparison.Ordinal);
}

/// <summary>How far a block of a language's words is.</summary>
public enum BlockState
{
    /// <summary>Not there: English stands in and says so.</summary>
    Missing,

    /// <summary>There, and nobody answers for it.</summary>
    Draft,

    /// <summary>Written in this language to begin with.</summary>
    Authored,

    /// <summary>Read and released.</summary>
    Reviewed,
}

/// <summary>What can stand in the way of reviewing words.</summary>
public static class WordsRefusals
{
    public static Refusal NoSuchLanguage { get; } = new(RefusalKind.NotFound, "words-language-not-found");

    /// <summary>The words are others by now than those that were read.</summary>
    public static Refusal ChangedSinceRead { get; } = new(RefusalKind.Conflict, "words-changed-meanwhile");

    /// <summary>Nothing was chosen.</summary>
    public static Refusal NothingChosen { get; } = Refusal.Rule("words-none-chosen");
}
