using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Says what a list is asked for, and what of its address was not understood.</summary>
public sealed class ListWords(ProcessCatalog processes, RefusalTexts refusals, DeskTime desk, IStringLocalizer<Labels> labels)
{
    public string Chip(string key, string value, Func<PersonId, string> nameOf, IReadOnlyDictionary<Guid, string> teams) => key switch
    {
        "q" => labels["List_Chip_q", value],
        "stage" => processes.Words().Stage(new StageKey(value)),
        "track" => processes.Texts(value).Name ?? value,
        "status" => ListAddress.StatusGroups.Contains(value) ? labels[$"Leads_Status_{value}"] : labels.Name(Enum.Parse<LeadStatus>(value)),
        "owner" => labels["List_Chip_owner", value == ListAddress.Me ? labels["List_Me"].Value : nameOf(new PersonId(Guid.Parse(value)))],
        "team" => labels["List_Chip_team", teams.GetValueOrDefault(Guid.Parse(value), "–")],
        "country" => Words.Country(value),
        "grade" => labels["List_Chip_grade", value],
        "source" => labels.Name(Enum.Parse<LeadSource>(value)),
        "received" => labels["List_Received", value],
        "from" or "to" => labels[$"List_Chip_{key}", desk.Date(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
        "late" => labels[$"List_Late_{value}"],
        "stalled" => labels["List_Stalled"],
        _ => value,
    };

    public IReadOnlyList<string> Faults(ListAddress address, IReadOnlyList<Refusal> refused) => address.Faults.Count > 0
        ? [.. address.Faults.Take(10).Select(fault => labels["List_Unknown", Short(fault.Value), labels[$"List_Key_{fault.Key}"]].Value)]
        : [.. refused.Select(refusals.Say)];

    private static string Short(string value) => value.Length > 60 ? $"{value[..60]}…" : value;
}
