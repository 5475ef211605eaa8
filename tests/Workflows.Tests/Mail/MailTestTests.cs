using System.Net;
using System.Net.Sockets;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Letterheads;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailTestTests
{
    private static readonly Addressee Me = new("admin@demo.globalreach", "Sam Novak");

    [Fact]
    public async Task A_test_mail_leaves_at_once_in_the_readers_language()
    {
        await using var desk = await Desk.Open();

        var result = await desk.Services.GetRequiredService<MailTest>().Send(Me, "de", Now);

        result.ShouldBe(new MailTest.Result(null, null));
        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Test-E-Mail von MetroHartford Alliance");
        mail.TextBody!.ShouldContain("Guten Tag Sam Novak,");
    }

    [Fact]
    public async Task What_the_server_says_is_told_and_the_journal_keeps_what_came_of_it()
    {
        await using var desk = await Desk.Open(services => services.AddFailing(out _));
        (await State(desk)).LastTest.ShouldBeNull();

        var result = await desk.Services.GetRequiredService<MailTest>().Send(Me, "en-US", Now);
        await desk.Do(Sam, new NoteMailTest.Command(result.Problem));

        result.ShouldBe(new MailTest.Result(MailProblem.FolderNotWritable, FailingMail.Reason));
        (await State(desk)).LastTest!.Problem.ShouldBe(MailProblem.FolderNotWritable);
        await desk.Do(Sam, new NoteMailTest.Command(null));
        (await State(desk)).LastTest!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_a_while()
    {
        await using var desk = await Desk.Open();
        var mailer = Substitute.For<IMailer>();
        mailer.Send(Arg.Any<OutgoingMail>(), Arg.Any<CancellationToken>()).Returns(call => Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>()));
        var test = new MailTest(mailer, Letters.Templates(), desk.Services.GetRequiredService<LetterheadNow>(), new MailOptions(), desk.Clock, NullLogger<MailTest>.Instance);

        var sending = test.Send(Me, "en-US", Now);
        while (mailer.ReceivedCalls().FirstOrDefault() is null) await Task.Yield();
        desk.Clock.Advance(MailTest.Longest);

        (await sending).ShouldBe(new MailTest.Result(MailProblem.TimedOut, null));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_no_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var desk = await Desk.Open();
        var options = new MailOptions { Route = MailRoute.Smtp, Host = "127.0.0.1", Port = port, FromAddress = "desk@alliance.example" };
        var test = new MailTest(new SmtpMailer(options, new MailComposer(options, desk.Clock)), Letters.Templates(), desk.Services.GetRequiredService<LetterheadNow>(), options, TimeProvider.System, NullLogger<MailTest>.Instance);

        (await test.Send(Me, "en-US", Now)).Problem.ShouldBe(MailProblem.NoConnection);
    }

    public static TheoryData<Exception, MailProblem> Failures { get; } = new()
    {
        { new SocketException((int)SocketError.HostNotFound), MailProblem.NoSuchServer },
        { new SocketException((int)SocketError.ConnectionRefused), MailProblem.NoConnection },
        { new SocketException((int)SocketError.TimedOut), MailProblem.TimedOut },
        { new TimeoutException(), MailProblem.TimedOut },
        { new SslHandshakeException("no"), MailProblem.NotSecure },
        { new NotSupportedException("The SMTP server does not support the STARTTLS extension."), MailProblem.NotSecure },
        { new MailKit.Security.AuthenticationException("535"), MailProblem.SignInRefused },
        { new SmtpCommandException(SmtpErrorCode.SenderNotAccepted, SmtpStatusCode.MailboxUnavailable, "no"), MailProblem.SenderRefused },
        { new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.MailboxUnavailable, "no"), MailProblem.RecipientRefused },
        { new SmtpCommandException(SmtpErrorCode.MessageNotAccepted, SmtpStatusCode.TransactionFailed, "no"), MailProblem.ServerRefused },
        { new SmtpProtocolException("no"), MailProblem.ServerRefused },
        { new IOException("no", new SocketException((int)SocketError.ConnectionReset)), MailProblem.NoConnection },
        { new UnauthorizedAccessException(), MailProblem.FolderNotWritable },
        { new InvalidOperationException(), MailProblem.Other },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Each_failure_is_told_as_what_somebody_can_mend(Exception error, MailProblem problem)
    {
        await using var desk = await Desk.Open();
        var mailer = Substitute.For<IMailer>();
        mailer.Send(Arg.Any<OutgoingMail>(), Arg.Any<CancellationToken>()).ThrowsAsync(error);

        var test = new MailTest(mailer, Letters.Templates(), desk.Services.GetRequiredService<LetterheadNow>(), new MailOptions(), desk.Clock, NullLogger<MailTest>.Instance);

        (await test.Send(Me, "en-US", Now)).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task What_waits_what_failed_and_what_left_is_counted()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge(byMail: true);
        (await State(desk)).ShouldSatisfyAllConditions(s => (s.Waiting, s.Failing, s.GivenUp, s.LastLeft).ShouldBe((1, 0, 0, null)), s => s.Failures.ShouldBeEmpty());

        await desk.Deliver();

        (await State(desk)).ShouldSatisfyAllConditions(s => (s.Waiting, s.Failing, s.GivenUp).ShouldBe((0, 0, 0)), s => s.LastLeft.ShouldBe(desk.Clock.GetUtcNow()));
        await desk.Look(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DoneAt, (DateTimeOffset?)null).SetProperty(d => d.Attempts, 2).SetProperty(d => d.LastError, "no")));
        (await State(desk)).ShouldSatisfyAllConditions(s => (s.Waiting, s.Failing, s.GivenUp).ShouldBe((0, 1, 0)), s => s.Failures.ShouldHaveSingleItem().Error.ShouldBe("no"), s => s.Failures[0].Next.ShouldNotBeNull());
        await desk.Look(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DeadAt, desk.Clock.GetUtcNow())));
        (await State(desk)).ShouldSatisfyAllConditions(s => (s.Failing, s.GivenUp).ShouldBe((0, 1)), s => s.Failures[0].Next.ShouldBeNull());
    }

    [Fact]
    public async Task The_password_is_told_to_nobody_and_only_administrators_look()
    {
        var options = new MailOptions { Route = MailRoute.Smtp, Host = "mail.alliance.example", User = "desk", Password = "Very-Secret-1", FromAddress = "desk@alliance.example" };
        await using var desk = await Desk.Open(services => services.AddSingleton(options));

        var settings = (await State(desk)).Settings;

        settings.ToString().ShouldNotContain("Very-Secret-1");
        (settings.Host, settings.User, settings.HasPassword, settings.Folder).ShouldBe(("mail.alliance.example", "desk", true, null));
        (await desk.Send(Amina, new MailState.Query())).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Amina, new NoteMailTest.Command(null))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<MailState.Result> State(Desk desk) => (await desk.Do(Sam, new MailState.Query())).Value!;
}
