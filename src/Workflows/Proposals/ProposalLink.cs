using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The secrets of links to proposals: nobody guesses one, and only hashes are kept.</summary>
public static class ProposalLink
{
    /// <summary>A secret in letters that an address can hold.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What a link shows before it is opened, and to whom it does not open: nothing of what is behind it.</summary>
public static class ProposalLinkFace
{
    /// <summary>Asked at the edge for somebody who is not signed in; the reader's secret is what their browser kept, if anything.</summary>
    public sealed record Query(string Token, string? ReaderToken) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public enum Door
    {
        /// <summary>It was not opened yet.</summary>
        Closed,

        /// <summary>Whoever asks opened it before and may read on.</summary>
        Open,

        /// <summary>Somebody opened it elsewhere.</summary>
        Spent,
    }

    /// <summary>How it stands and the words for it, in the document's language.</summary>
    public sealed record Result(Guid Copy, Door Door, string Lang, bool RightToLeft, string Words, string OpenWords, string Agency);

    public sealed class Handler(GlobalReachDb db, ProposalComposer composer, TimeProvider clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var hash = ProposalLink.HashOf(query.Token);
            var found = await (from copy in db.ProposalCopies.AsNoTracking()
                               join proposal in db.Proposals.AsNoTracking() on copy.ProposalId equals proposal.Id
                               where copy.TokenHash == hash
                               select new { Copy = copy, proposal.Language }).FirstOrDefaultAsync(ct);
            if (found is null || !found.Copy.IsOpenAt(clock.GetUtcNow())) return CopyRefusals.OpensNothing;
            var words = composer.WordsBeside(found.Language);
            var door = found.Copy.OpenedAt is null ? Door.Closed : found.Copy.IsReadBy(query.ReaderToken is { } reader ? ProposalLink.HashOf(reader) : null) ? Door.Open : Door.Spent;
            var said = door == Door.Spent ? words.Label("twin.spent") : words.Label("twin.once", ("date", new ProposalFormat(words).Date(DateOnly.FromDateTime(found.Copy.ExpiresAt!.Value.UtcDateTime))));
            return new Result(found.Copy.Id, door, words.Culture.Name, words.Culture.TextInfo.IsRightToLeft, said, words.Label("twin.open"), words.Label("agency"));
        }
    }
}

/// <summary>The recipient opens a link: told on the lead, once.</summary>
public static class OpenProposalLink
{
    public sealed record Command(string TokenHash, string ReaderHash, string? CameWithHash) : ICommand
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.ProposalCopies.FirstOrDefaultAsync(c => c.TokenHash == command.TokenHash, ct) is not { } copy) return CopyRefusals.OpensNothing;
            if (!(await leads.Find(copy.LeadId, expectedVersion: null, ct)).Succeeded) return CopyRefusals.OpensNothing;
            var number = await db.Proposals.Where(p => p.Id == copy.ProposalId).Select(p => p.Number).SingleAsync(ct);
            return copy.Open(command.ReaderHash, command.CameWithHash, number, clock.GetUtcNow());
        }
    }
}
