using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Where a visible lead stands, or stood at an instant. Its size is always as it is known now: the journal does not keep what it was taken for before.</summary>
internal sealed record Standing
{
    public required LeadId LeadId { get; init; }

    public required StageKey Stage { get; init; }

    public required LeadStatus Status { get; init; }

    public required bool Won { get; init; }

    /// <summary>Whether it is on a track that no win comes of.</summary>
    public required bool Holds { get; init; }

    public required BusinessFunction? Function { get; init; }

    public required int? Jobs { get; init; }

    public required long? CapexMinor { get; init; }

    public required string? CapexCurrency { get; init; }

    public required int? VerifiedJobs { get; init; }

    public static IQueryable<Standing> At(GlobalReachDb db, Reporting reporting, IReadOnlyList<string> holding)
    {
        if (reporting.IsNow)
        {
            var tracks = holding.ToList();
            return db.Leads.Select(l => new Standing
            {
                LeadId = l.Id, Stage = l.Stage, Status = l.Status, Won = l.WonAt != null, Holds = tracks.Contains(l.Track), Function = l.Function,
                Jobs = l.Jobs, CapexMinor = l.CapexMinor, CapexCurrency = l.CapexCurrency, VerifiedJobs = l.VerifiedJobs,
            });
        }

        var at = reporting.AsOf;
        return from m in db.Moves
               where m.At <= at && (m.Until == null || m.Until > at)
               join l in db.Leads on m.LeadId equals l.Id
               select new Standing
               {
                   LeadId = l.Id, Stage = m.To, Status = m.ToStatus, Won = m.WonAt != null, Holds = m.Holds, Function = l.Function,
                   Jobs = l.Jobs, CapexMinor = l.CapexMinor, CapexCurrency = l.CapexCurrency, VerifiedJobs = l.VerifiedJobs,
               };
    }
}
