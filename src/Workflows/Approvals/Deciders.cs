using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Who may decide on an approval: by role, and in the place of who is away today; never who asked, owns the lead or had a hand in it.</summary>
public sealed class Deciders(GlobalReachDb db, AbsenceDirectory absences, StandIns standIns)
{
    /// <summary>Somebody who is waited for; whom they stand in for, if they do.</summary>
    public sealed record Asked(PersonId Person, IReadOnlyList<Role> Roles, PersonId? InsteadOf);

    /// <summary>Whether each place an approval needs can be filled at all, be it by somebody who is away now.</summary>
    public async Task<bool> CanBeFilled(Approval approval, Lead lead, IReadOnlyCollection<PersonId> hands, CancellationToken ct)
    {
        var able = await Holders(approval, lead, hands, approval.Seats.SelectMany(seat => seat.Roles), ct);
        var filled = approval.Seats.Count(seat => able.Any(person => person.Roles.Any(seat.Roles.Contains)));
        return Math.Min(filled, able.Count) >= approval.Needed;
    }

    /// <summary>Who is waited for now; in the place of who is away stands who was named for it.</summary>
    public async Task<IReadOnlyList<Asked>> WaitedFor(Approval approval, Lead lead, IReadOnlyCollection<PersonId> hands, CancellationToken ct)
    {
        if (approval.State != ApprovalState.Open) return [];
        var able = await Holders(approval, lead, hands, approval.WaitingRoles, ct);
        var away = (await absences.Today(ct)).GroupBy(a => a.Person).ToDictionary(same => same.Key, same => same.First().StandIn);
        var named = able.Select(person => away.GetValueOrDefault(person.Person)).OfType<PersonId>().Select(person => person.Value).ToList();
        var present = named.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => named.Contains(p.Id) && p.LeftAt == null).Select(p => new { p.Id, p.Roles }).ToListAsync(ct);
        return
        [
            .. able.Select(person => away.GetValueOrDefault(person.Person) is { } standIn && approval.IsOpenTo(standIn, hands) && present.Find(p => p.Id == standIn.Value) is { } stands && lead.MaySee(standIn, stands.Roles)
                ? person with { Person = standIn, InsteadOf = person.Person } : person).DistinctBy(asked => asked.Person),
        ];
    }

    /// <summary>In whose place this person would decide: their own, or that of somebody who is away. Null where they cannot.</summary>
    public async Task<Decider?> As(Approval approval, Lead lead, Actor person, IReadOnlyCollection<PersonId> hands, CancellationToken ct)
    {
        if (!approval.IsOpenTo(person.Id, hands)) return null;
        if (approval.SeatFor(person.Roles) is not null) return new Decider(person.Id, person.Roles, null);
        foreach (var absent in await standIns.For(person.Id, ct))
        {
            var roles = absent.Roles.ToHashSet();
            if (approval.IsOpenTo(absent.Id, hands) && approval.SeatFor(roles) is not null && lead.MaySee(absent.Id, roles)) return new Decider(person.Id, roles, absent.Id);
        }

        return null;
    }

    private async Task<IReadOnlyList<Asked>> Holders(Approval approval, Lead lead, IReadOnlyCollection<PersonId> hands, IEnumerable<Role> roles, CancellationToken ct)
    {
        var wanted = roles.ToHashSet();
        var people = await db.People.AsNoTracking().Where(p => p.LeftAt == null).OrderBy(p => p.Name).Select(p => new { p.Id, p.Roles }).ToListAsync(ct);
        return [.. people.Select(p => new Asked(new PersonId(p.Id), p.Roles, null)).Where(p => p.Roles.Any(wanted.Contains) && approval.IsOpenTo(p.Person, hands) && lead.MaySee(p.Person, p.Roles))];
    }
}
