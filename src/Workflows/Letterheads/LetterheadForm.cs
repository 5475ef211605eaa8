using FluentValidation;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Workflows.Delivery.Mail;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>What an administrator writes down of how the organisation presents itself.</summary>
public sealed record LetterheadForm
{
    public const int LongestName = 120;

    /// <summary>It stands in the head of every page, beside the menu.</summary>
    public const int LongestShortName = 30;

    public string Name { get; init; } = "";

    public string ShortName { get; init; } = "";

    public string? Address { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }

    public string Colour { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>A new logo; null keeps the one there is.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>Takes the logo away.</summary>
    public bool WithoutLogo { get; init; }

    internal LetterheadText ToText() => new()
    {
        Name = Clean(Name), ShortName = Clean(ShortName), Address = Clean(Address), Telephone = Clean(Telephone), Email = Clean(Email), Website = WebAddress(Website), Colour = Clean(Colour), Languages = [.. Languages.Distinct(StringComparer.Ordinal)],
    };

    private static string Clean(string? text) => OneLine.Of(text ?? "");

    /// <summary>People write addresses as they say them, without what a browser needs.</summary>
    private static string WebAddress(string? website) => Clean(website) is { Length: > 0 } given && !given.Contains("://", StringComparison.Ordinal) ? $"https://{given}" : Clean(website);

    private static bool IsWebAddress(string? website) =>
        Uri.TryCreate(WebAddress(website), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0;

    public sealed class Validator : AbstractValidator<LetterheadForm>
    {
        public Validator()
        {
            RuleFor(f => f.Name).Must(name => Clean(name).Length > 0).WithErrorCode("required").MaximumLength(LongestName);
            RuleFor(f => f.ShortName).Must(name => Clean(name).Length > 0).WithErrorCode("required").MaximumLength(LongestShortName);
            RuleFor(f => f.Address).MaximumLength(200);
            RuleFor(f => f.Telephone).MaximumLength(40);
            RuleFor(f => f.Email).Must(email => MailAddress.IsOne(email?.Trim())).When(f => !string.IsNullOrWhiteSpace(f.Email)).WithErrorCode("email-malformed");
            RuleFor(f => f.Website).MaximumLength(200);
            RuleFor(f => f.Website).Must(IsWebAddress).When(f => !string.IsNullOrWhiteSpace(f.Website)).WithErrorCode("website-malformed");
            RuleFor(f => f.Colour).NotEmpty();
            RuleFor(f => f.Languages).NotEmpty().WithErrorCode("languages-none");
            RuleForEach(f => f.Languages).Must(LanguageTag.IsLanguage).WithErrorCode("language-unknown");
        }
    }
}
