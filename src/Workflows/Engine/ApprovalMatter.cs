using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Incentives;

namespace GlobalReach.Workflows.Engine;

/// <summary>What an approval is about, as the lead's facts tell: whose hands were in it, and its amounts.</summary>
public static class ApprovalMatter
{
    /// <summary>Everything that has to be read to tell.</summary>
    public const LeadParts Reads = LeadParts.Approvals | LeadParts.Packages | LeadParts.Proposals | LeadParts.Evidence;

    /// <summary>What has to be read to tell whose hands were in it.</summary>
    public static LeadParts ReadsFor(ApprovalSubject about) => about switch
    {
        ApprovalSubject.Offer => LeadParts.Packages,
        ApprovalSubject.Proposal => LeadParts.Proposals,
        ApprovalSubject.Commitment => LeadParts.Evidence,
        ApprovalSubject.Lead or ApprovalSubject.Qualification => LeadParts.None,
    };

    /// <summary>Who does not decide: the owner, and who made what is decided on.</summary>
    public static IReadOnlyCollection<PersonId> HandsIn(ApprovalSubject about, GateFacts facts) =>
        [.. Makers(about, facts).Append(facts.Lead.OwnerId).Distinct()];

    /// <summary>Its amounts, one a currency. None where nothing can be said, or a part of the offer follows a formula only: then the strictest reading holds.</summary>
    public static IReadOnlyList<Money> AmountsOf(ApprovalSubject about, GateFacts facts)
    {
        if (about != ApprovalSubject.Offer) return facts.Lead.Capex is { } capex ? [capex] : [];
        var lines = Standing(facts).SelectMany(package => package.Lines).ToList();
        return lines.Exists(line => !line.Amount.HasValue) ? [] : [.. lines.GroupBy(line => line.Amount.Value.Currency).Select(same => same.Select(line => line.Amount.Value).Aggregate((sum, amount) => sum + amount))];
    }

    private static IEnumerable<PersonId> Makers(ApprovalSubject about, GateFacts facts) => about switch
    {
        ApprovalSubject.Lead => [],
        ApprovalSubject.Qualification => facts.Lead.Qualification is { } qualification ? [qualification.By] : [],
        ApprovalSubject.Offer => Standing(facts).SelectMany(package => package.Authors),
        ApprovalSubject.Proposal => facts.Proposals.Select(proposal => proposal.By),
        ApprovalSubject.Commitment => [.. facts.Lead.Commitment is { } commitment ? [commitment.By] : Array.Empty<PersonId>(), .. facts.Evidence.Select(evidence => evidence.By)],
    };

    /// <summary>The latest package that was not withdrawn.</summary>
    private static IEnumerable<IncentivePackage> Standing(GateFacts facts) => facts.Packages.Where(package => package.State != PackageState.Withdrawn).OrderByDescending(package => package.Number).Take(1);
}
