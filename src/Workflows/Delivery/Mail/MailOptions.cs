using System.ComponentModel.DataAnnotations;

namespace GlobalReach.Workflows.Delivery.Mail;

public enum MailRoute
{
    /// <summary>Each mail becomes a file; nothing leaves the machine.</summary>
    Folder,

    /// <summary>To a mail server.</summary>
    Smtp,
}

public enum MailTls
{
    /// <summary>The connection is made plainly and secured before anything is said; without that nothing is sent.</summary>
    StartTls,

    /// <summary>Secured from the first byte (usually port 465).</summary>
    OnConnect,

    /// <summary>Never secured: a relay on the same machine.</summary>
    None,
}

/// <summary>How mail leaves. The default writes files beside the database.</summary>
public sealed record MailOptions : IValidatableObject
{
    private const string DemoAddress = "desk@demo.globalreach";

    public MailRoute Route { get; init; } = MailRoute.Folder;

    /// <summary>Where the files go; relative to the folder the program is started in, like the database.</summary>
    public string Folder { get; init; } = "data/mail";

    public string FromAddress { get; init; } = DemoAddress;

    public string FromName { get; init; } = "Global Reach";

    /// <summary>Where the product is reached; links in mails begin with it.</summary>
    public string BaseAddress { get; init; } = "http://localhost:5080";

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public MailTls Tls { get; init; } = MailTls.StartTls;

    /// <summary>Null when the server asks for nobody.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public int TimeoutSeconds { get; init; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(BaseAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult($"Mail:BaseAddress '{BaseAddress}' is no web address: set GLOBALREACH__MAIL__BASEADDRESS to where people reach the product, such as https://desk.example.org.");
        }

        if (!MailAddress.IsOne(FromAddress)) yield return new ValidationResult($"Mail:FromAddress '{FromAddress}' is no e-mail address: set GLOBALREACH__MAIL__FROMADDRESS.");
        if (Route == MailRoute.Folder && string.IsNullOrWhiteSpace(Folder)) yield return new ValidationResult("Mail:Folder is empty: set GLOBALREACH__MAIL__FOLDER.");
        if (Route != MailRoute.Smtp) yield break;

        if (string.IsNullOrWhiteSpace(Host)) yield return new ValidationResult("Mail:Route is Smtp but no server is named: set GLOBALREACH__MAIL__HOST.");
        if (FromAddress == DemoAddress) yield return new ValidationResult("Mail:Route is Smtp but the sender is the demonstration's: set GLOBALREACH__MAIL__FROMADDRESS to an address of your own.");
        if (Port is < 1 or > 65535) yield return new ValidationResult($"Mail:Port {Port} is no port: set GLOBALREACH__MAIL__PORT to a number from 1 to 65535.");
        if (TimeoutSeconds < 1) yield return new ValidationResult("Mail:TimeoutSeconds is less than 1: set GLOBALREACH__MAIL__TIMEOUTSECONDS.");
        if (User is not null && string.IsNullOrEmpty(Password)) yield return new ValidationResult("Mail:User is set but no password: set GLOBALREACH__MAIL__PASSWORD.");
        if (User is not null && Tls == MailTls.None) yield return new ValidationResult("Mail:Tls is None, which would send the password readably: set GLOBALREACH__MAIL__TLS to StartTls or OnConnect.");
    }
}
