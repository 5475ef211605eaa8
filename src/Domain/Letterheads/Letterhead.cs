using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Letterheads;

/// <summary>One published version of how the organisation presents itself, on pages, in mails and on paper. A version never changes; the one with the highest number counts.</summary>
public sealed class Letterhead : Recorder
{
    private Letterhead()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>One, two, … ; before the first the seed counts.</summary>
    public int Number { get; private init; }

    /// <summary>What it says; null when this version is the return to the seed.</summary>
    public LetterheadText? Text { get; private init; }

    /// <summary>The file the logo is stored as; null without a logo.</summary>
    public string? LogoHash { get; private init; }

    /// <summary>Who published it.</summary>
    public PersonId PublishedBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset PublishedAt { get; private init; }

    /// <inheritdoc/>
    public override Guid StreamId => Organisation.TheOne;

    /// <summary>Publishes the next version.</summary>
    public static Outcome<Letterhead> Publish(Guid id, int number, LetterheadText text, string? logoHash, PersonId by, DateTimeOffset at)
    {
        if (BrandColour.Read(text.Colour) is not { } colour) return Refusal.Invalid("Colour", "colour-unreadable");
        if (colour.TooLight is { } tooLight) return tooLight;
        var letterhead = new Letterhead { Id = id, Number = number, Text = text with { Colour = colour.Hex }, LogoHash = logoHash, PublishedBy = by, PublishedAt = at };
        letterhead.Record(new LetterheadPublished(id, number, logoHash is not null));
        return letterhead;
    }

    /// <summary>What the seed says counts again.</summary>
    public static Letterhead ReturnToSeed(Guid id, int number, PersonId by, DateTimeOffset at)
    {
        var letterhead = new Letterhead { Id = id, Number = number, PublishedBy = by, PublishedAt = at };
        letterhead.Record(new LetterheadWithdrawn(id, number));
        return letterhead;
    }
}

/// <summary>What a letterhead says in words and colour; whatever is unknown is empty.</summary>
public sealed record LetterheadText
{
    /// <summary>The organisation's name in full.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name in the head of each page and on the browser's tabs.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>The postal address, in one line.</summary>
    public string Address { get; init; } = "";

    /// <summary>The desk's telephone.</summary>
    public string Telephone { get; init; } = "";

    /// <summary>Where the desk is written to.</summary>
    public string Email { get; init; } = "";

    /// <summary>The organisation's web address.</summary>
    public string Website { get; init; } = "";

    /// <summary>The colour of buttons, links and the proposal, as <c>#rrggbb</c>.</summary>
    public string Colour { get; init; } = "";

    /// <summary>The languages the pages are offered in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>As it stands under a letter: a line each, without what is unknown.</summary>
    public IReadOnlyList<string> Signature => [.. new[] { Name, Address, string.Join(" · ", new[] { Telephone, Email, Website }.Where(part => part.Length > 0)) }.Where(line => line.Length > 0)];
}

/// <summary>The organisation presents itself anew.</summary>
[FactName("organisation.letterhead-published")]
public sealed record LetterheadPublished(Guid Letterhead, int Number, bool HasLogo) : IFact;

/// <summary>The organisation presents itself as the seed says again.</summary>
[FactName("organisation.letterhead-withdrawn")]
public sealed record LetterheadWithdrawn(Guid Letterhead, int Number) : IFact;
