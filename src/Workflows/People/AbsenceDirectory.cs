using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>Who is away today.</summary>
public sealed class AbsenceDirectory(GlobalReachDb db, OfficeClock office)
{
    /// <summary>Somebody who is away until a day, and who stands in.</summary>
    public sealed record Away(PersonId Person, DateOnly Until, PersonId? StandIn);

    public async Task<IReadOnlyList<Away>> Today(CancellationToken ct)
    {
        var today = office.Today;
        return await db.Absences.AsNoTracking().Where(a => a.EndedOn == null && a.To >= today && a.From <= today).OrderBy(a => a.To).Select(a => new Away(a.PersonId, a.To, a.StandInId)).ToListAsync(ct);
    }
}
