using GlobalReach.Web.Markup;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>A name in its own script, with the language it is drawn and read aloud in.</summary>
public sealed record Native(string? Text, string? Country = null, string? Language = null)
{
    public string? Lang => Scripts.LanguageOf(Text, Country, Language);
}
