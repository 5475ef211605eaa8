using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Whether the last move of a lead can still be taken back, by whom and until when.</summary>
/// <remarks>By who took it, the lead's owner or a vice president; within one working day; while nothing was recorded since and nothing left the house because of it.</remarks>
public sealed class MoveUndo(GlobalReachDb db, ProcessCatalog processes, Calendars calendars, CurrentUser user, TimeProvider clock)
{
    /// <summary>How much working time there is to notice a slip.</summary>
    public const string Within = "1d";

    /// <summary>The move that can be taken back, and until when.</summary>
    public sealed record Offer(ActionKey Via, StageKey From, LeadStatus FromStatus, DateTimeOffset Until);

    /// <summary>What this person may take back now; null when nothing.</summary>
    public async Task<Offer?> OfferFor(Lead lead, CancellationToken ct) =>
        user.May(Permission.MoveLeads) && lead.LastMove is { } last && await Refuses(lead, ct) is null ? new Offer(new ActionKey(last.Via), new StageKey(last.From), last.FromStatus, await Until(lead, last, ct)) : null;

    /// <summary>What stands against it; null when nothing does.</summary>
    public async Task<Refusal?> Refuses(Lead lead, CancellationToken ct)
    {
        if (lead.LastMove is not { } last) return LeadRefusals.NothingToUndo;
        if (last.FactsAfter != lead.FactCount) return LeadRefusals.ActedSince;
        if (await Until(lead, last, ct) < clock.GetUtcNow()) return Refusal.Rule("undo-too-late");
        var entries = db.Journal.Where(entry => entry.StreamId == lead.Id.Value && entry.Sequence > last.FactsBefore);
        if (lead.OwnerId != user.Id && !user.Is(Role.VicePresident) && !await entries.AnyAsync(entry => entry.Fact == "lead.moved" && entry.Actor == user.Id, ct)) return new Refusal(RefusalKind.Forbidden, "undo-not-yours");
        return await entries.AnyAsync(entry => db.Deliveries.Any(delivery => delivery.JournalEntryId == entry.Id), ct) ? Refusal.Rule("undo-left-the-house") : null;
    }

    private async Task<DateTimeOffset> Until(Lead lead, LastMove last, CancellationToken ct) =>
        calendars[(await processes.Get(lead.Process, ct)).Calendar].Add(last.At, WorkingTime.Parse(Within));
}
