using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>The words of our mails, one file per mail and language: `Subject: …`, an empty line, the text. The page is made from the text by one layout.</summary>
public sealed class MailTemplates(TemplateFiles files)
{
    public const string DefaultLanguage = "en";

    private const string SubjectMark = "Subject: ";
    private static readonly FluidParser Parser = new();

    // A misspelt word or filter stops the mail here instead of leaving a hole in a letter to an investor.
    private static readonly Fluid.TemplateOptions Strict = new() { StrictVariables = true, StrictFilters = true };

    // Letters of every script stay legible in the source; what means something in HTML is encoded all the same.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);
    private readonly Lazy<IFluidTemplate> layout = new(() => Parse("mail/layout.liquid", files.Text("mail/layout.liquid")));

    /// <summary>The language a mail will be in for somebody who reads this one: the same, the nearest to it, or English.</summary>
    public string LanguageFor(string name, string? wanted) => NearestLanguage.Of(wanted ?? "", language => files.Find(PathOf(name, language)) is not null) ?? DefaultLanguage;

    /// <summary>Writes a mail in a language that it is there in, over the organisation's signature, a line each.</summary>
    public async Task<MailWords> Write(string name, string language, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> signature)
    {
        var template = templates.GetOrAdd(PathOf(name, language), Read);
        var context = new TemplateContext(Strict);
        foreach (var (key, value) in values) context.SetValue(key, OneLine.Of(value));

        var subject = (await template.Subject.RenderAsync(context, NullEncoder.Default)).Trim();
        var body = (await template.Text.RenderAsync(context, NullEncoder.Default)).Trim();
        var text = $"{string.Join("\n\n", new[] { body, string.Join('\n', signature.Select(OneLine.Of)) }.Where(part => part.Length > 0))}\n";
        return new MailWords(language, subject, text, await Page(language, subject, text, values.GetValueOrDefault("link", "")));
    }

    private async Task<string> Page(string language, string subject, string text, string link)
    {
        var context = new TemplateContext(Strict);
        context.SetValue("language", language);
        context.SetValue("direction", CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr");
        context.SetValue("subject", subject);
        context.SetValue("link", link);
        context.SetValue("paragraphs", text.Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => paragraph.Trim().Split('\n')).ToArray());
        return await layout.Value.RenderAsync(context, Html);
    }

    private Template Read(string path)
    {
        var source = files.Text(path).ReplaceLineEndings("\n");
        var end = source.IndexOf("\n\n", StringComparison.Ordinal);
        if (!source.StartsWith(SubjectMark, StringComparison.Ordinal) || end < 0 || source.IndexOf('\n', StringComparison.Ordinal) != end)
        {
            throw new InvalidDataException($"{path} has to begin with one line '{SubjectMark}…' and an empty line.");
        }

        return new Template(Parse(path, source[SubjectMark.Length..end]), Parse(path, source[end..]));
    }

    private static IFluidTemplate Parse(string path, string source) =>
        Parser.TryParse(source, out var template, out var error) ? template : throw new InvalidDataException($"{path}: {error}");

    private static string PathOf(string name, string language) => $"mail/{name}.{language}.liquid";

    private sealed record Template(IFluidTemplate Subject, IFluidTemplate Text);
}
