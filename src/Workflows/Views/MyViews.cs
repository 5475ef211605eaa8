using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Views;

/// <summary>The views a person can choose from: their own, and what others share with everybody.</summary>
public static class MyViews
{
    public sealed record Query : IQuery<IReadOnlyList<View>>
    {
        public static Permission Requires => Permission.ReadProcesses;
    }

    public sealed record View(Guid Id, string Name, string Query, PersonId Owner, bool IsMine, bool IsShared, bool IsDefault);

    public sealed class Handler(GlobalReachDb db, CurrentUser user) : IRequestHandler<Query, Outcome<IReadOnlyList<View>>>
    {
        /// <summary>Nobody looks through more.</summary>
        private const int Most = 300;

        public async Task<Outcome<IReadOnlyList<View>>> Handle(Query query, CancellationToken ct)
        {
            var (me, staff) = (user.Id, db.ViewerIsStaff);
            var views = await db.Views.Where(view => view.Owner == me || (staff && view.IsShared)).OrderBy(view => view.NameKey).Take(Most)
                .Select(view => new View(view.Id, view.Name, view.Query, view.Owner, view.Owner == me, view.IsShared, view.IsDefault && view.Owner == me)).ToListAsync(ct);
            return Outcome<IReadOnlyList<View>>.Of([.. views.OrderByDescending(view => view.IsMine)]);
        }
    }
}
