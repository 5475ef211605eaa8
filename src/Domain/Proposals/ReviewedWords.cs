using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Proposals;

/// <summary>Somebody with the right to has read a block of a language's words and answers for it. It counts for these very words: others are a draft again.</summary>
public sealed class ReviewedWords : Recorder
{
    private ReviewedWords()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The language of the words, as their file is called ("de").</summary>
    public string Language { get; private init; } = "";

    /// <summary>Which block of it.</summary>
    public string Block { get; private init; } = "";

    /// <summary>SHA-256 of the words that were read.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Who read them.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <inheritdoc/>
    public override Guid StreamId => Organisation.TheOne;

    /// <summary>Releases a block of words.</summary>
    public static ReviewedWords Release(Guid id, string language, string block, string hash, PersonId by, DateTimeOffset at)
    {
        var review = new ReviewedWords { Id = id, Language = language, Block = block, Hash = hash, By = by, At = at };
        review.Record(new WordsReviewed(id, language, block, hash));
        return review;
    }

    /// <summary>It was a mistake: the words are a draft again. What was printed meanwhile stays as it is.</summary>
    public void TakeBack(DateTimeOffset at)
    {
        if (TakenBackAt is not null) return;
        TakenBackAt = at;
        Record(new WordsReviewTakenBack(Id, Language, Block));
    }
}

/// <summary>A block of a language's words was read and released.</summary>
[FactName("proposal-words.reviewed")]
public sealed record WordsReviewed(Guid Review, string Language, string Block, string Hash) : IFact;

/// <summary>A block of words is a draft again.</summary>
[FactName("proposal-words.review-taken-back")]
public sealed record WordsReviewTakenBack(Guid Review, string Language, string Block) : IFact;
