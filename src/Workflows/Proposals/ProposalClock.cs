using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The clock of the proposal that was sent last: until its day is over it reminds the owner to have it renewed or answered. A lead has one at a time.</summary>
public sealed class ProposalClock(GlobalReachDb db, ProcessCatalog processes, LeadCalendar leadCalendar, Calendars calendars, OfficeClock office)
{
    /// <summary>The owner is told so many days ahead.</summary>
    public const int ToldDaysAhead = 7;

    /// <summary>So many days ahead it stands on Today.</summary>
    public const int ShownDaysAhead = 14;

    /// <summary>It was sent: the clock of an earlier one asks for nothing any more.</summary>
    public async Task Start(Lead lead, Proposal proposal, CancellationToken ct)
    {
        await End(lead.Id, given: true, ct);
        if (proposal.ExpiresOn is not { } day || await db.Deadlines.AnyAsync(d => d.Id == proposal.Id, ct)) return;
        var (now, due) = (office.Now, office.Begin(day.AddDays(1)).AddMinutes(-1));
        var told = due.AddDays(-ToldDaysAhead);
        var key = await leadCalendar.For(lead, await processes.Get(lead.Process, ct), ct);
        db.Deadlines.Add(Deadline.OfProposal(proposal.Id, lead.Id, lead.Stage, due, told > now ? told : due, calendars[OfficeClock.Calendar].Zone.Id, now, key));
    }

    /// <summary>The investor took it up, or nothing is asked of them any more.</summary>
    public async Task End(LeadId lead, bool given, CancellationToken ct)
    {
        foreach (var running in await db.Unsettled(lead).Where(d => d.Key == Deadline.ProposalExpiry).ToListAsync(ct)) running.Settle(given);
    }
}
