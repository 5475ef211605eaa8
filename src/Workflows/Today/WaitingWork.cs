using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Today;

/// <summary>Finds what waits for one person, to be read by themselves or by who stands in: nobody decides twice on the same thing by standing in.</summary>
internal sealed class WaitingWork(GlobalReachDb db, ProcessCatalog processes, GateFactsReader reading, OfficeClock office, Actor whose, PersonId reader)
{
    /// <summary>As much of each kind is looked at: what is beyond is further down than anybody reads in a day.</summary>
    private const int MostOfAKind = 500;

    private PersonId Me => whose.Id;

    private PersonId Reader => reader;

    public async Task<IReadOnlyList<Waiting>> All(CancellationToken ct) =>
    [
        .. await Deadlines(ct), .. await Tasks(ct), .. await NextSteps(ct),
        .. await Proposals(ct), .. await Offers(ct), .. await Evidence(ct), .. await Hits(ct), .. await Approvals(ct), .. await Cold(ct),
    ];

    /// <summary>The open leads that they may see themselves, whoever asks for it: a stand-in is told of what they may not see as a bare number.</summary>
    private IQueryable<Lead> Open => Visible.Where(l => l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant);

    private IQueryable<Lead> Visible => Me == Reader
        ? db.Leads
        : db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]).Where(l => l.Confidentiality != Confidentiality.Sealed || l.OwnerId == Me || l.BackupId == Me || l.Team.Any(member => member.PersonId == Me));

    private IQueryable<Lead> Mine => Open.Where(l => l.OwnerId == Me || l.BackupId == Me);

    /// <summary>The lead's own clocks; that of a task or approval waits for who does or decides it.</summary>
    private async Task<IEnumerable<Waiting>> Deadlines(CancellationToken ct)
    {
        // That a proposal runs out in three months is nobody's work of today.
        var near = office.Now.AddDays(ProposalClock.ShownDaysAhead);
        var found = await (from lead in Mine
                           join deadline in db.Deadlines.Asking() on lead.Id equals deadline.LeadId
                           where deadline.Subject == null && (lead.OwnerId == Me || deadline.Rung > 1) && (deadline.Key != Deadline.ProposalExpiry || deadline.DueAt < near)
                           orderby deadline.DueAt
                           select new { lead.Id, lead.OwnerId, Part = deadline.Id, deadline.Key, deadline.Title, deadline.DueAt }).Take(MostOfAKind).ToListAsync(ct);
        return found.Select(d => new Waiting(WorkKind.Deadline, d.Id) { Part = d.Part, Key = d.Key, Text = d.Title, DueAt = d.DueAt, AsBackup = d.OwnerId != Me });
    }

    /// <summary>What was given to them, what waits for anybody of a role of theirs, and a manager's on their own leads: each question has an index of its own.</summary>
    private async Task<IEnumerable<Waiting>> Tasks(CancellationToken ct)
    {
        var all = db.Tasks.Where(t => t.State == TaskState.Open);
        var active = Visible.Where(l => l.Status == LeadStatus.Active);
        var found = await Earliest(active, all.Where(t => t.AssigneeId == Me), ct);
        foreach (var role in whose.Roles.Where(role => role != Role.Manager)) found.AddRange(await Earliest(active, all.Where(t => t.AssigneeId == null && t.Role == role), ct));
        if (whose.Roles.Contains(Role.Manager))
        {
            // Said so that the leads are asked for first: of all unassigned tasks of managers, few are this one's.
            found.AddRange(await Earliest(active.Where(l => l.OwnerId == Me), all.Where(t => (t.AssigneeId ?? Me) == Me && t.Role == Role.Manager), ct));
        }

        return found.DistinctBy(t => t.Part).OrderBy(t => t.DueAt).Take(MostOfAKind);
    }

    private async Task<List<Waiting>> Earliest(IQueryable<Lead> leads, IQueryable<LeadTask> tasks, CancellationToken ct)
    {
        var found = await (from lead in leads
                           join task in tasks on lead.Id equals task.LeadId
                           orderby task.DueAt
                           select new { lead.Id, Part = task.Id, task.Key, task.Title, task.DueAt, task.AssigneeId, task.Note }).Take(MostOfAKind).ToListAsync(ct);
        return found.ConvertAll(t => new Waiting(WorkKind.Task, t.Id) { Part = t.Part, Key = t.Key, Text = t.Title, Mine = t.AssigneeId == Reader, IsTaken = t.AssigneeId == Me, Note = t.Note, DueAt = t.DueAt });
    }

    private async Task<IEnumerable<Waiting>> NextSteps(CancellationToken ct)
    {
        var found = await Mine.Where(l => l.NextStepOn != null && l.OwnerId == Me).OrderBy(l => l.NextStepOn).Take(MostOfAKind).Select(l => new { l.Id, l.NextStep, l.NextStepOn }).ToListAsync(ct);
        return found.Select(l => new Waiting(WorkKind.NextStep, l.Id) { Text = l.NextStep, Day = l.NextStepOn });
    }

    private async Task<IEnumerable<Waiting>> Proposals(CancellationToken ct)
    {
        if (!whose.Permissions.Contains(Permission.ApproveProposals)) return [];
        var found = await (from lead in Open
                           join proposal in db.Proposals on lead.Id equals proposal.LeadId
                           where proposal.State == ProposalState.Ready && proposal.ApprovedBy == null && proposal.By != Me && proposal.By != Reader
                               && !db.Proposals.Any(later => later.LeadId == lead.Id && later.Kind == proposal.Kind && later.Number > proposal.Number)
                           orderby proposal.At
                           select new { lead.Id, Part = proposal.Id, proposal.Number, proposal.At }).Take(MostOfAKind).ToListAsync(ct);
        return found.Select(p => new Waiting(WorkKind.ProposalToApprove, p.Id) { Part = p.Part, Number = p.Number, Since = p.At, OnlyIfKnown = true });
    }

    private async Task<IEnumerable<Waiting>> Offers(CancellationToken ct)
    {
        if (!whose.Permissions.Contains(Permission.ApproveIncentives)) return [];
        var found = await (from lead in Open
                           join package in db.Packages on lead.Id equals package.LeadId
                           where package.State == PackageState.Draft && package.CostBenefit != null
                           orderby package.Number
                           select new { lead.Id, Package = package }).Take(MostOfAKind).ToListAsync(ct);
        return found.Where(p => p.Package is { IsComplete: true, CostBenefit.Length: > 0 } && !p.Package.Authors.Contains(Me) && !p.Package.Authors.Contains(Reader))
            .Select(p => new Waiting(WorkKind.OfferToApprove, p.Id) { Part = p.Package.Id, Number = p.Package.Number });
    }

    private async Task<IEnumerable<Waiting>> Evidence(CancellationToken ct)
    {
        if (!whose.Permissions.Contains(Permission.Verify)) return [];
        var found = await (from lead in Open
                           join evidence in db.Evidence on lead.Id equals evidence.LeadId
                           join document in db.Documents on evidence.DocumentId equals document.Id
                           where evidence.VerifiedBy == null && evidence.By != Me && document.By != Me && lead.OwnerId != Me
                               && evidence.By != Reader && document.By != Reader && lead.OwnerId != Reader
                           orderby document.At
                           select new { lead.Id, Part = evidence.Id, document.At }).Take(MostOfAKind).ToListAsync(ct);
        return found.Select(e => new Waiting(WorkKind.EvidenceToVerify, e.Id) { Part = e.Part, Since = e.At, OnlyIfKnown = true });
    }

    private async Task<IEnumerable<Waiting>> Hits(CancellationToken ct)
    {
        if (!whose.Permissions.Contains(Permission.ClearScreeningHits)) return [];
        var found = await (from lead in Open
                           join screening in db.Screenings on lead.Id equals screening.LeadId
                           where screening.Result == ScreeningResult.Hit && screening.ClearedBy == null && screening.By != Me && screening.By != Reader
                           orderby screening.At
                           select new { lead.Id, Part = screening.Id, screening.List, screening.At }).Take(MostOfAKind).ToListAsync(ct);
        return found.Select(s => new Waiting(WorkKind.HitToClear, s.Id) { Part = s.Part, Text = s.List, Mine = true, Since = s.At });
    }

    /// <summary>What waits for a role of theirs, as far as they may decide: in another's place somebody decides only what both may.</summary>
    private async Task<IEnumerable<Waiting>> Approvals(CancellationToken ct)
    {
        var found = new List<(Approval Approval, DateTimeOffset? DueAt)>();
        foreach (var role in whose.Roles)
        {
            var name = $"{role}";
            found.AddRange((await (from lead in Open
                                   join approval in db.Approvals on lead.Id equals approval.LeadId
                                   where approval.State == ApprovalState.Open && approval.WaitsFor.Contains(name) && lead.OwnerId != Me && lead.OwnerId != Reader && approval.RequestedBy != Me && approval.RequestedBy != Reader
                                   orderby approval.RequestedAt
                                   select new { approval, DueAt = db.Deadlines.Asking().Where(d => d.Subject == approval.Id && d.LeadId == lead.Id).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefault() })
                .Take(MostOfAKind).ToListAsync(ct)).Select(a => (a.approval, a.DueAt)));
        }

        if (found.Count == 0) return [];
        var (ids, waiting) = (found.ConvertAll(a => a.Approval.LeadId), new List<Waiting>());
        var leads = await Visible.Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        foreach (var (approval, due) in found.DistinctBy(a => a.Approval.Id))
        {
            var lead = leads[approval.LeadId];
            var hands = ApprovalMatter.HandsIn(approval.About, await reading.Read(lead, ApprovalMatter.ReadsFor(approval.About), ct));
            if (approval.SeatFor(whose.Roles) is null || !approval.IsOpenTo(Me, hands) || !approval.IsOpenTo(Reader, hands)) continue;
            waiting.Add(new Waiting(WorkKind.ApprovalToDecide, lead.Id) { Part = approval.Id, Key = approval.Key, Note = approval.Remark, DueAt = due, Since = due is null ? approval.RequestedAt : null });
        }

        return waiting;
    }

    private async Task<IEnumerable<Waiting>> Cold(CancellationToken ct)
    {
        var found = await Mine.Where(l => l.Status == LeadStatus.Active && l.OwnerId == Me && l.NextStepOn == null)
            .Select(l => new { l.Id, l.Stage, l.StageEnteredAt, l.LastContactAt, l.Process.Key, l.Process.Version }).ToListAsync(ct);
        var cold = new List<Waiting>();
        foreach (var lead in found)
        {
            var process = await processes.Get(new ProcessRef(lead.Key, lead.Version), ct);
            var last = lead.LastContactAt > lead.StageEnteredAt ? lead.LastContactAt.Value : lead.StageEnteredAt;
            if (last.AddDays(process[lead.Stage].StallsAfterDays) < office.Now) cold.Add(new Waiting(WorkKind.GoingCold, lead.Id) { Since = last });
        }

        return cold.OrderBy(lead => lead.Since).Take(MostOfAKind);
    }
}

/// <summary>Something found waiting, before the lead's name is known; a task that was given to this very person may be read by them.</summary>
internal sealed record Waiting(WorkKind Kind, LeadId Lead)
{
    public Guid? Part { get; init; }

    public string? Key { get; init; }

    public string? Text { get; init; }

    public int? Number { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateOnly? Day { get; init; }

    public DateTimeOffset? Since { get; init; }

    public bool AsBackup { get; init; }

    public bool Mine { get; init; }

    public bool OnlyIfKnown { get; init; }

    /// <summary>A task that was given to this very person, or taken up by them.</summary>
    public bool IsTaken { get; init; }

    public string? Note { get; init; }

    /// <summary>For whom the person stands in; null for their own work.</summary>
    public WorkFor? For { get; init; }
}
