using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>The teams, as others refer to them.</summary>
public sealed class TeamDirectory(GlobalReachDb db, PeopleDirectory people, Calendars calendars)
{
    public static Refusal Unknown { get; } = Refusal.Invalid("Team", "team-unknown");

    internal static Refusal NotFound { get; } = new(RefusalKind.NotFound, "team-not-found");

    /// <summary>A team by its id, with its name.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(CancellationToken ct) => await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, ct);

    /// <summary>Leads of a team are those its people answer for, also who left meanwhile; null when there is no such team.</summary>
    internal async Task<T?> Tell<T>(T filter, CancellationToken ct)
        where T : LeadFilter
    {
        if (filter.Team is not { } team) return filter;
        if (!await db.Teams.AnyAsync(t => t.Id == team, ct)) return null;
        var members = await db.People.Where(p => p.TeamId == team).Select(p => p.Id).ToListAsync(ct);
        return (T)((LeadFilter)filter with { Owners = members.ConvertAll(id => new PersonId(id)) });
    }

    /// <summary>What stands against a person belonging to this team; null when nothing does.</summary>
    internal async Task<Refusal?> Refuses(Guid? team, CancellationToken ct) => team is { } id && !await db.Teams.AnyAsync(t => t.Id == id, ct) ? Refusal.Invalid("TeamId", "team-unknown") : null;

    /// <summary>What stands against a team being called and led so, and working by this calendar; null when nothing does.</summary>
    internal async Task<Refusal?> Refuses(Guid team, string name, PersonId? ledBy, string? calendar, CancellationToken ct)
    {
        if (calendar is not null && !calendars.Has(calendar)) return Refusal.Invalid("Calendar", "calendar-unknown");
        var key = Team.KeyOf(name);
        if (await db.Teams.AnyAsync(t => t.Id != team && t.NameKey == key, ct)) return Refusal.Invalid("Name", "team-name-taken");
        return ledBy is { } lead && !await people.Exists(lead, ct) ? Refusal.Invalid("LedBy", "person-unknown") : null;
    }

    internal static void Name<T>(IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Team.LongestName);
}
