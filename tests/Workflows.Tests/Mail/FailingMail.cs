using GlobalReach.Workflows.Delivery.Mail;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace GlobalReach.Workflows.Tests.Mail;

/// <summary>A mail server that says no.</summary>
internal static class FailingMail
{
    public const string Reason = "The server greylists us";

    /// <summary>Fails for every mail, or for those to one address.</summary>
    public static void AddFailing(this IServiceCollection services, out IMailer mailer, string? to = null)
    {
        mailer = Substitute.For<IMailer>();
        mailer.Send(Arg.Is<OutgoingMail>(mail => to == null || mail.To.Address == to), Arg.Any<CancellationToken>()).ThrowsAsync(new IOException(Reason));
        services.AddSingleton(mailer);
    }
}
