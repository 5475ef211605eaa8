using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>Deliveries that were given up are tried again now, with all their attempts before them: those named, or all.</summary>
public static class RetryDeliveries
{
    /// <summary>An empty list means all that were given up.</summary>
    public sealed record Command(IReadOnlyList<Guid> Ids) : ICommand<int>
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome<int>>
    {
        /// <summary>So many at once; whoever has more presses again.</summary>
        private const int Most = 1000;

        public async Task<Outcome<int>> Handle(Command command, CancellationToken ct)
        {
            var given = db.Deliveries.Where(d => d.DoneAt == null && d.DeadAt != null);
            if (command.Ids.Count > 0) given = given.Where(d => command.Ids.Contains(d.Id));
            var again = await given.OrderBy(d => d.DueAt).Take(Most).ToListAsync(ct);
            if (again.Count == 0) return new Refusal(RefusalKind.NotFound, "delivery-not-found");

            foreach (var delivery in again) (delivery.Attempts, delivery.DueAt, delivery.DeadAt) = (0, clock.GetUtcNow(), null);
            (await organisation.Open(ct)).RetryDeliveries(again.Count);
            return again.Count;
        }
    }
}
