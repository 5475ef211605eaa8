using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("GLOBALREACH__MAIL__HOST", "Route=Smtp", "FromAddress=desk@example.org")]
    [InlineData("GLOBALREACH__MAIL__FROMADDRESS", "Route=Smtp", "Host=mail.example.org")]
    [InlineData("GLOBALREACH__MAIL__FROMADDRESS", "FromAddress=nowhere")]
    [InlineData("GLOBALREACH__MAIL__PASSWORD", "Route=Smtp", "Host=mail.example.org", "FromAddress=desk@example.org", "User=desk")]
    [InlineData("GLOBALREACH__MAIL__TLS", "Route=Smtp", "Host=mail.example.org", "FromAddress=desk@example.org", "User=desk", "Password=x", "Tls=None")]
    [InlineData("GLOBALREACH__MAIL__PORT", "Route=Smtp", "Host=mail.example.org", "FromAddress=desk@example.org", "Port=0")]
    [InlineData("GLOBALREACH__MAIL__BASEADDRESS", "BaseAddress=desk.example.org")]
    [InlineData("GLOBALREACH__MAIL__FOLDER", "Folder=")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_set(string setting, params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=')).ToDictionary(s => $"Mail:{s[0]}", s => (string?)s[1])).Build();

        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddGlobalReach(configuration)).Message.ShouldContain(setting);
    }

    [Fact]
    public void A_password_in_a_settings_file_stops_the_start()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("""{ "Mail": { "Password": "known to everybody" } }"""));
        var path = Path.Combine(Path.GetTempPath(), $"globalreach-{Guid.CreateVersion7():N}.json");
        File.WriteAllBytes(path, file.ToArray());
        try
        {
            var configuration = new ConfigurationBuilder().AddJsonFile(path).Build();

            Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddGlobalReach(configuration)).Message.ShouldContain("GLOBALREACH__MAIL__PASSWORD");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
