using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Live;

/// <summary>Which of the leads a person may see changed since a moment, and who changed each last: for pages that are open while colleagues work.</summary>
public static class ChangedLeads
{
    private const int Most = 500;

    public sealed record Query(DateTimeOffset Since) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result(IReadOnlyList<Change> Changes);

    /// <summary>A lead, when something was last recorded on it, and by whom, unless the person is not told who works on it.</summary>
    public sealed record Change(LeadId Lead, DateTimeOffset At, PersonId? By);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            // What came with a company is told to nobody here: at the moment it happens it would tell whose lead it is.
            // A town is told of what its page shows it, no more.
            var partner = secrecy.IsPartner;
            var told = await db.Journal.Where(entry => entry.At > query.Since && !LeadTimeline.OfParties.Contains(entry.Fact) && (!partner || PartnerView.Facts.Contains(entry.Fact))).OrderByDescending(entry => entry.At).Take(Most).Select(entry => new { entry.StreamId, entry.Actor, entry.At }).ToListAsync(ct);
            if (told.Count == 0) return new Result([]);

            var last = told.DistinctBy(entry => entry.StreamId).ToDictionary(entry => new LeadId(entry.StreamId));
            var leads = last.Keys.ToList();
            var seen = await db.Leads.Where(lead => leads.Contains(lead.Id)).Select(lead => lead.Id).ToListAsync(ct);
            return new Result([.. seen.Select(lead => new Change(lead, last[lead].At, secrecy.IsPartner ? null : last[lead].Actor))]);
        }
    }
}
