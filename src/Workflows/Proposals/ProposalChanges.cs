using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>What reads otherwise in a version of a proposal than in an earlier one of the same language; only for who may know the company.</summary>
public static class ProposalChanges
{
    /// <summary>Since null it is compared with the one that was sent last before it, else the one before it.</summary>
    public sealed record Query(Guid Id, Guid? Since = null) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    /// <summary>Both versions; since is null where there is none to compare with. The choices are all there are.</summary>
    public sealed record Result(LeadId LeadId, Version Now, Version? Since, IReadOnlyList<Version> Choices, IReadOnlyList<ProposalSectionChanges> Sections)
    {
        /// <summary>How the document's language runs.</summary>
        public required string Lang { get; init; }

        public required bool RightToLeft { get; init; }
    }

    public sealed record Version(Guid Id, int Number, string Language, DateTimeOffset At, DateTimeOffset? SentAt, bool SameTemplate);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProposalComposer composer) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var now = await db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == query.Id && secrecy.Names().Any(name => name.LeadId == p.LeadId && name.IsIdentity), ct);
            if (now is null || secrecy.IsPartner) return new Refusal(RefusalKind.NotFound, "proposal-not-found");
            var words = composer.Nearest(now.Language);
            var earlier = (await db.Proposals.AsNoTracking().Where(p => p.LeadId == now.LeadId && p.Kind == now.Kind && p.Number < now.Number).OrderByDescending(p => p.Number).ToListAsync(ct))
                .FindAll(p => composer.Nearest(p.Language) == words);
            var since = query.Since is { } asked ? earlier.Find(p => p.Id == asked) : earlier.Find(p => p.SentAt is not null) ?? earlier.FirstOrDefault();
            if (query.Since is not null && since is null) return ProposalRefusals.OtherLanguage;

            var document = await Read(now, ct);
            return new Result(now.LeadId, Told(now, now), since is null ? null : Told(since, now), [.. earlier.Select(p => Told(p, now))], since is null ? [] : ProposalDelta.Between(await Read(since, ct), document))
            {
                Lang = document.Tag, RightToLeft = document.RightToLeft,
            };
        }

        private async Task<ProposalDocument> Read(Proposal proposal, CancellationToken ct) =>
            ProposalReading.Of(await db.Files.AsNoTracking().Where(f => f.Hash == proposal.InputsHash).Select(f => f.Bytes).SingleAsync(ct));

        private static Version Told(Proposal p, Proposal now) => new(p.Id, p.Number, p.Language.Value, p.At, p.SentAt, p.TemplateHash == now.TemplateHash);
    }
}
