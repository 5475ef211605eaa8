using System.Globalization;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>A lead on the board, under the name the person who asks may hear; what it says of steps is told to those only who know the company.</summary>
public sealed record BoardCard(
    LeadId Id, int Version, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status, string? Country, PersonId Owner,
    int? Jobs, long? CapexMinor, string? CapexCurrency, string? NextStep, DateOnly? NextStepOn, string? DeadlineKey, DateTimeOffset? DeadlineAt, DateTimeOffset DueNext)
{
    /// <summary>Where the column goes on behind this card.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{DueNext.UtcTicks}.{Number}");
}

/// <summary>Cards of one column: what is due next first, what nothing is due on last; among equals by number.</summary>
public sealed record BoardPage(IReadOnlyList<BoardCard> Cards, string? After);

/// <summary>Reads cards and counts of the board's columns: a page of a column comes straight out of an index, however many leads there are.</summary>
public sealed class BoardCards(GlobalReachDb db, Secrecy secrecy, BoardTally tally, CurrentUser user)
{
    public const int PageSize = 60;

    /// <summary>The column of leads whose stage the process no longer has: on an older version nothing is lost from sight.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The next cards of each column, a stage or (null) elsewhere than in the stages known: one look into the index for all of them, one for what stands on the cards.</summary>
    internal async Task<Func<StageKey?, BoardPage>> Pages(LeadFilter filter, string track, bool mine, IReadOnlyList<StageKey?> columns, IReadOnlyList<StageKey> known, string? after, int size, CancellationToken ct)
    {
        if (columns.Count == 0) return _ => new BoardPage([], null);
        var ids = await columns.Select(column => First(filter, track, mine, column, known, Cursor.Read(after), size)).Aggregate(Queryable.Concat).ToListAsync(ct);
        var cards = await Cards(secrecy.NamedLeads().Where(r => ids.Contains(r.Lead.Id)), ct);
        var ordered = cards.OrderBy(card => card.DueNext).ThenBy(card => card.Number, StringComparer.Ordinal).ToLookup(card => known.Contains(card.Stage) ? card.Stage : (StageKey?)null);
        return column =>
        {
            var here = ordered[column].ToList();
            return here.Count > size ? new BoardPage(here[..size], here[size - 1].Place) : new BoardPage(here, null);
        };
    }

    /// <summary>One card; null when there is no such lead for this person.</summary>
    internal async Task<BoardCard?> Card(LeadId id, CancellationToken ct) => (await Cards(secrecy.NamedLeads().Where(r => r.Lead.Id == id), ct)).SingleOrDefault();

    /// <summary>What stands in each stage of what was asked for.</summary>
    internal async Task<IReadOnlyList<StageTally>> Count(LeadFilter filter, string track, bool mine, bool isWhole, CancellationToken ct)
    {
        if (!isWhole || secrecy.IsPartner) return await Count(Asked(Named(filter), filter, mine).Select(r => r.Lead), track, ct);

        var sealedOnes = await Count(db.Leads.Where(l => l.Confidentiality == Confidentiality.Sealed), track, ct);
        return [.. (await tally.Of(db, ct)).Where(s => s.Track == track).Concat(sealedOnes).GroupBy(s => s.Stage).Select(g => new StageTally(track, g.Key, g.Sum(s => s.Count), g.Sum(s => s.Jobs)))];
    }

    /// <summary>The cards of a column up to one more than a page, in its order. A partner is told no dates, and an order would tell them.</summary>
    private IQueryable<LeadId> First(LeadFilter filter, string track, bool mine, StageKey? column, IReadOnlyList<StageKey> known, (DateTimeOffset Due, string Number)? after, int size)
    {
        var stages = known.Select(key => (StageKey?)key).ToList();
        var leads = Asked(Named(filter), filter, mine).Select(r => r.Lead);
        leads = column is { } stage ? leads.Where(l => l.Track == track && l.OpenStage == stage) : leads.Where(l => l.Track == track && l.OpenStage != null && !stages.Contains(l.OpenStage));
        if (secrecy.IsPartner)
        {
            if (after is var (_, last)) leads = leads.Where(l => l.Number.CompareTo(last) > 0);
            return leads.OrderBy(l => l.Number).Take(size + 1).Select(l => l.Id);
        }

        if (after is var (due, number)) leads = leads.Where(l => l.DueNext >= due && (l.DueNext > due || l.Number.CompareTo(number) > 0));
        return leads.OrderBy(l => l.DueNext).ThenBy(l => l.Number).Take(size + 1).Select(l => l.Id);
    }

    private static async Task<IReadOnlyList<StageTally>> Count(IQueryable<Lead> leads, string track, CancellationToken ct) =>
        [.. (await leads.Where(l => l.Track == track && l.OpenStage != null).GroupBy(l => l.OpenStage).Select(g => new { g.Key, Count = g.Count(), Jobs = g.Sum(l => (long?)l.Jobs) ?? 0 }).ToListAsync(ct))
            .Select(r => new StageTally(track, r.Key!.Value, r.Count, r.Jobs))];

    /// <summary>Names are looked up where words are looked for in them only.</summary>
    private IQueryable<NamedLead> Named(LeadFilter filter) => string.IsNullOrWhiteSpace(filter.Q)
        ? db.Leads.Select(lead => new NamedLead { Lead = lead, Name = new LeadName { LeadId = lead.Id, Name = lead.Number, IsIdentity = false } })
        : secrecy.NamedLeads();

    private IQueryable<NamedLead> Asked(IQueryable<NamedLead> rows, LeadFilter filter, bool mine)
    {
        var me = user.Id;
        rows = filter.Of(rows);
        return mine ? rows.Where(r => r.Lead.OwnerId == me) : rows;
    }

    private async Task<IReadOnlyList<BoardCard>> Cards(IQueryable<NamedLead> rows, CancellationToken ct)
    {
        var cards = await rows.Select(r => new BoardCard(
            r.Lead.Id, r.Lead.Version, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage, r.Lead.Status,
            r.Lead.Inquiry.Country == null ? null : r.Lead.Inquiry.Country.Value.Value, r.Lead.OwnerId, r.Lead.Jobs, r.Lead.CapexMinor, r.Lead.CapexCurrency,
            r.Name.IsIdentity ? r.Lead.NextStep : null, r.Lead.NextStepOn, r.Lead.DeadlineKey, r.Lead.DeadlineAt, r.Lead.DueNext)).ToListAsync(ct);
        return secrecy.IsPartner ? [.. cards.Select(PartnerView.Of)] : cards;
    }

    /// <summary>A card's place in its column, as it stands in addresses.</summary>
    internal static class Cursor
    {
        /// <summary>Null for none, and for what is none.</summary>
        public static (DateTimeOffset Due, string Number)? Read(string? text) =>
            text?.Split('.', 2) is [var ticks, var number] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var due) && due <= DateTimeOffset.MaxValue.UtcTicks
                ? (new DateTimeOffset(due, TimeSpan.Zero), number)
                : null;
    }
}
