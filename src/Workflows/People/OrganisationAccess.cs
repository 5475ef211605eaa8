using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>The way to the organisation, whose journal begins with the first thing an administrator does.</summary>
public sealed class OrganisationAccess(GlobalReachDb db, CurrentUser user)
{
    public async Task<Organisation> Open(CancellationToken ct)
    {
        if (await db.Organisation.FirstOrDefaultAsync(o => o.Id == Organisation.TheOne, ct) is { } known) return known;
        var founded = Organisation.Found();
        db.Organisation.Add(founded);
        return founded;
    }

    /// <summary>Everybody keeps their own account, administrators everybody's: null for them, else the refusal.</summary>
    public Refusal? RefusesToKeep(PersonId person) => person == user.Id || user.May(Permission.Administer) ? null : new Refusal(RefusalKind.Forbidden, "account-not-yours");

    /// <summary>Whether nobody else could administer any longer, were it not for this person.</summary>
    public async Task<bool> IsLastAdministrator(Guid person, CancellationToken ct) =>
        !(await db.People.AsNoTracking().Where(p => p.Id != person && p.LeftAt == null).Select(p => p.Roles).ToListAsync(ct)).Exists(roles => roles.Contains(Role.Admin));

    public Task<bool> IsTaken(string email, Guid person, CancellationToken ct)
    {
        var normalized = email.ToUpperInvariant();
        return db.People.AnyAsync(p => p.Id != person && p.NormalizedEmail == normalized, ct);
    }
}

/// <summary>What can stand in the way of administering people.</summary>
public static class PeopleRefusals
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "person-not-found");

    /// <summary>Somebody has to be able to let people in.</summary>
    public static Refusal LastAdministrator { get; } = Refusal.Rule("last-administrator");

    public static Refusal EmailTaken { get; } = Refusal.Invalid("Email", "email-taken");

    public static Refusal WrongCode { get; } = Refusal.Invalid("Code", "second-factor-wrong-code");

    public static Refusal HasSecondFactor { get; } = Refusal.Rule("second-factor-set-up-already");

    public static Refusal NoSecondFactor { get; } = Refusal.Rule("second-factor-not-set-up");

    public static Refusal OwnSecondFactor { get; } = Refusal.Rule("second-factor-is-yours");
}
