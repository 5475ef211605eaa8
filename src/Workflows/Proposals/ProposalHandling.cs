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

/// <summary>Who has copies of a lead's proposals, which links were opened, and what the investor said: only for who may know the company.</summary>
public static class ProposalHandling
{
    private const int Most = 500;

    public sealed record Query(LeadId LeadId) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    /// <summary>The latest copies first, and the words of the answers by proposal.</summary>
    public sealed record Result(IReadOnlyList<Copy> Copies, IReadOnlyDictionary<Guid, string> AnswerWords)
    {
        public static Result None { get; } = new([], new Dictionary<Guid, string>());
    }

    public sealed record Copy(Guid Id, Guid ProposalId, CopyWay Way, string Recipient, PersonId By, DateTimeOffset At, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? OpenedAt)
    {
        public string Mark => ProposalCopy.MarkOf(Id);

        public bool IsOpenAt(DateTimeOffset now) => Way == CopyWay.Link && RevokedAt is null && now < ExpiresAt;
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == query.LeadId, ct) is not { } lead) return LeadAccess.NotFound;
            if (secrecy.IsPartner || !secrecy.MayKnow(lead)) return Result.None;
            var copies = await db.ProposalCopies.AsNoTracking().Where(c => c.LeadId == lead.Id).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
            var asked = copies.Select(c => c.ContactId).OfType<ContactId>().Distinct().ToList();
            var contacts = (await db.Contacts.AsNoTracking().Where(c => asked.Contains(c.Id)).ToListAsync(ct)).ToDictionary(c => c.Id, c => $"{c.Details.GivenName} {c.Details.FamilyName}".Trim());
            var words = await db.Proposals.Where(p => p.LeadId == lead.Id && p.AnswerWords != null).Select(p => new { p.Id, p.AnswerWords }).ToDictionaryAsync(p => p.Id, p => p.AnswerWords!, ct);
            return new Result(
                [.. copies.Select(c => new Copy(c.Id, c.ProposalId, c.Way, c.ContactId is { } contact ? contacts.GetValueOrDefault(contact, "") : c.Recipient, c.By, c.At, c.ExpiresAt, c.RevokedAt, c.OpenedAt))], words);
        }
    }
}

/// <summary>The file of one copy: it names its recipient on every page, and says so where the proposal no longer stands.</summary>
public static class ProposalCopyFile
{
    public sealed record Query(Guid Id) : IQuery<ProposalFile.Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProposalRendition rendition, OfficeClock office) : IRequestHandler<Query, Outcome<ProposalFile.Result>>
    {
        public async Task<Outcome<ProposalFile.Result>> Handle(Query query, CancellationToken ct)
        {
            var copy = await db.ProposalCopies.AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Id && c.Way != CopyWay.Mail && secrecy.Names().Any(name => name.LeadId == c.LeadId && name.IsIdentity), ct);
            if (copy is null || secrecy.IsPartner) return new Refusal(RefusalKind.NotFound, "proposal-not-found");
            var proposal = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == copy.ProposalId, ct);
            var standing = proposal.StandingOn(office.Today);
            var drawn = await rendition.Draw(proposal, standing, copy, ct);
            return drawn.Succeeded ? new ProposalFile.Result(proposal.LeadId, ProposalRendition.FileName(proposal, standing, copy), drawn.Value, StoredFile.HashOf(drawn.Value)) : drawn.As<ProposalFile.Result>();
        }
    }
}
