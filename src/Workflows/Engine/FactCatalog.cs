using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Engine;

/// <summary>The facts a process definition may ask for by name. "Cannot say, asked on …" counts as known: nobody is made to invent data.</summary>
public static class FactCatalog
{
    private sealed record Entry(LeadParts Reads, Func<GateFacts, bool> IsKnown);

    private static readonly Dictionary<string, Entry> Facts = new(StringComparer.Ordinal)
    {
        ["inquiry.source"] = Of(l => l.Inquiry.Source is not null),
        ["inquiry.party"] = Of(l => l.CompanyId is not null || l.IntermediaryId is not null),
        ["inquiry.by-intermediary-or-partner"] = Of(l => l.IntermediaryId is not null || l.Inquiry.Source == LeadSource.Partner),
        ["inquiry.country"] = Of(l => l.Inquiry.Country is not null),
        ["inquiry.language"] = Of(l => l.Inquiry.Language is not null),
        ["inquiry.contact-route"] = new(LeadParts.Contact, f => f.Contact?.Details.IsReachable == true),
        ["inquiry.lawful-basis"] = new(LeadParts.Contact, f => f.Contact?.Details.LawfulBasis is not null),
        ["inquiry.duplicates-checked"] = Of(l => l.DuplicatesCheckedAt is not null),
        ["inquiry.acknowledged"] = Of(l => l.AcknowledgedAt is not null),
        ["qualification.recorded"] = Of(l => l.Qualification is not null),
        ["qualification.need"] = Of(l => l.Qualification?.Need.IsAnswered == true),
        ["qualification.project-type"] = Of(l => l.Qualification?.ProjectType.IsAnswered == true),
        ["qualification.function"] = Of(l => l.Qualification?.Function.IsAnswered == true),
        ["qualification.size"] = Of(l => l.Qualification is { } q && (q.Jobs.IsAnswered || q.Capex.IsAnswered)),
        ["qualification.time-frame"] = Of(l => l.Qualification?.TimeFrame.IsAnswered == true),
        ["qualification.decision-role"] = Of(l => l.Qualification?.DecisionRole.IsAnswered == true),
        ["lead.back-up"] = Of(l => l.BackupId is not null),
        ["lead.code-name"] = Of(l => l.CodeName is not null),
        ["discovery.recorded"] = Of(l => l.Discovery is not null),
        ["discovery.must-haves"] = Of(l => l.Discovery is { MustHaves.Count: > 0 }),
        ["discovery.drivers"] = Of(l => l.Discovery is { Drivers.Count: > 0 }),
        ["discovery.rivals"] = Of(l => l.Discovery?.Rivals.IsAnswered == true),
        ["discovery.utility-loads"] = Of(l => l.Discovery?.UtilityLoads.IsAnswered == true),
        ["discovery.wage"] = Of(l => l.Discovery?.AverageWage.IsAnswered == true),
        ["discovery.jobs-kept"] = Of(l => l.Discovery?.JobsKept.IsAnswered == true),
        ["discovery.cfius"] = Of(l => l.Discovery?.Cfius.IsAnswered == true),
        ["proposal.sent"] = new(LeadParts.Proposals, f => f.Proposals.Any(p => p.Kind == ProposalKind.Full && p.SentAt is not null)),
        ["visit.held"] = new(LeadParts.Visits, f => f.Visits.Any(v => v.Debrief is not null)),
        ["visit.feedback-asked"] = new(LeadParts.Visits, f => f.Visits.Any(v => v.FeedbackAsked)),
        ["incentives.drafted"] = new(LeadParts.Packages, f => f.Packages.Count > 0),
        ["incentives.cost-benefit"] = new(LeadParts.Packages, f => f.Packages.Any(p => p.CostBenefit is { Length: > 0 })),
        ["commitment.recorded"] = Of(l => l.Commitment is not null),
        ["commitment.involvement"] = Of(l => l.Commitment is not null),
        ["commitment.win-reasons"] = Of(l => l.Commitment is { WinReasons.Count: > 0 }),
        ["landing.baseline"] = Of(l => l.Baseline is not null),
        ["landing.aftercare-owner"] = Of(l => l.Baseline is not null),
        ["aftercare.contacted"] = new(LeadParts.AftercareContacts, f => f.AftercareContacts.Count > 0),
        ["aftercare.jobs-verified"] = Of(l => l.VerifiedJobs is not null),
    };

    /// <summary>Every fact there is.</summary>
    public static IReadOnlyCollection<string> Keys => Facts.Keys;

    /// <summary>Whether a fact of this name exists.</summary>
    public static bool Has(string fact) => Facts.ContainsKey(fact);

    /// <summary>What has to be read to tell.</summary>
    public static LeadParts Reads(string fact) => Facts[fact].Reads;

    /// <summary>Whether it is known of this lead.</summary>
    public static bool IsKnown(string fact, GateFacts facts) => Facts[fact].IsKnown(facts);

    private static Entry Of(Func<Lead, bool> isKnown) => new(LeadParts.None, facts => isKnown(facts.Lead));
}
