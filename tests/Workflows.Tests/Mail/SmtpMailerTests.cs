using System.Net;
using System.Net.Sockets;
using GlobalReach.Workflows.Delivery.Mail;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class SmtpMailerTests
{
    private static readonly OutgoingMail Mail = new()
    {
        Id = "entry.recipient",
        To = new Addressee("katrin.vogt@solaris-batteries.example", "Katrin Vogt"),
        ReplyTo = new Addressee(Amina.Email, Amina.Name),
        Words = new MailWords("ja", "お問い合わせ", "本文\n", "<p>本文</p>"),
        Attachments = [new MailAttachment("提案.pdf", "application/pdf", [1, 2, 3])],
    };

    [Fact]
    public async Task A_mail_server_receives_the_mail_whole()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var received = Serve(server, "250 taken");

        await Mailer(server, MailTls.None).Send(Mail, TestContext.Current.CancellationToken);

        var mail = await MimeMessage.LoadAsync(new MemoryStream(await received), TestContext.Current.CancellationToken);
        mail.MessageId.ShouldBe("entry.recipient@example.org");
        mail.From.Mailboxes.Single().ShouldSatisfyAllConditions(from => from.Address.ShouldBe("desk@example.org"), from => from.Name.ShouldBe("Global Reach"));
        mail.ReplyTo.Mailboxes.Single().Address.ShouldBe(Amina.Email);
        mail.Date.ShouldBe(Desk.Morning);
        mail.Subject.ShouldBe("お問い合わせ");
        mail.TextBody!.Trim().ShouldBe("本文");
        mail.Attachments.OfType<MimePart>().Single().FileName.ShouldBe("提案.pdf");
    }

    [Fact]
    public async Task A_server_that_refuses_the_mail_is_a_failure()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var received = Serve(server, "451 try later");

        (await Should.ThrowAsync<MailKit.Net.Smtp.SmtpCommandException>(() => Mailer(server, MailTls.None).Send(Mail, TestContext.Current.CancellationToken))).Message.ShouldContain("try later");

        await received;
    }

    [Fact]
    public async Task Without_the_security_that_is_asked_for_nothing_is_said()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var received = Serve(server, "250 taken");

        await Should.ThrowAsync<NotSupportedException>(() => Mailer(server, MailTls.StartTls).Send(Mail, TestContext.Current.CancellationToken));

        (await received).ShouldBeEmpty();
    }

    private static SmtpMailer Mailer(TcpListener server, MailTls tls)
    {
        var options = new MailOptions { Route = MailRoute.Smtp, Host = "127.0.0.1", Port = ((IPEndPoint)server.LocalEndpoint).Port, Tls = tls, FromAddress = "desk@example.org" };
        return new SmtpMailer(options, new MailComposer(options, new FakeTimeProvider(Desk.Morning)));
    }

    /// <summary>Speaks as much of a mail server's language as one mail needs; gives back what came between DATA and the dot.</summary>
    private static async Task<byte[]> Serve(TcpListener server, string verdict)
    {
        using var connection = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream());
        await using var writer = new StreamWriter(connection.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        using var data = new MemoryStream();
        await using var lines = new StreamWriter(data) { NewLine = "\r\n" };

        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } command)
        {
            if (command != "DATA")
            {
                await writer.WriteLineAsync("250 go on");
                continue;
            }

            await writer.WriteLineAsync("354 end with a dot");
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line and not ".") await lines.WriteLineAsync(line);
            await writer.WriteLineAsync(verdict);
        }

        await lines.FlushAsync(TestContext.Current.CancellationToken);
        return data.ToArray();
    }
}
