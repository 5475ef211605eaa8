using GlobalReach.Domain.Leads;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>Writes down, at the edge, who was told who stands behind a protected lead, and who took a file.</summary>
public sealed class AccessLog(GlobalReachDb db, CurrentUser user, TimeProvider clock, IHttpContextAccessor context, RecentlyTold recently)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(15);

    public Task Identity(IEnumerable<(LeadId Lead, Confidentiality Level, bool Told)> leads, CancellationToken ct) =>
        Write([.. leads.Where(l => l.Told && l.Level >= Confidentiality.ProjectTeam).Select(l => (AccessKind.Identity, (LeadId?)l.Lead, context.HttpContext!.Request.Path.Value ?? ""))], ct);

    public Task Identity(MyWork.Result work, CancellationToken ct) =>
        Identity(work.Items.Select(item => item.Lead).Distinct().Select(lead => (lead.Id, lead.Confidentiality, lead.IsIdentity)), ct);

    /// <summary>The board is looked at all day: who was told there is written down once an hour, not at every look.</summary>
    public Task Board(IEnumerable<BoardCard> cards, CancellationToken ct) =>
        Identity(cards.Select(card => (card.Id, card.Confidentiality, card.IsIdentity)).Where(card => card is { IsIdentity: true, Confidentiality: >= Confidentiality.ProjectTeam } && recently.IsNews(user.Id, card.Id, clock.GetUtcNow())), ct);

    /// <summary>The same for what is found while somebody types: once in a while for each lead, not once for each letter.</summary>
    public async Task Found(IEnumerable<(LeadId Lead, Confidentiality Level, bool Told)> leads, CancellationToken ct)
    {
        var told = leads.Where(l => l.Told && l.Level >= Confidentiality.ProjectTeam).ToList();
        if (told.Count == 0) return;
        var (me, since, ids) = (user.Id, clock.GetUtcNow() - AWhile, told.Select(l => (LeadId?)l.Lead).ToList());
        var noted = await db.AccessLog.Where(entry => ids.Contains(entry.Lead) && entry.At > since && entry.Person == me && entry.Kind == AccessKind.Identity).Select(entry => entry.Lead).ToListAsync(ct);
        await Identity(told.Where(l => !noted.Contains(l.Lead)), ct);
    }

    /// <summary>Who was told of a company is told who stands behind its protected leads.</summary>
    public Task Identity(IEnumerable<ProtectedRead> reads, CancellationToken ct) => Identity(reads.Select(read => (read.Lead, read.Confidentiality, true)), ct);

    /// <summary>Looks for likely companies, and notes of which protected ones the person was told; null where nothing could be looked for.</summary>
    public async Task<AlikeCompanies.Result?> Alike(IMediator mediator, AlikeCompanies.Query query, CancellationToken ct)
    {
        var found = await mediator.Send(query, ct);
        if (found.Value is { } told) await Identity(told.Protected, ct);
        return found.Value;
    }

    public Task Download(LeadId lead, string what, CancellationToken ct) => Write([(AccessKind.Download, lead, what)], ct);

    private async Task Write(IReadOnlyList<(AccessKind Kind, LeadId? Lead, string What)> reads, CancellationToken ct)
    {
        if (reads.Count == 0) return;
        db.ChangeTracker.Clear();
        foreach (var (kind, lead, what) in reads)
        {
            db.AccessLog.Add(new AccessLogEntry { Id = Guid.CreateVersion7(), Person = user.Id, Lead = lead, Kind = kind, What = what.Length > 300 ? what[..300] : what, At = clock.GetUtcNow() });
        }

        await db.SaveChangesAsync(ct);
    }
}
