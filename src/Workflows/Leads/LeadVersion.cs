using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A lead's number of changes, which every decision on it names.</summary>
public static class LeadVersion
{
    public sealed record Query(LeadId Id) : IQuery<int>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(GlobalReachDb db, Answers answers) : IRequestHandler<Query, Outcome<int>>
    {
        // Asked after a change of this request it is the version that change made, also when it was made before and its answer is replayed: what somebody else did since is not yet known to the caller.
        public async Task<Outcome<int>> Handle(Query query, CancellationToken ct) =>
            (answers.ReplayedVersion ?? db.Leads.Local.FirstOrDefault(l => l.Id == query.Id)?.Version ?? await db.Leads.Where(l => l.Id == query.Id).Select(l => (int?)l.Version).FirstOrDefaultAsync(ct)) is { } version
                ? version
                : LeadAccess.NotFound;
    }
}
