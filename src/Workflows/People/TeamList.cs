using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>The teams of the desk, for who works with them.</summary>
public static class TeamList
{
    public sealed record Query : IQuery<IReadOnlyList<Entry>>
    {
        public static Permission Requires => Permission.ReadProcesses;
    }

    /// <summary>A team, who leads it, who belongs to it and is still here, and the working calendar of its own, if it has one.</summary>
    public sealed record Entry(Guid Id, string Name, PersonId? LedBy, IReadOnlyList<PersonId> Members, string? Calendar);

    public sealed class Handler(GlobalReachDb db) : IRequestHandler<Query, Outcome<IReadOnlyList<Entry>>>
    {
        public async Task<Outcome<IReadOnlyList<Entry>>> Handle(Query query, CancellationToken ct)
        {
            var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => new { t.Id, t.Name, t.LedBy, t.Calendar }).ToListAsync(ct);
            var members = (await db.People.AsNoTracking().Where(p => p.TeamId != null && p.LeftAt == null).OrderBy(p => p.Name).Select(p => new { p.Id, p.TeamId }).ToListAsync(ct)).ToLookup(p => p.TeamId, p => new PersonId(p.Id));
            return teams.ConvertAll(t => new Entry(t.Id, t.Name, t.LedBy, [.. members[t.Id]], t.Calendar));
        }
    }
}
