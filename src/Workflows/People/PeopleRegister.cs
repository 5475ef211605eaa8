using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Everybody who may sign in or once could, for who administers them.</summary>
public static class PeopleRegister
{
    public sealed record Query : IQuery<IReadOnlyList<Entry>>
    {
        public static Permission Requires => Permission.Administer;
    }

    /// <summary>An account as it stands; without a password the person has not yet used their link. Of leads only the number is told.</summary>
    public sealed record Entry(PersonId Id, string Name, string JobTitle, string Email, IReadOnlyList<Role> Roles, string Stamp, bool HasPassword, bool HasSecondFactor, DateTimeOffset? LeftAt, int OpenLeads, Guid? TeamId);

    public sealed class Handler(GlobalReachDb db) : IRequestHandler<Query, Outcome<IReadOnlyList<Entry>>>
    {
        public async Task<Outcome<IReadOnlyList<Entry>>> Handle(Query query, CancellationToken ct)
        {
            var people = await db.People.AsNoTracking().OrderBy(p => p.LeftAt != null).ThenBy(p => p.Name)
                .Select(p => new { p.Id, p.Name, p.JobTitle, p.Email, p.Roles, p.ConcurrencyStamp, HasPassword = p.PasswordHash != null, p.TwoFactorEnabled, p.LeftAt, p.TeamId }).ToListAsync(ct);
            // Whoever hands work over has to know of all of it, also of what is sealed from administrators: the number alone tells nothing else.
            var owned = await db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]).Where(l => l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant)
                .GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return people.Select(p => new Entry(new PersonId(p.Id), p.Name, p.JobTitle, p.Email ?? "", p.Roles, p.ConcurrencyStamp ?? "", p.HasPassword, p.TwoFactorEnabled, p.LeftAt, owned.GetValueOrDefault(new PersonId(p.Id)), p.TeamId)).ToList();
        }
    }
}
