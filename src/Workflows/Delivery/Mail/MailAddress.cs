using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Whether mail can be written to a text: an address alone, without name or brackets, as the mail library reads it.</summary>
public static class MailAddress
{
    public static bool IsOne([NotNullWhen(true)] string? text) =>
        text is { Length: <= 254 } && MailboxAddress.TryParse(text, out var box) && box.Address == text && box is { Domain.Length: > 0, LocalPart.Length: > 0 } && string.IsNullOrEmpty(box.Name);
}
