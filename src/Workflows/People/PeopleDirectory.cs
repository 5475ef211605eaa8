using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Our own people, as others refer to them.</summary>
public sealed class PeopleDirectory(GlobalReachDb db, AbsenceDirectory absences)
{
    /// <summary>One of them; who is away today, with the last day of it.</summary>
    public sealed record Entry(PersonId Id, string Name, IReadOnlyList<Role> Roles, bool HasLeft, DateOnly? AwayUntil);

    /// <summary>Whether something may be given to this person: who left takes nothing over.</summary>
    public Task<bool> Exists(PersonId person, CancellationToken ct) => db.People.AnyAsync(p => p.Id == person.Value && p.LeftAt == null, ct);

    /// <summary>What stands against giving this person something that takes a right to answer for; null when nothing does.</summary>
    public async Task<Refusal?> RefusesTo(Permission right, PersonId person, string field, CancellationToken ct)
    {
        var roles = await db.People.Where(p => p.Id == person.Value && p.LeftAt == null).Select(p => p.Roles).FirstOrDefaultAsync(ct);
        if (roles is null) return Refusal.Invalid(field, "person-unknown");
        return Rights.Of(roles).Contains(right) ? null : Refusal.Invalid(field, "person-cannot-answer");
    }

    /// <summary>Everybody, also who left, since what they did keeps their name; a desk has tens of people, not thousands.</summary>
    public async Task<IReadOnlyList<Entry>> All(CancellationToken ct)
    {
        var away = (await absences.Today(ct)).ToDictionary(a => a.Person, a => (DateOnly?)a.Until);
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Roles, HasLeft = p.LeftAt != null }).ToListAsync(ct);
        return [.. people.Select(p => new Entry(new PersonId(p.Id), p.Name, p.Roles, p.HasLeft, p.HasLeft ? null : away.GetValueOrDefault(new PersonId(p.Id))))];
    }

    public async Task<IReadOnlyDictionary<PersonId, string>> Names(CancellationToken ct) =>
        (await db.People.AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(ct)).ToDictionary(p => new PersonId(p.Id), p => p.Name);
}
