using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Where a lead may go from here, and why not elsewhere; with its card as it stands now. Lighter than the whole page.</summary>
public static class LeadMoves
{
    public sealed record Query(LeadId Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result(BoardCard Card, string Process, IReadOnlyList<LeadPage.Option> Choices)
    {
        /// <summary>Whether this person can take the last move back.</summary>
        public bool MayUndo { get; init; }

        /// <summary>The action that leads to a stage: one that may be taken before one that may not, onwards before a jump. Null when none does.</summary>
        public LeadPage.Option? To(StageKey stage) => Choices
            .Where(choice => choice.Kind != ActionKind.ChangeStatus && choice.Targets.Contains(stage))
            .OrderBy(choice => choice.Unmet.Any(refusal => refusal.Kind == RefusalKind.Forbidden)).ThenBy(choice => choice.Kind).FirstOrDefault();
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, GateFactsReader reader, BoardCards cards, MoveUndo undo, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            if (await db.Leads.FirstOrDefaultAsync(l => l.Id == query.Id, ct) is not { } lead || await cards.Card(query.Id, ct) is not { } card) return LeadAccess.NotFound;

            var process = await processes.Get(lead.Process, ct);
            var facts = await reader.Read(lead, process.ReadsFor(lead), ct);
            return new Result(
                card, lead.Process.Key,
                [.. process.ChoicesFor(facts, user.Actor).Select(c => new LeadPage.Option(c.Action.Key, c.Action.Kind, c.Allowed, c.Unmet, c.To, c.ToStatus, c.Action.Inputs, process.TargetsOf(c.Action, lead), c.Action.ReasonList))])
            {
                MayUndo = await undo.OfferFor(lead, ct) is not null,
            };
        }
    }
}
