using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>When a person is away, latest first, and for whom they stand in from today on.</summary>
public static class AbsenceList
{
    private const int Most = 20;

    public sealed record Query(PersonId PersonId) : IQuery<Result>
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed record Result(IReadOnlyList<Entry> Own, IReadOnlyList<Entry> StandingIn);

    /// <summary>One absence; nobody stands in while the stand-in is away themselves.</summary>
    public sealed record Entry(Guid Id, PersonId Person, DateOnly From, DateOnly To, PersonId? StandIn, DateOnly? EndedOn, bool StandInIsAway);

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (organisation.RefusesToKeep(query.PersonId) is { } notTheirs) return notTheirs;
            var (person, today) = (query.PersonId, office.Today);
            var own = await Listed(db.Absences.Where(a => a.PersonId == person).OrderByDescending(a => a.From)).Take(Most).ToListAsync(ct);
            var standingIn = await Listed(db.Absences.Where(a => a.StandInId == person && a.EndedOn == null && a.To >= today).OrderBy(a => a.From)).Take(Most).ToListAsync(ct);
            return new Result(own, standingIn);
        }

        private IQueryable<Entry> Listed(IQueryable<Absence> absences) => absences.AsNoTracking().Select(a => new Entry(
            a.Id, a.PersonId, a.From, a.To, a.StandInId, a.EndedOn,
            db.Absences.Any(other => other.PersonId == a.StandInId && other.EndedOn == null && other.From <= a.To && other.To >= a.From)));
    }
}
