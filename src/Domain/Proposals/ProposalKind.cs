namespace GlobalReach.Domain.Proposals;

/// <summary>Which document is made for the investor.</summary>
public enum ProposalKind
{
    /// <summary>The whole proposal: the one whose receipt takes a lead on.</summary>
    Full,

    /// <summary>Two pages under the code name, which never say who the company is.</summary>
    Teaser,

    /// <summary>The offer of incentives, line by line.</summary>
    TermSheet,

    /// <summary>The shortlisted sites side by side.</summary>
    SiteComparison,

    /// <summary>What a visit is for and what will be seen.</summary>
    VisitProgramme,

    /// <summary>One page that answers a simple inquiry.</summary>
    Answer,
}

/// <summary>One section of a document, in the order it is printed: one of ours by its key, or one that was typed, with its heading and its Markdown.</summary>
/// <param name="Key">Which section; <see cref="Typed"/> for a typed one.</param>
/// <param name="Heading">The heading of a typed section; null or empty where it has none.</param>
/// <param name="Text">What was typed, as it was typed.</param>
/// <param name="InEnglish">Whether it is in English although the document is not: it is then printed with that mark.</param>
public sealed record ProposalSection(string Key, string? Heading = null, string? Text = null, bool InEnglish = false)
{
    /// <summary>The key of sections that people typed.</summary>
    public const string Typed = "text";
}
