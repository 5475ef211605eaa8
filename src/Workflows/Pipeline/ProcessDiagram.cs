using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>A process as it runs: its stages, the moves between them, and the open leads that stand in each stage now.</summary>
/// <remarks>
/// Leads are those the viewer may see, on whatever version they run, so that each count opens the rows behind it. Days in stage (DOMAIN §4) are
/// counted for active leads, from when they last entered the stage until now: a lead that is on hold or dormant is left out, a hold that is over is not taken off.
/// </remarks>
public static class ProcessDiagram
{
    public sealed record Query(int? Version = null) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadProcesses;

        /// <summary>Which track.</summary>
        public string Track { get; init; } = Tracks.Greenfield;
    }

    /// <summary>The version asked for, else the one that new leads start on. Who may not read leads is not told how many there are.</summary>
    public sealed record Result(DateTimeOffset AsOf, ProcessDefinition Definition, IReadOnlyList<VersionUse> Versions, IReadOnlyList<Standing>? Standings, IReadOnlyList<Move> Moves);

    /// <summary>A published version, and how many open leads run on it.</summary>
    public sealed record VersionUse(int Version, DateTimeOffset PublishedAt, int? Open);

    /// <summary>The open leads of a stage; half of the active ones have been there for at least the median, one in five for at least the long days.</summary>
    public sealed record Standing(StageKey Stage, int Active, int OnHold, int Dormant, int? MedianDays, int? LongDays)
    {
        public int Open => Active + OnHold + Dormant;
    }

    /// <summary>A way from one stage to another. One that goes further as well is drawn to the nearest stage only.</summary>
    public sealed record Move(StageKey From, StageKey To, ActionKey Action, ActionKind Kind, bool OrFurther);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Version).InclusiveBetween(1, 1_000_000);
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, CurrentUser user, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (await processes.RefusesTrack(query.Track, ct) is not null) return new Refusal(RefusalKind.NotFound, "process-not-found", query.Track, query.Version ?? 1);
            var latest = await processes.Latest(query.Track, ct);
            var definition = query.Version is { } version ? await processes.Find(new ProcessRef(latest.Key, version), ct) : latest;
            if (definition is null) return new Refusal(RefusalKind.NotFound, "process-not-found", latest.Key, query.Version!);

            var published = await db.Processes.Where(p => p.Key == latest.Key).OrderByDescending(p => p.Version).Select(p => new { p.Version, p.PublishedAt }).ToListAsync(ct);
            var open = user.May(Permission.ReadLeads) ? await Open(latest.Key, ct) : null;
            return new Result(
                office.Now, definition, [.. published.Select(p => new VersionUse(p.Version, p.PublishedAt, open?.Count(lead => lead.Version == p.Version)))],
                open is null ? null : [.. definition.Stages.Select(stage => Stand(stage.Key, open))], MovesOf(definition));
        }

        private Task<List<OpenLead>> Open(string process, CancellationToken ct) =>
            db.Leads.Where(l => l.Track == process && (l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant))
                .Select(l => new OpenLead(l.Stage, l.Status, l.StageEnteredAt, l.Process.Version)).ToListAsync(ct);

        private Standing Stand(StageKey stage, List<OpenLead> open)
        {
            var here = open.Where(lead => lead.Stage == stage).ToLookup(lead => lead.Status);
            var days = here[LeadStatus.Active].Select(lead => (office.Now - lead.Since).Days).Order().ToList();
            return new Standing(stage, days.Count, here[LeadStatus.OnHold].Count(), here[LeadStatus.Dormant].Count(), AtShare(days, 0.5), AtShare(days, 0.8));
        }

        /// <summary>The smallest number of days that so large a share of the leads does not exceed.</summary>
        private static int? AtShare(List<int> days, double share) => days.Count == 0 ? null : days[(int)Math.Ceiling(days.Count * share) - 1];
    }

    /// <summary>Every move the definition offers, in the order of its stages.</summary>
    public static IReadOnlyList<Move> MovesOf(ProcessDefinition process) =>
    [
        .. from stage in process.Stages
           let here = process.IndexOf(stage.Key)
           from action in process.Actions
           where action.From.Count == 0 || action.From.Contains(stage.Key)
           let reach = action.Kind switch { ActionKind.Advance => 1, ActionKind.Skip => 2, ActionKind.StepBack => -1, _ => 0 }
           let to = here + reach
           where reach != 0 && to >= 0 && to < process.Stages.Count
           select new Move(stage.Key, process.Stages[to].Key, action.Key, action.Kind, action.Kind == ActionKind.Skip ? to < process.Stages.Count - 1 : action.Kind == ActionKind.StepBack && to > 0),
    ];

    private sealed record OpenLead(StageKey Stage, LeadStatus Status, DateTimeOffset Since, int Version);
}
