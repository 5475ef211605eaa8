using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Tells what happened in a sentence: <c>Journal_{fact}</c>, where <c>{Name}</c> stands for the fact's value of that name.</summary>
public sealed partial class JournalWords(IStringLocalizer<Labels> labels, RefusalTexts refusals, ProcessCatalog processes, ReasonLists reasons, DeskTime desk)
{
    public TimelineItem Tell(LeadTimeline.Entry entry, IReadOnlyDictionary<PersonId, string> names)
    {
        var fact = FactNames.Read(entry.Fact, entry.Values.GetRawText());
        var values = fact.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name, property => Word(property.Name, property.GetValue(fact), fact, names));
        var sentence = Placeholder().Replace(labels[KeyFor(entry.Fact, fact)], match => values.GetValueOrDefault(match.Groups[1].Value) is { Length: > 0 } word ? word : "–");
        return new TimelineItem(entry.At, names.GetValueOrDefault(entry.Actor, labels["Product"]), sentence, IconFor(entry.Fact), entry.Text);
    }

    /// <summary>The resource key of a fact's sentence; some facts tell different stories by their values.</summary>
    public static string KeyFor(string name, IFact fact) => $"Journal_{name}" + fact switch
    {
        LeadMoved { From: var from, To: var to } moved when from == to => moved.Reasons.Count > 0 ? ".ended" : moved.ResumeOn is not null ? ".hold" : ".status",
        LeadMoved { Milestone: not null } => ".milestone",
        LeadMoved { Undone: not null } => ".undone",
        LeadMoved { Skipped.Count: > 0 } => ".skipping",
        LeadMoved { Via: "skip" } => ".skipped",
        LeadMigrated { FromProcess: var before, ToProcess: var after } when before == after => ".version",
        FollowUpOpened { Kind: var kind } => $".{kind}",
        LeadGrewFrom { Kind: var kind } => $".{kind}",
        TaskOpened { Key: null } or TaskPostponed { Key: null } or TaskClaimed { Key: null } or TaskReleased { Key: null } or TaskDelegated { Key: null } or TaskReopened { Key: null } => ".by-hand",
        ApprovalDecided { Approves: var yes, InsteadOf: var absent } => (yes ? ".yes" : ".no") + (absent is null ? "" : ".instead"),
        ApprovalClosed closed => $".{closed.State}",
        LeadMoveUndone { From: var from, To: var to } when from == to => ".status",
        TaskClosed { Key: null } task => $".by-hand.{task.State}",
        TaskClosed task => $".{task.State}",
        LeadReassigned { From: var before, To: var owner, Backup: var backup } when before == owner => backup is null ? ".no-back-up" : ".back-up",
        LeadClassified { CodeName: null } => ".unnamed",
        TeamMemberInvited { KnowsIdentity: false } => ".by-code-name",
        _ => "",
    };

    private string? Word(string property, object? value, IFact fact, IReadOnlyDictionary<PersonId, string> names) => (property, value) switch
    {
        (_, null) => null,
        ("From" or "To" or "Stage", string stage) => processes.Words().Stage(new StageKey(stage)),
        ("FromProcess" or "ToProcess", string process) => processes.Texts(process).Name ?? process,
        ("Via", string action) => processes.Words().Action(new ActionKey(action)),
        ("Key", string key) when fact is ApprovalRequested or ApprovalDecided or ApprovalClosed or ApprovalReopened => processes.Words().Approval(key),
        ("Key", string key) => fact is TaskOpened or TaskClosed or TaskPostponed or TaskClaimed or TaskReleased or TaskDelegated or TaskReopened or TaskCarried ? processes.Words().Task(key) : processes.Words().Deadline(key),
        ("Country", string country) => Words.Country(country),
        ("Language", string language) => Words.Language(language),
        ("Code", string code) => refusals.Say(Refusal.Rule(code)),
        ("Reasons" or "WinReasons" or "Signs", IReadOnlyList<string> keys) => string.Join(", ", keys.Select(reasons.Label)),
        ("Skipped", IReadOnlyList<string> gates) => string.Join(", ", gates.Select(refusals.Gate)),
        (_, IReadOnlyList<Role> roles) => string.Join(", ", roles.Select(role => labels.Name(role))),
        (_, PersonId person) => names.GetValueOrDefault(person, labels["Product"]),
        (_, Enum known) => labels.Name(known),
        (_, DateOnly day) => desk.Date(day),
        (_, DateTimeOffset at) => desk.Time(at),
        (_, int number) => number.ToString("N0", CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    private static string IconFor(string fact) => fact switch
    {
        "lead.moved" or "lead.migrated" => "arrow-right",
        "lead.follow-up-opened" or "lead.grew-from" => "route",
        "lead.move-undone" => "arrow-back-up",
        "lead.registered" => "inbox",
        "lead.note-written" => "notes",
        "lead.interaction-logged" => "message",
        "lead.next-step-promised" => "calendar-event",
        "lead.document-filed" => "file-text",
        "lead.party-screened" or "lead.screening-hit-cleared" => "shield-check",
        "lead.qualification-recorded" => "target",
        "lead.reassigned" or "lead.team-member-invited" or "lead.team-member-dismissed" => "users",
        "lead.classified" => "eye-off",
        "lead.inquiry-acknowledged" => "mail",
        "deadline.rang" => "clock",
        _ => fact.Split('.')[0] switch
        {
            "task" => "list-check",
            "approval" => "circle-check",
            "proposal" => "file-type-pdf",
            "site" => "map-pin",
            "visit" => "calendar-event",
            "incentive" => "gift",
            "commitment" => "circle-check",
            "aftercare" => "phone",
            _ => "edit",
        },
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
