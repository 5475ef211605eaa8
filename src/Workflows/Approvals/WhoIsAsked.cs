using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Whom a clock waits for: the deciders of its approval, or who has its task.</summary>
public sealed class WhoIsAsked(GlobalReachDb db, GateFactsReader reader, Deciders deciders, AbsenceDirectory absences)
{
    public async Task<IReadOnlyCollection<PersonId>> Of(Lead lead, Deadline deadline, CancellationToken ct)
    {
        if (deadline.Subject is not { } subject) return [];
        if (ClockKeys.ApprovalOf(deadline.Key) is not null) return await Of(lead, subject, ct);
        return await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == subject, ct) is { } task ? await Of(lead, task, ct) : [];
    }

    /// <summary>Who is waited for by an approval.</summary>
    public async Task<IReadOnlyCollection<PersonId>> Of(Lead lead, Guid approval, CancellationToken ct)
    {
        if (await db.Approvals.AsNoTracking().FirstOrDefaultAsync(a => a.Id == approval, ct) is not { } asked) return [];
        var hands = ApprovalMatter.HandsIn(asked.About, await reader.Read(lead, ApprovalMatter.ReadsFor(asked.About), ct));
        return [.. (await deciders.WaitedFor(asked, lead, hands, ct)).Select(person => person.Person)];
    }

    /// <summary>Who was given the task or, while they are away, their stand-in; a task that nobody took up waits for its role, a manager's for the owner.</summary>
    private async Task<IReadOnlyCollection<PersonId>> Of(Lead lead, LeadTask task, CancellationToken ct)
    {
        if (task.AssigneeId is { } holder) return [(await absences.Today(ct)).FirstOrDefault(a => a.Person == holder)?.StandIn ?? holder];
        if (task.Role == Role.Manager) return [lead.OwnerId];
        var people = await db.People.AsNoTracking().Where(p => p.LeftAt == null).Select(p => new { p.Id, p.Roles }).ToListAsync(ct);
        return [.. people.Where(p => p.Roles.Contains(task.Role)).Select(p => new PersonId(p.Id))];
    }
}
