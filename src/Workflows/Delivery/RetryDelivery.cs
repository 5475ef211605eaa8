using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Delivery;

/// <summary>What could not be brought out for a lead yet: it is told on the lead, and tried again by itself until it is given up.</summary>
public sealed record Undelivered(Guid Id, string Subscriber, int Attempts, string? Error, DateTimeOffset NextTry, bool GivenUp);

/// <summary>A delivery that failed is tried again now, with all its attempts before it, whether it was given up or waits.</summary>
public static class RetryDelivery
{
    public sealed record Command(LeadId LeadId, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var delivery = await db.Deliveries.FirstOrDefaultAsync(d => d.Id == command.Id && db.Journal.Any(e => e.Id == d.JournalEntryId && e.StreamId == command.LeadId.Value), ct);
            if (delivery is null) return new Refusal(RefusalKind.NotFound, "delivery-not-found");
            if (delivery.DoneAt is null) (delivery.Attempts, delivery.DueAt, delivery.DeadAt) = (0, clock.GetUtcNow(), null);
            return Outcome.Done;
        }
    }
}
