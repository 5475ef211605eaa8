using System.Globalization;

namespace GlobalReach.Workflows;

/// <summary>In which of the languages there are somebody is best written to: the very one, the wider one it belongs to, or a variety that is read alike.</summary>
public static class NearestLanguage
{
    /// <summary>Null where none of them would be understood; traditional Chinese is not answered in simplified letters.</summary>
    public static string? Of(string wanted, Func<string, bool> exists) => Candidates(wanted).FirstOrDefault(exists);

    private static IEnumerable<string> Candidates(string wanted)
    {
        if (wanted.Length == 0) yield break;
        for (var culture = CultureInfo.GetCultureInfo(wanted); culture.Name.Length > 0; culture = culture.Parent)
        {
            yield return culture.Name;
            if (culture.Name is "zh-Hant") yield break;
            // Outside the United States English is read with metric units on A4 first.
            if (culture.Name is not ("en" or "en-US") && culture.TwoLetterISOLanguageName == "en") yield return "en-GB";
        }

        if (CultureInfo.GetCultureInfo(wanted).TwoLetterISOLanguageName == "pt") yield return "pt-BR";
        if (CultureInfo.GetCultureInfo(wanted).TwoLetterISOLanguageName == "zh") yield return "zh-Hans";
    }
}
