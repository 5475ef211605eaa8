using MimeKit;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Puts a mail into the form that mail servers and mail programs read.</summary>
public sealed class MailComposer(MailOptions options, TimeProvider clock)
{
    public MimeMessage Compose(OutgoingMail mail)
    {
        var from = Box(new Addressee(options.FromAddress, options.FromName));
        var message = new MimeMessage { Subject = OneLine.Of(mail.Words.Subject), Date = clock.GetUtcNow(), MessageId = $"{mail.Id}@{from.Domain}" };
        message.From.Add(from);
        message.To.Add(Box(mail.To));
        if (mail.ReplyTo is { } reader) message.ReplyTo.Add(Box(reader));

        var body = new BodyBuilder { TextBody = mail.Words.Text, HtmlBody = mail.Words.Html };
        foreach (var attachment in mail.Attachments) body.Attachments.Add(OneLine.Of(attachment.FileName), attachment.Bytes, ContentType.Parse(attachment.MediaType));
        message.Body = body.ToMessageBody();
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Words.Language);
        return message;
    }

    private static MailboxAddress Box(Addressee addressee) => new(OneLine.Of(addressee.Name), addressee.Address);
}
