using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Search;

/// <summary>Leads, companies, contacts, sites and documents by a few words in any script, within what the person may know.</summary>
/// <remarks>
/// The rule: a lead is found by its number and code name by whoever sees it. A company, site or document is found through a lead whose company the person may know; a
/// contact who is named on leads through those, any other through their company. A company behind no lead at all is found by staff. Partners find the leads they are
/// invited to, by the name they hear. What is hidden is left out before hits are counted or cut off, so that nothing tells that it is there.
/// </remarks>
public static class Find
{
    public sealed record Query(string? Q) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        public int PerGroup { get; init; } = 8;
    }

    /// <summary>What was found, kind by kind; whether older rows are still being added to the index, so that not everything can be found yet.</summary>
    public sealed record Result(IReadOnlyList<Group> Groups, bool IsIncomplete);

    /// <summary>The best hits of one kind, and whether there are more.</summary>
    public sealed record Group(SearchKind Kind, IReadOnlyList<Hit> Hits, bool HasMore);

    /// <summary>One hit: its name, a detail that tells it from its like, and the lead it leads to; a company without a lead has none.</summary>
    public sealed record Hit(Guid Id, string Title, string? Detail, FoundLead? Lead);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.PerGroup).InclusiveBetween(1, 50);
        }
    }

    public sealed class Handler(SearchHits hits, Secrecy secrecy, SearchBuild build) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var asked = new Asked(query.Q ?? "", query.PerGroup);
            if (asked.Words.Count == 0) return new Result([], build.IsRunning);
            var found = secrecy.IsPartner ? [await hits.OfPartner(asked, ct)] : await hits.Of(asked, ct);
            return new Result([.. found.Where(group => group.Hits.Count > 0)], build.IsRunning);
        }
    }
}
