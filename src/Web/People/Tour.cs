using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;

namespace GlobalReach.Web.People;

/// <summary>The five things somebody is shown at their first sign-in, by what they are here for; and how it is known that they saw them.</summary>
public static class Tour
{
    /// <summary>Where it stands that a person has seen it, among what is known of them.</summary>
    public const string Claim = "tour";

    private const int Length = 5;

    private static readonly Step Today = new("today", "list-check", "/today", Permission.Annotate);
    private static readonly Step Board = new("board", "layout-kanban", "/board", Permission.ReadLeads);
    private static readonly Step Leads = new("leads", "users", "/leads", Permission.ReadLeads);
    private static readonly Step Gates = new("gates", "shield-check", "/leads", Permission.MoveLeads);
    private static readonly Step Talk = new("talk", "message", "/leads", Permission.MoveLeads);
    private static readonly Step Pipeline = new("pipeline", "chart-bar", "/pipeline", Permission.ReadPipeline);
    private static readonly Step Calendar = new("calendar", "calendar-event", "/calendar", Permission.ReadLeads);
    private static readonly Step Process = new("process", "route", "/process", Permission.ReadProcesses);
    private static readonly Step People = new("people", "user-circle", "/people", Permission.Administer);
    private static readonly Step Profile = new("profile", "user-circle", "/account/profile", null);
    private static readonly Step Words = new("words", "info-circle", "/words", null);
    private static readonly Step Palette = new("palette", "search", "/search", null);

    /// <summary>The steps of a person; the last tells how everything is found.</summary>
    public static IReadOnlyList<Step> For(CurrentUser user)
    {
        Step[] first = user.Is(Role.VicePresident) || user.Is(Role.Board) ? [Pipeline, Today, Board, Leads, Calendar]
            : user.Is(Role.Manager) ? [Today, Board, Gates, Talk]
            : user.Is(Role.Admin) ? [People, Process, Profile]
            : [Today, Leads, Board, Calendar];
        return [.. first.Concat([Words, Profile]).Distinct().Where(step => step.Needs is not { } right || user.May(right)).Take(Length - 1), Palette];
    }

    /// <summary>One thing to know, and the page on which it is.</summary>
    public sealed record Step(string Key, string Icon, string Address, Permission? Needs);
}
