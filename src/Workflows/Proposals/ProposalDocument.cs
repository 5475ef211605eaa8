namespace GlobalReach.Workflows.Proposals;

/// <summary>A proposal as it is read without its layout: every word and figure as it was stored, in sections. What a page shows, and what two versions are compared by.</summary>
public sealed record ProposalDocument(string Lang, string Region, string Title, IReadOnlyDictionary<string, string> Labels, string? Watermark, string? DraftLegend, string DraftMark, ProposalCover Cover, IReadOnlyList<DocumentSection> Sections)
{
    /// <summary>The language as browsers and readers aloud know it.</summary>
    public string Tag => Lang == "zh" ? "zh-Hans" : $"{Lang}-{Region}";

    public bool RightToLeft => Lang is "ar" or "he";
}

/// <summary>A text with its mark: "draft", "en" where the language has none, or nothing.</summary>
public sealed record ProposalPhrase(string Text, string Mark = "")
{
    public bool IsEnglish => Mark == PrintedText.EnglishMark;

    public bool IsDraft => Mark == PrintedText.DraftMark;
}

/// <summary>The cover: whom it is for, from whom, which version.</summary>
public sealed record ProposalCover(string Agency, string Desk, ProposalPhrase Title, ProposalPhrase Subtitle, string Recipient, string NativeName, string NativeLang, string Person, IReadOnlyList<ProposalPair> Rows);

/// <summary>A section under its heading; whether it holds words that nobody reviewed.</summary>
public sealed record DocumentSection(string Key, ProposalPhrase Heading, bool HasDraft, IReadOnlyList<ProposalBlock> Blocks);

/// <summary>A label and what it says.</summary>
public sealed record ProposalPair(string Label, ProposalPhrase Text);

/// <summary>A row of a table: in each cell one line or more. The first names the row.</summary>
public sealed record ProposalRow(IReadOnlyList<IReadOnlyList<ProposalPhrase>> Cells);

/// <summary>A piece of a section.</summary>
public abstract record ProposalBlock
{
    private ProposalBlock()
    {
    }

    /// <summary>A heading within a section.</summary>
    public sealed record Heading(ProposalPhrase Text) : ProposalBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Prose(ProposalPhrase Text) : ProposalBlock;

    /// <summary>Labels with what they say; figures are shown large.</summary>
    public sealed record Pairs(IReadOnlyList<ProposalPair> Rows, bool AsFigures = false) : ProposalBlock;

    /// <summary>A list under a label, which may be empty.</summary>
    public sealed record Items(string Label, IReadOnlyList<ProposalPhrase> Texts) : ProposalBlock;

    /// <summary>A table: its columns, its rows, and totals below them. A title of its own where a section has several; a drawing says again what a table says.</summary>
    public sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<ProposalRow> Rows, IReadOnlyList<ProposalPair> Totals, bool IsDrawing = false) : ProposalBlock;
}
