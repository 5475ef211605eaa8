using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>The keys by which machines act as a person, open ones first: for them and for who administers.</summary>
public static class ApiKeyList
{
    private const int Most = 100;

    public sealed record Query(PersonId PersonId) : IQuery<IReadOnlyList<Entry>>
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed record Entry(Guid Id, string Label, DateTimeOffset MadeAt, DateOnly? LastUsedOn, DateTimeOffset? RevokedAt, bool IsDemo);

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation) : IRequestHandler<Query, Outcome<IReadOnlyList<Entry>>>
    {
        public async Task<Outcome<IReadOnlyList<Entry>>> Handle(Query query, CancellationToken ct)
        {
            if (organisation.RefusesToKeep(query.PersonId) is { } notTheirs) return notTheirs;
            var keys = await db.ApiKeys.AsNoTracking().Where(k => k.PersonId == query.PersonId.Value)
                .OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.CreatedAt).ThenBy(k => k.Label).Take(Most).ToListAsync(ct);
            return Outcome<IReadOnlyList<Entry>>.Of([.. keys.Select(k => new Entry(k.Id, k.Label, k.CreatedAt, k.LastUsedOn, k.RevokedAt, k.IsDemo))]);
        }
    }
}
