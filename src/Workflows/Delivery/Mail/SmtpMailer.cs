using MailKit.Net.Smtp;
using MailKit.Security;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Hands each mail to the organisation's mail server.</summary>
public sealed class SmtpMailer(MailOptions options, MailComposer composer) : IMailer
{
    public async Task Send(OutgoingMail mail, CancellationToken ct)
    {
        using var message = composer.Compose(mail);
        using var client = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(options.TimeoutSeconds).TotalMilliseconds };
        await client.ConnectAsync(options.Host!, options.Port, Security, ct);
        if (options.User is { } user) await client.AuthenticateAsync(user, options.Password!, ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }

    private SecureSocketOptions Security => options.Tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.OnConnect => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
    };
}
