namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>The way out for mail. Throws when the mail did not leave; the delivery is then tried again.</summary>
public interface IMailer
{
    Task Send(OutgoingMail mail, CancellationToken ct);
}

/// <summary>One mail to one person, in words and as a page that says the same.</summary>
public sealed record OutgoingMail
{
    /// <summary>The same each time one entry is told to one recipient: whoever gets it twice can tell.</summary>
    public required string Id { get; init; }

    public required Addressee To { get; init; }

    /// <summary>Who reads the answer; null when that is the desk.</summary>
    public Addressee? ReplyTo { get; init; }

    public required MailWords Words { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    public static string IdFor(JournalEntry entry, Guid recipient) => $"{entry.Id:N}.{recipient:N}";
}

/// <summary>An address, and the name beside it; empty when unknown.</summary>
public sealed record Addressee(string Address, string Name);

/// <summary>What a mail says, in the language it says it in.</summary>
public sealed record MailWords(string Language, string Subject, string Text, string Html);

public sealed record MailAttachment(string FileName, string MediaType, byte[] Bytes);
