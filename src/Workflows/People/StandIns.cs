using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>In whose place a person stands today.</summary>
public sealed class StandIns(GlobalReachDb db, AbsenceDirectory absences)
{
    /// <summary>Somebody who is away until a day, with the roles they have.</summary>
    public sealed record Absent(PersonId Id, string Name, IReadOnlyList<Role> Roles, DateOnly Until);

    /// <summary>Those who are away today and named this person.</summary>
    public async Task<IReadOnlyList<Absent>> For(PersonId standIn, CancellationToken ct)
    {
        var away = (await absences.Today(ct)).Where(a => a.StandIn == standIn).DistinctBy(a => a.Person).ToList();
        if (away.Count == 0) return [];
        var ids = away.ConvertAll(a => a.Person.Value);
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.LeftAt == null).Select(p => new { p.Id, p.Name, p.Roles }).ToListAsync(ct);
        return [.. away.Join(people, a => a.Person.Value, p => p.Id, (a, p) => new Absent(a.Person, p.Name, p.Roles, a.Until))];
    }

    /// <summary>Whether they stand in for this person today.</summary>
    public async Task<bool> StandsInFor(PersonId standIn, PersonId absent, CancellationToken ct) => (await absences.Today(ct)).Any(a => a.Person == absent && a.StandIn == standIn);
}
