using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Search;

/// <summary>Names the leads that a browser remembers as opened: it keeps ids only, and what they are called for this person is told here.</summary>
public static class RecentLeads
{
    public const int Most = 8;

    public sealed record Query(IReadOnlyList<LeadId> Ids) : IQuery<IReadOnlyList<FoundLead>>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Ids.Count).LessThanOrEqualTo(Most);
    }

    public sealed class Handler(Secrecy secrecy) : IRequestHandler<Query, Outcome<IReadOnlyList<FoundLead>>>
    {
        public async Task<Outcome<IReadOnlyList<FoundLead>>> Handle(Query query, CancellationToken ct)
        {
            var leads = await secrecy.NamedLeads().Where(row => query.Ids.Contains(row.Lead.Id)).Select(FoundLead.From).ToDictionaryAsync(lead => lead.Id, ct);
            return Outcome<IReadOnlyList<FoundLead>>.Of([.. query.Ids.Distinct().Where(leads.ContainsKey).Select(id => leads[id])]);
        }
    }
}
