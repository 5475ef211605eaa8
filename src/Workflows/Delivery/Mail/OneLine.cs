namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Text that people typed, made safe for a line of a mail: a line break in a name could otherwise begin a header or a paragraph of its own.</summary>
public static class OneLine
{
    public static string Of(string text) =>
        string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
