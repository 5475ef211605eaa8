using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Engine;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Http;

/// <summary>What a calendar calls its entries, on the page and in the feed, and where each is worked on.</summary>
public sealed class CalendarWords(IStringLocalizer<Labels> labels)
{
    public string What(EntryKind kind, ProcessTexts texts, string? key, VisitMode? mode) => kind switch
    {
        EntryKind.Visit => labels[mode == VisitMode.Virtual ? "Calendar_VisitVirtual" : "Calendar_Visit"],
        EntryKind.NextStep => labels["Today_NextStep"],
        EntryKind.Deadline => texts.Deadline(key!),
    };

    public static string Place(EntryKind kind, Guid lead) => kind == EntryKind.Visit ? $"/leads/{lead}/visits" : $"/leads/{lead}";
}
