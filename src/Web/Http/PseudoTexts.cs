using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace GlobalReach.Web.Http;

/// <summary>The English words in Arabic letters, for whoever looks whether the pages can be read from the right.</summary>
internal sealed class PseudoTexts(IOptions<LocalizationOptions> options, ILoggerFactory loggers) : IStringLocalizerFactory
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Arabic = "ابصدهفغحيجكلمنوبقرستعفوخيز";

    private readonly ResourceManagerStringLocalizerFactory real = new(options, loggers);

    public IStringLocalizer Create(Type resourceSource) => new Texts(real.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Texts(real.Create(baseName, location));

    /// <summary>What stands in braces is filled in later and stays.</summary>
    internal static string Write(string english)
    {
        var text = new StringBuilder(english.Length);
        var depth = 0;
        foreach (var letter in english)
        {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            var place = Latin.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            text.Append(depth > 0 || place < 0 ? letter : Arabic[place]);
        }

        return text.ToString();
    }

    private sealed class Texts(IStringLocalizer real) : IStringLocalizer
    {
        public LocalizedString this[string name] => Told(real[name]);

        public LocalizedString this[string name, params object[] arguments] => real[name] is { ResourceNotFound: false } text
            ? new(name, string.Format(CultureInfo.CurrentCulture, Told(text).Value, arguments))
            : real[name, arguments];

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => real.GetAllStrings(includeParentCultures).Select(Told);

        private static LocalizedString Told(LocalizedString text) =>
            text.ResourceNotFound || CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != Languages.Pseudo ? text : new(text.Name, Write(text.Value), false);
    }
}
