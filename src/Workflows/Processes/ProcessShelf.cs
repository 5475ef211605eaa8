using GlobalReach.Domain.People;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>Every process with its versions: who published each, how many open leads stand in which stage of it, and where they wait longest; the drafts that are worked on, and the migrations of late.</summary>
public static class ProcessShelf
{
    private const int MostOver = 20;
    private const int MostRuns = 10;

    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed record Result(DateTimeOffset AsOf, IReadOnlyList<Process> Processes, IReadOnlyList<Draft> Drafts)
    {
        /// <summary>Migrations of many leads, the latest first; none for who may not carry leads over.</summary>
        public IReadOnlyList<Run> Runs { get; init; } = [];
    }

    public sealed record Process(string Key, IReadOnlyList<Version> Versions);

    /// <summary>Who asked and who published are null for a seed.</summary>
    public sealed record Version(int Number, string Hash, DateTimeOffset PublishedAt, string? AskedBy, string? PublishedBy, ProcessDefinition Definition, IReadOnlyList<Standing> Stages)
    {
        public int Open => Stages.Sum(stage => stage.Open);

        /// <summary>Where half of the leads have waited longest; null where none are.</summary>
        public Standing? Slowest => Stages.Where(stage => stage.MedianDays is not null).MaxBy(stage => stage.MedianDays);
    }

    /// <summary>Open leads of a stage, those the reader may not know of left out; the median is of the active ones.</summary>
    public sealed record Standing(StageKey Stage, int Open, int? MedianDays);

    public sealed record Draft(Guid Id, string Process, string Name, int From, DraftState State, string ChangedBy, DateTimeOffset ChangedAt, int? PublishedAs);

    public sealed record Run(Guid Id, ProcessRef From, ProcessRef To, RunState State, int Total, int Carried, string BegunBy, DateTimeOffset BegunAt);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, PeopleDirectory people, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            processes.LookAgain();
            var now = clock.GetUtcNow();
            var published = await db.Processes.AsNoTracking().OrderBy(p => p.Key).ThenByDescending(p => p.Version).Select(p => new { p.Key, p.Version, p.Hash, p.PublishedAt, p.AskedBy, p.PublishedBy }).ToListAsync(ct);
            var leads = (await db.Leads.Where(l => l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant)
                .Select(l => new { l.Process.Key, l.Process.Version, l.Stage, l.Status, l.StageEnteredAt }).ToListAsync(ct)).ToLookup(l => (l.Key, l.Version, l.Stage));
            var names = await people.Names(ct);
            string? Name(PersonId? person) => person is { } known ? names.GetValueOrDefault(known, "") : null;

            var versions = new List<(string Key, Version Version)>();
            foreach (var version in published)
            {
                var definition = await processes.Get(new ProcessRef(version.Key, version.Version), ct);
                versions.Add((version.Key, new Version(version.Version, version.Hash, version.PublishedAt, Name(version.AskedBy), Name(version.PublishedBy), definition,
                [
                    .. definition.Stages.Select(stage =>
                    {
                        var here = leads[(version.Key, version.Version, stage.Key)].ToList();
                        var days = here.Where(lead => lead.Status == LeadStatus.Active).Select(lead => (now - lead.StageEnteredAt).Days).Order().ToList();
                        return new Standing(stage.Key, here.Count, days.Count == 0 ? null : days[(days.Count + 1) / 2 - 1]);
                    }),
                ])));
            }

            var open = await Drafts(db.ProcessDrafts.Where(d => d.State == DraftState.Open || d.State == DraftState.Asked).OrderByDescending(d => d.ChangedAt), ct);
            var over = await Drafts(db.ProcessDrafts.Where(d => d.State == DraftState.Published || d.State == DraftState.Discarded).OrderByDescending(d => d.ChangedAt).Take(MostOver), ct);
            var tracks = versions.ToLookup(version => version.Key, version => version.Version);
            return new Result(now, [.. Tracks.InOrder(tracks.Select(track => track.Key)).Select(key => new Process(key, [.. tracks[key]]))],
                [.. open.Concat(over).Select(d => new Draft(d.Id, d.Process, d.Name, d.From, d.State, names.GetValueOrDefault(d.ChangedBy, ""), d.ChangedAt, d.PublishedAs))]) { Runs = user.May(Permission.MigrateLeads) ? await Runs(names, ct) : [] };
        }

        private async Task<IReadOnlyList<Run>> Runs(IReadOnlyDictionary<PersonId, string> names, CancellationToken ct)
        {
            var runs = await db.MigrationRuns.OrderByDescending(r => r.BegunAt).Take(MostRuns)
                .Select(r => new { r.Id, r.FromProcess, r.FromVersion, r.ToProcess, r.ToVersion, r.State, r.Total, r.BegunBy, r.BegunAt, Carried = db.MigrationRunLeads.Count(l => l.Run == r.Id && l.State == RunLeadState.Carried) }).ToListAsync(ct);
            return [.. runs.Select(r => new Run(r.Id, new ProcessRef(r.FromProcess, r.FromVersion), new ProcessRef(r.ToProcess, r.ToVersion), r.State, r.Total, r.Carried, names.GetValueOrDefault(r.BegunBy, ""), r.BegunAt))];
        }

        private static Task<List<Row>> Drafts(IQueryable<ProcessDraft> drafts, CancellationToken ct) =>
            drafts.Select(d => new Row(d.Id, d.Process, d.Name, d.From, d.State, d.ChangedBy, d.ChangedAt, d.PublishedAs)).ToListAsync(ct);

        private sealed record Row(Guid Id, string Process, string Name, int From, DraftState State, PersonId ChangedBy, DateTimeOffset ChangedAt, int? PublishedAs);
    }
}
