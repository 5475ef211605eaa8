using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Today;

/// <summary>A person's open leads, to be handed over, and what they took over lately with the notes that came along.</summary>
public static class HandOverView
{
    public const int Days = 14;

    private const int Most = 100;

    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Annotate;
    }

    /// <summary>Their leads, how many more there are, and what they took over.</summary>
    public sealed record Result(IReadOnlyList<Own> Leads, int More, IReadOnlyList<Taken> TakenOver);

    public sealed record Own(WorkLead Lead, LeadStatus Status, int Version, PersonId? Backup, DateOnly? NextStepOn);

    /// <summary>A lead that came from somebody; the note is told while they may know the company.</summary>
    public sealed record Taken(WorkLead Lead, PersonId From, PersonId By, DateTimeOffset At, string? Note);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, CurrentUser user, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var me = user.Id;
            var own = secrecy.NamedLeads().Where(r => r.Lead.OwnerId == me && (r.Lead.Status == LeadStatus.Active || r.Lead.Status == LeadStatus.OnHold || r.Lead.Status == LeadStatus.Dormant));
            var count = await own.CountAsync(ct);
            var leads = await own.OrderBy(r => r.Lead.Number).Take(Most)
                .Select(r => new Own(
                    new WorkLead(r.Lead.Id, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage, r.Lead.Process.Key, r.Lead.Process.Version, r.Lead.Jobs),
                    r.Lead.Status, r.Lead.Version, r.Lead.BackupId, r.Lead.NextStepOn)).ToListAsync(ct);
            return new Result(leads, Math.Max(0, count - Most), await TakenOver(ct));
        }

        private async Task<IReadOnlyList<Taken>> TakenOver(CancellationToken ct)
        {
            var (since, me) = (office.Now.AddDays(-Days), user.Id.ToString());
            var told = await db.Journal.Where(e => e.Fact == "lead.reassigned" && e.At >= since && e.Payload.Contains(me)).OrderByDescending(e => e.At).Take(Most).AsNoTracking().ToListAsync(ct);
            var taken = told.Select(e => (e.Actor, e.At, Fact: (LeadReassigned)e.Fact())).Where(t => t.Fact.To == user.Id && t.Fact.From != user.Id).ToList();
            var ids = taken.ConvertAll(t => t.Fact.Lead);
            var notes = taken.Where(t => t.Fact.Note is not null).Select(t => t.Fact.Note!.Value).ToList();
            var leads = await secrecy.NamedLeads().Where(r => ids.Contains(r.Lead.Id))
                .Select(r => new WorkLead(r.Lead.Id, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage, r.Lead.Process.Key, r.Lead.Process.Version, r.Lead.Jobs)).ToDictionaryAsync(lead => lead.Id, ct);
            var texts = await db.Notes.Where(n => notes.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Text, ct);
            return
            [
                .. from t in taken
                   where leads.ContainsKey(t.Fact.Lead)
                   let lead = leads[t.Fact.Lead]
                   select new Taken(lead, t.Fact.From, t.Actor, t.At, lead.IsIdentity && t.Fact.Note is { } note ? texts.GetValueOrDefault(note) : null),
            ];
        }
    }
}
