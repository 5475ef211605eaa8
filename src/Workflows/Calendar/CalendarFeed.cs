using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Calendar;

/// <summary>What a person's calendar program is told: what is dated on their own leads, from a quarter ago to more than a year ahead.</summary>
/// <remarks>It leaves the product, so it says less than the pages: from level 2 on a project goes by its code name, whoever asks, and no words that people typed are in it (DOMAIN §2).</remarks>
public static class CalendarFeed
{
    public sealed record Query : IQuery<IReadOnlyList<Entry>>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Entry(EntryKind Kind, Guid Id, LeadId Lead, string Name, string Process, DateOnly From, DateOnly To, DateTimeOffset? At, string? Key, VisitMode? Mode, bool IsHeld);

    public sealed class Handler(DatedWork work, OfficeClock office) : IRequestHandler<Query, Outcome<IReadOnlyList<Entry>>>
    {
        private const int DaysBack = 90;
        private const int DaysAhead = 400;

        public async Task<Outcome<IReadOnlyList<Entry>>> Handle(Query query, CancellationToken ct)
        {
            var found = await work.Between(office.Today.AddDays(-DaysBack), office.Today.AddDays(DaysAhead), all: false, ct);
            var leads = await work.Leads([.. found.Select(d => d.Lead).Distinct()], ct);
            return Outcome<IReadOnlyList<Entry>>.Of(
            [
                .. from dated in found
                   where leads.ContainsKey(dated.Lead)
                   let lead = leads[dated.Lead]
                   orderby dated.From, dated.Kind, dated.At, dated.Id
                   select new Entry(dated.Kind, dated.Id, lead.Id, NameOf(lead), lead.Process, dated.From, dated.To, dated.At, dated.Key, dated.Mode, dated.IsHeld),
            ]);
        }

        private static string NameOf(DatedLead lead) => lead.Confidentiality >= Confidentiality.ProjectTeam ? lead.CodeName ?? lead.ProjectNumber : lead.Name;
    }
}

/// <summary>When a person made the link to their calendar that is valid now; null when there is none.</summary>
public static class MyCalendarLink
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result(DateTimeOffset? MadeAt);

    public sealed class Handler(GlobalReachDb db, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var me = user.Id.Value;
            return new Result(await db.CalendarLinks.Where(l => l.PersonId == me && l.RevokedAt == null).MaxAsync(l => (DateTimeOffset?)l.CreatedAt, ct));
        }
    }
}
