using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Crash.Tests;

/// <summary>What a write leaves in a journal, in words that a write and its entry share.</summary>
internal static class Effects
{
    public const string Registered = "registered";
    public const string Acknowledged = "acknowledged";
    public const string DuplicatesChecked = "duplicates checked";

    public static string Screened(Guid screening) => $"screening {screening}";

    public static string Noted(Guid note) => $"note {note}";

    public static string Moved(string action) => $"moved by {action}";

    /// <summary>The effect an entry tells; null for what follows by itself (clocks, tasks, reasons).</summary>
    public static string? Of(JournalEntry entry) => entry.Fact() switch
    {
        LeadRegistered => Registered,
        InquiryAcknowledged => Acknowledged,
        Domain.Leads.DuplicatesChecked => DuplicatesChecked,
        PartyScreened screened => Screened(screened.Screening),
        NoteWritten { Kind: NoteKind.Remark } note => Noted(note.Note),
        LeadMoved moved => Moved(moved.Via),
        _ => null,
    };
}
