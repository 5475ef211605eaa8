using System.Globalization;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The words that a quick log understands, in the reader's language: each key of the labels lists them with commas.</summary>
public sealed class QuickLogWords(IStringLocalizer<Labels> labels)
{
    public QuickLog.Vocabulary Vocabulary => new()
    {
        Culture = CultureInfo.CurrentUICulture,
        Channels = Enum.GetValues<InteractionChannel>().SelectMany(channel => Listed($"QuickLog_Channel_{channel}").Select(word => (word, channel))).DistinctBy(pair => pair.word).ToDictionary(pair => pair.word, pair => pair.channel),
        With = Listed("QuickLog_With"), Next = Listed("QuickLog_Next"), On = Listed("QuickLog_On"),
        Today = Listed("QuickLog_Today"), Tomorrow = Listed("QuickLog_Tomorrow"), In = Listed("QuickLog_In"), Days = Listed("QuickLog_Days"), Weeks = Listed("QuickLog_Weeks"),
    };

    private IReadOnlyList<string> Listed(string key) => [.. labels[key].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLower(CultureInfo.CurrentUICulture))];
}
