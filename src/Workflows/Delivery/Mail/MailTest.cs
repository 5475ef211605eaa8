using System.Net.Sockets;
using System.Security.Authentication;
using GlobalReach.Workflows.Letterheads;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Why a mail did not leave, as far as somebody can do something about it.</summary>
public enum MailProblem
{
    /// <summary>No server goes by the name that is set.</summary>
    NoSuchServer,

    /// <summary>There is no connection to the server on the port that is set.</summary>
    NoConnection,

    /// <summary>The server did not answer in time.</summary>
    TimedOut,

    /// <summary>The connection could not be secured.</summary>
    NotSecure,

    /// <summary>The server does not let us in with the name and password that are set.</summary>
    SignInRefused,

    /// <summary>The server does not take mail from our sender's address.</summary>
    SenderRefused,

    /// <summary>The server does not take mail to that address.</summary>
    RecipientRefused,

    /// <summary>The server refused the mail for another reason, or spoke in a way we do not understand.</summary>
    ServerRefused,

    /// <summary>The folder could not be written to.</summary>
    FolderNotWritable,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Sends one mail to somebody at once, to see whether mail leaves. It happens at the edge, outside any save.</summary>
public sealed class MailTest(IMailer mailer, MailTemplates templates, LetterheadNow letterhead, MailOptions options, TimeProvider clock, ILogger<MailTest> log)
{
    public const string Template = "test";

    /// <summary>Somebody waits for the answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const int MostWords = 300;

    /// <summary>What came of it: no problem, or which, with the server's own words.</summary>
    public sealed record Result(MailProblem? Problem, string? Said);

    public async Task<Result> Send(Addressee to, string language, CancellationToken ct)
    {
        var now = await letterhead.Read(ct);
        var words = await templates.Write(Template, templates.LanguageFor(Template, language), new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = to.Name, ["organisation"] = now.Text.Name }, now.Text.Signature);
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await mailer.Send(new OutgoingMail { Id = $"test.{Guid.CreateVersion7():N}", To = to, Words = words }, either.Token);
            return new(null, null);
        }
#pragma warning disable CA1031 // Whatever stops a test mail is its result.
        catch (Exception error) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var problem = Of(error, options.Route);
            log.LogWarning(error, "A test mail did not leave: {Problem}", problem);
            return new(problem, problem == MailProblem.TimedOut ? null : OneLine.Of(error.Message.Length > MostWords ? error.Message[..MostWords] : error.Message));
        }
    }

    private static MailProblem Of(Exception error, MailRoute route) => error switch
    {
        OperationCanceledException or TimeoutException => MailProblem.TimedOut,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => MailProblem.NoSuchServer,
        SocketException { SocketErrorCode: SocketError.TimedOut } => MailProblem.TimedOut,
        SocketException => MailProblem.NoConnection,
        SslHandshakeException or System.Security.Authentication.AuthenticationException => MailProblem.NotSecure,
        AuthenticationException or SaslException or ServiceNotAuthenticatedException => MailProblem.SignInRefused,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => MailProblem.SenderRefused,
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => MailProblem.RecipientRefused,
        // A server that asks for a name first says so with 530 where the sender or the mail stands.
        SmtpCommandException { StatusCode: SmtpStatusCode.AuthenticationRequired } => MailProblem.SignInRefused,
        // "The server does not support STARTTLS" and the like.
        NotSupportedException => MailProblem.NotSecure,
        CommandException or ProtocolException => MailProblem.ServerRefused,
        UnauthorizedAccessException => MailProblem.FolderNotWritable,
        IOException { InnerException: SocketException inner } => Of(inner, route),
        IOException => route == MailRoute.Smtp ? MailProblem.NoConnection : MailProblem.FolderNotWritable,
        _ => MailProblem.Other,
    };
}
