using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A lead in the list it was opened from: the one before, the one after, and the how manieth it is.</summary>
public static class LeadNeighbours
{
    public sealed record Query(LeadId LeadId, LeadList.Query List) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    /// <summary>Previous is null on the first lead, next on the last. A lead that has left the list since has neighbours but no position.</summary>
    public sealed record Result(LeadId? Previous, LeadId? Next, int? Position, int Total);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.List).SetValidator(new LeadList.Validator());
    }

    /// <remarks>Found by where the lead stands in the order, not by counting pages: as cheap in the middle of 100,000 leads as at their beginning, but for the position itself.</remarks>
    public sealed class Handler(Secrecy secrecy, LeadTimes times, FilterLookup lookup, ProcessCatalog processes) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var list = secrecy.IsPartner ? PartnerView.Of(query.List) : query.List;
            if (await times.Refuses(list, ct) is { } unknown) return unknown;
            if (await lookup.Tell(list, ct) is not { } told) return TeamDirectory.Unknown;
            list = told;
            var at = await times.Now(list, ct);
            var named = secrecy.NamedLeads();
            var rows = list.Of(named, at);
            var order = LeadOrder.By(list.Sort, list.Descending, at, await processes.Latest(RegisterInquiry.Process, ct));
            if (await order.Around(query.LeadId, named, rows, ct) is not { } around) return LeadAccess.NotFound;

            var previous = await around.Before.Select(r => r.Lead.Id).Take(1).ToListAsync(ct);
            var next = await around.After.Select(r => r.Lead.Id).Take(1).ToListAsync(ct);
            var listed = await rows.AnyAsync(r => r.Lead.Id == query.LeadId, ct);
            var (before, after) = (await around.Before.CountAsync(ct), await around.After.CountAsync(ct));
            return new Result(previous is [var p] ? p : null, next is [var n] ? n : null, listed ? before + 1 : null, before + after + (listed ? 1 : 0));
        }
    }
}
