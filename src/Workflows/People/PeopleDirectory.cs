using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Our own people, as others refer to them.</summary>
public sealed class PeopleDirectory(GlobalReachDb db)
{
    public sealed record Entry(PersonId Id, string Name, IReadOnlyList<Role> Roles, bool HasLeft);

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
    public async Task<IReadOnlyList<Entry>> All(CancellationToken ct) =>
        [.. (await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Roles, HasLeft = p.LeftAt != null }).ToListAsync(ct)).Select(p => new Entry(new PersonId(p.Id), p.Name, p.Roles, p.HasLeft))];

    public async Task<IReadOnlyDictionary<PersonId, string>> Names(CancellationToken ct) => (await All(ct)).ToDictionary(p => p.Id, p => p.Name);
}
