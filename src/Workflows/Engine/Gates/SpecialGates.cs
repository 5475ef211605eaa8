using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Engine.Gates;

/// <summary>Every company behind the lead was looked up under the name it has now, and no hit stands.</summary>
internal sealed class ScreeningClear() : Special("screening-clear", LeadParts.Screenings | LeadParts.Parties)
{
    protected override Refusal? Check(GateFacts facts)
    {
        if (facts.Screenings.Any(s => s.Blocks)) return Refusal.Rule("screening-hit-open");
        if (facts.Parties.Count == 0) return Refusal.Rule("party-not-screened", CompanyKind.Investor);
        return facts.Parties.FirstOrDefault(party => !facts.Screenings.Any(s => party.IsLikely(s.Party))) is { } unscreened ? Refusal.Rule("party-not-screened", unscreened.Kind) : null;
    }
}

/// <summary>The manager decided to go.</summary>
internal sealed class DecidedToGo() : Special("decided-to-go", LeadParts.None)
{
    protected override Refusal? Check(GateFacts facts) => facts.Lead.Qualification switch
    {
        null => Refusal.Rule("go-decision-missing"),
        { Decision: GoNoGo.Go } => null,
        { Decision: var decision } => Refusal.Rule("decided-otherwise", decision),
    };
}

/// <summary>From level 3 on a signed NDA is on file.</summary>
internal sealed class NdaOnFile() : Special("nda-on-file", LeadParts.Documents)
{
    protected override Refusal? Check(GateFacts facts) =>
        facts.Lead.Confidentiality >= Confidentiality.Nda && !facts.Documents.Contains(DocumentKind.Nda) ? Refusal.Rule("nda-missing") : null;
}

/// <summary>At least one site passes every must-have or is offered by recorded exception.</summary>
internal sealed class SiteOfferable() : Special("site-offerable", LeadParts.Sites)
{
    protected override Refusal? Check(GateFacts facts) => facts.Sites.Any(s => s.IsOfferable) ? null : Refusal.Rule("no-site-offerable");
}

/// <summary>One version of the proposal was approved, sent and confirmed as received.</summary>
internal sealed class ProposalReceipted() : Special("proposal-receipted", LeadParts.Proposals)
{
    protected override Refusal? Check(GateFacts facts)
    {
        var proposals = facts.Proposals.Where(p => p.Kind == ProposalKind.Full).ToList();
        if (proposals.Exists(p => p.ReceivedOn is not null)) return null;
        if (proposals.Exists(p => p.SentAt is not null)) return Refusal.Rule("proposal-receipt-missing");
        if (proposals.Exists(p => p.ApprovedBy is not null)) return Refusal.Rule("proposal-not-sent");
        return Refusal.Rule(proposals.Count > 0 ? "proposal-not-approved" : "proposal-missing");
    }
}

/// <summary>Every line of the offer that stands says what a line has to say.</summary>
internal sealed class PackageComplete() : Special("package-complete", LeadParts.Packages)
{
    protected override Refusal? Check(GateFacts facts)
    {
        var standing = facts.Packages.Where(p => p.State != PackageState.Withdrawn).ToList();
        if (standing.Count == 0) return Refusal.Rule("package-missing");
        return standing.Exists(p => p.IsComplete) ? null : Refusal.Rule("offer-lines-incomplete");
    }
}

/// <summary>An offer was approved by a second person and released.</summary>
internal sealed class PackageReleased() : Special("package-released", LeadParts.Packages)
{
    protected override Refusal? Check(GateFacts facts)
    {
        if (facts.Packages.Any(p => p.State is PackageState.Released or PackageState.Accepted)) return null;
        return Refusal.Rule(facts.Packages.Any(p => p.State == PackageState.Approved) ? "offer-not-released" : "offer-not-approved");
    }
}

/// <summary>At least one piece of evidence, and every piece brought, was verified by a second person.</summary>
internal sealed class EvidenceVerified() : Special("evidence-verified", LeadParts.Evidence)
{
    protected override Refusal? Check(GateFacts facts)
    {
        if (facts.Evidence.Count == 0) return Refusal.Rule("evidence-missing");
        var open = facts.Evidence.Count(e => e.VerifiedBy is null);
        return open == 0 ? null : Refusal.Rule("evidence-unverified", open);
    }
}

/// <summary>A gate with a meaning of its own, about nothing further.</summary>
internal abstract class Special(string key, LeadParts reads) : IGate
{
    public string Key => key;

    public bool Accepts(string? of) => of is null;

    public LeadParts Reads(string? of) => reads;

    public Refusal? Check(string? of, GateFacts facts) => Check(facts);

    protected abstract Refusal? Check(GateFacts facts);
}
