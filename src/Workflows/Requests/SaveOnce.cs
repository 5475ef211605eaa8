using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Requests;

/// <summary>Last stop around a change: one save on success, nothing kept on refusal, a truthful answer in a race.</summary>
/// <remarks>
/// When two writers meet, the second one's handler runs again on what the first one left: it then finds its expected
/// version gone (Conflict), its answer stored (Replayed), or its change still possible (a note beside a note).
/// Any other database error goes up.
/// </remarks>
public sealed class SaveOnce<TRequest, TResponse>(GlobalReachDb db, Answers answers, DeadlineUpkeep upkeep, DeliverySignal signal) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IChange, IRequest<TResponse>
    where TResponse : class, IOutcome<TResponse>
{
    private const int Tries = 5;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // A page may have looked at the lead before, without following what it read.
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        for (var attempt = 1; ; attempt++)
        {
            if (await answers.Find<TResponse>(request, cancellationToken) is { } stored) return stored;

            var outcome = await next();
            if (!outcome.Succeeded)
            {
                db.ChangeTracker.Clear();
                return await answers.Find<TResponse>(request, cancellationToken) ?? outcome;
            }

            answers.Keep(request, outcome);
            await upkeep.SettleChangedLeads(cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                signal.Raise();
                return outcome;
            }
            catch (DbUpdateException error) when (Conflicts.IsOne(error))
            {
                db.ChangeTracker.Clear();
                if (attempt == Tries) return TResponse.Refused(LeadAccess.ChangedMeanwhile);
            }
        }
    }
}
