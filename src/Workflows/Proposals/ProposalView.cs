using System.Linq.Expressions;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A proposal as it stands.</summary>
public static class ProposalView
{
    public sealed record Query(Guid Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    /// <summary>State is rendering, ready or failed; the failure is a refusal code.</summary>
    public sealed record Result(
        Guid Id, LeadId LeadId, int Number, string Language, ProposalState State, string FileName, string? FileHash, string? Failure, IReadOnlyList<string> LeftOut,
        DateTimeOffset At, PersonId By, DateTimeOffset? ApprovedAt, DateTimeOffset? SentAt, DateOnly? ReceivedOn, int DraftTexts, bool DraftTextsAccepted, ProposalKind Kind)
    {
        /// <summary>The last day it stands.</summary>
        public DateOnly? ExpiresOn { get; init; }

        /// <summary>The newer version that took its place; null while it is the newest in its language.</summary>
        public Guid? SupersededBy { get; init; }

        /// <summary>Its sections as they were chosen.</summary>
        public IReadOnlyList<ProposalSection> Sections { get; init; } = [];

        public ProposalAnswer? Answer { get; init; }

        public DateOnly? AnsweredOn { get; init; }

        public DateOnly LastDay => ProposalStandings.LastDay(ExpiresOn, At);

        public ProposalStanding StandingOn(DateOnly today) => ProposalStandings.Of(SupersededBy, ExpiresOn, At, today);

        internal static readonly Expression<Func<Proposal, Result>> From = p => new Result(
            p.Id, p.LeadId, p.Number, p.Language.Value, p.State, p.FileName, p.FileHash, p.Failure, p.LeftOut, p.At, p.By, p.ApprovedAt, p.SentAt, p.ReceivedOn, p.DraftTexts, p.DraftTextsAccepted, p.Kind)
        {
            ExpiresOn = p.ExpiresOn, SupersededBy = p.SupersededBy, Answer = p.Answer, AnsweredOn = p.AnsweredOn, Sections = p.Sections,
        };
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) =>
            !secrecy.IsPartner && await db.Proposals.Where(p => p.Id == query.Id && db.Leads.Any(l => l.Id == p.LeadId)).Select(Result.From).FirstOrDefaultAsync(ct) is { } found
                ? found
                : new Refusal(RefusalKind.NotFound, "proposal-not-found");
    }
}

/// <summary>A proposal's file, waited for while it is being made; only for who may know the company it names. One that no longer stands is handed out as a rendition that says so.</summary>
public static class ProposalFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public sealed record Query(Guid Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result(LeadId LeadId, string FileName, byte[] Bytes, string Hash);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProposalSignal signal, ProposalRendition rendition, OfficeClock office, TimeProvider clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var until = clock.GetUtcNow() + Patience;
            while (true)
            {
                var proposal = await db.Proposals.Where(p => p.Id == query.Id && secrecy.Names().Any(name => name.LeadId == p.LeadId && name.IsIdentity))
                    .AsNoTracking().FirstOrDefaultAsync(ct);
                if (proposal is null || secrecy.IsPartner) return new Refusal(RefusalKind.NotFound, "proposal-not-found");
                if (proposal.State == ProposalState.Ready) return await Handed(proposal, ct);
                if (proposal.State == ProposalState.Failed) return Refusal.Rule("proposal-failed", proposal.Failure ?? "");

                var left = until - clock.GetUtcNow();
                if (left <= TimeSpan.Zero) return ProposalRefusals.NotReady;
                await signal.Wait(query.Id, left < TimeSpan.FromMilliseconds(250) ? left : TimeSpan.FromMilliseconds(250), ct);
            }
        }

        private async Task<Outcome<Result>> Handed(Proposal proposal, CancellationToken ct)
        {
            var standing = proposal.StandingOn(office.Today);
            if (standing == ProposalStanding.Current)
            {
                return new Result(proposal.LeadId, proposal.FileName, await db.Files.Where(f => f.Hash == proposal.FileHash).Select(f => f.Bytes).SingleAsync(ct), proposal.FileHash!);
            }

            var drawn = await rendition.Draw(proposal, standing, copy: null, ct);
            return drawn.Succeeded ? new Result(proposal.LeadId, ProposalRendition.FileName(proposal, standing, copy: null), drawn.Value, StoredFile.HashOf(drawn.Value)) : drawn.As<Result>();
        }
    }
}
