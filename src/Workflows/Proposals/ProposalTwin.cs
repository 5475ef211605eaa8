using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A proposal as a page: the same stored words and figures as its file, for whoever reads better on a screen or has it read aloud.</summary>
public static class ProposalTwin
{
    public sealed record Query(Guid Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    /// <summary>The document, how it stands, and the few words around it in its language.</summary>
    public sealed record Result(LeadId LeadId, ProposalDocument Document, ProposalStanding Standing, string? Notice, string? CopyLine, string PdfLabel, string FileName);

    public sealed class Handler(ProposalTwins twins, GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) =>
            !secrecy.IsPartner && await db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == query.Id && secrecy.Names().Any(name => name.LeadId == p.LeadId && name.IsIdentity), ct) is { } proposal
                ? await twins.Of(proposal, copy: null, ct)
                : new Refusal(RefusalKind.NotFound, "proposal-not-found");
    }
}

/// <summary>The same page for one copy, behind its link.</summary>
public static class ProposalCopyTwin
{
    public sealed record Query(Guid Copy) : IQuery<ProposalTwin.Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(ProposalTwins twins, GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<ProposalTwin.Result>>
    {
        public async Task<Outcome<ProposalTwin.Result>> Handle(Query query, CancellationToken ct)
        {
            var copy = await db.ProposalCopies.AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Copy && secrecy.Names().Any(name => name.LeadId == c.LeadId && name.IsIdentity), ct);
            if (copy is null || secrecy.IsPartner) return new Refusal(RefusalKind.NotFound, "proposal-not-found");
            return await twins.Of(await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == copy.ProposalId, ct), copy, ct);
        }
    }
}

/// <summary>Puts together what the page of a proposal shows.</summary>
public sealed class ProposalTwins(GlobalReachDb db, ProposalComposer composer, OfficeClock office)
{
    internal async Task<ProposalTwin.Result> Of(Proposal proposal, ProposalCopy? copy, CancellationToken ct)
    {
        var words = composer.WordsBeside(proposal.Language);
        var standing = proposal.StandingOn(office.Today);
        var notice = standing switch
        {
            ProposalStanding.Superseded => words.Label("twin.superseded"),
            ProposalStanding.Expired => words.Label("twin.expired", ("date", new ProposalFormat(words).Date(ProposalStandings.LastDay(proposal.ExpiresOn, proposal.At)))),
            ProposalStanding.Current => null,
        };
        var inputs = await db.Files.AsNoTracking().Where(f => f.Hash == proposal.InputsHash).Select(f => f.Bytes).SingleAsync(ct);
        return new(proposal.LeadId, ProposalReading.Of(inputs), standing, notice, copy is null ? null : ProposalStamp.Of(words, standing, copy).Line, words.Label("twin.pdf"), proposal.FileName);
    }
}
