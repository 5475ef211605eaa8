using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Views;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Views;

/// <summary>The way to a view that somebody wants to change: its owner's, or an administrator's where everybody sees it.</summary>
public sealed class ViewAccess(GlobalReachDb db, CurrentUser user)
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "view-not-found");

    public static Refusal NotYours { get; } = new(RefusalKind.Forbidden, "view-not-yours");

    public static Refusal NameTaken { get; } = Refusal.Invalid("Name", "view-name-taken");

    public async Task<Outcome<SavedView>> Find(Guid id, CancellationToken ct)
    {
        if (await db.Views.FirstOrDefaultAsync(view => view.Id == id, ct) is not { } found) return NotFound;
        if (found.Owner == user.Id) return found;
        return !found.IsShared ? NotFound : user.May(Permission.Administer) ? found : NotYours;
    }

    public Task<bool> IsTaken(PersonId owner, string name, Guid by, CancellationToken ct)
    {
        var key = SavedView.KeyOf(name);
        return db.Views.AnyAsync(view => view.Owner == owner && view.NameKey == key && view.Id != by, ct);
    }
}

/// <summary>What a view may be called and ask for.</summary>
internal static class ViewRules
{
    public static void ViewName<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(SavedView.LongestName);

    /// <summary>As an address is written; what it asks for is checked when it is asked.</summary>
    public static void ViewQuery<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotNull().MaximumLength(SavedView.LongestQuery).Must(query => query is null || query.All(letter => letter is > ' ' and <= '~')).WithErrorCode("view-query-malformed");
}
