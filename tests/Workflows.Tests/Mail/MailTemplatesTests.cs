using Fluid;
using GlobalReach.Workflows.Delivery.Mail;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailTemplatesTests
{
    private static readonly string[] Always = ["owner_name", "project", "deadline", "stage", "lead", "due", "zone", "late_hours", "link", "name", "organisation", "approval", "task"];
    private static readonly string[] WhenKnown = ["honorific", "given_name", "family_name", "owner_title", "owner_email", "there", "stands_in_for", "ahead"];

    public static TheoryData<string, string> Shipped { get; } = [.. Files()];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Every_mail_can_be_written_whether_much_or_nothing_is_known(string mail, string language)
    {
        foreach (var value in new[] { "Known", "" })
        {
            var values = Always.Select(name => (name, "Known")).Concat(WhenKnown.Select(name => (name, value))).ToDictionary();
            var words = await Letters.Templates().Write(mail, language, values, ["MetroHartford Alliance", "metrohartford.com"]);

            words.Subject.ShouldNotBeEmpty();
            words.Text.ShouldNotContain("{");
            words.Text.ShouldNotContain(" \n");
            words.Text.ShouldNotContain("  ");
            words.Text.ShouldNotContain("\n\n\n");
            words.Html.ShouldContain("</p>");
        }
    }

    [Fact]
    public async Task A_misspelt_word_stops_the_mail()
    {
        var folder = Directory.CreateTempSubdirectory("globalreach-templates-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "mail"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mail", "greeting.en.liquid"), "Subject: Hello\n\nDear {{ famly_name }}", TestContext.Current.CancellationToken);
            var templates = new MailTemplates(new TemplateFiles(new TemplateOptions { Folder = folder.FullName }));

            await Should.ThrowAsync<FluidException>(() => templates.Write("greeting", "en", new Dictionary<string, string> { ["family_name"] = "Vogt" }, []));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<TheoryDataRow<string, string>> Files() =>
        new TemplateFiles(new TemplateOptions()).All("mail", "*.*.liquid").Select(path => Path.GetFileName(path).Split('.')).Select(parts => new TheoryDataRow<string, string>(parts[0], parts[1]));
}
