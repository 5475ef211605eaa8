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

/// <summary>The rows behind a number of the leadership page: found by the very condition the number was counted with, so there are as many.</summary>
public static class PipelineRows
{
    public sealed record Query(PipelineFigure Figure) : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        public DateOnly? AsOf { get; init; }

        /// <summary>Pursued in this place only; or moves into it and out of it.</summary>
        public Place? Place { get; init; }

        /// <summary>Whether the stock is that of the month's beginning.</summary>
        public bool Opening { get; init; }

        public MoveKind? Kind { get; init; }

        public string? Stage { get; init; }

        public FunnelPart Reached { get; init; }

        public StallReason? Reason { get; init; }

        public DuePart Due { get; init; }

        public ResponsePart Response { get; init; }

        public LeadSource? Source { get; init; }

        public BusinessFunction? Function { get; init; }

        public string? Country { get; init; }

        /// <summary>Only where source, function or country is not known.</summary>
        public bool Unknown { get; init; }

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;

        /// <summary>Whether it is told how many rows there are; a page that has counted them already need not.</summary>
        public bool WithTotal { get; init; } = true;
    }

    /// <summary>A page of rows; the total is that of the page alone where none was asked for.</summary>
    public sealed record Result(Reporting Reporting, IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, int Sealed);

    /// <summary>A lead as it is now, and what of it was counted.</summary>
    public sealed record Row(
        LeadId Id, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status, string? Country, PersonId Owner, int? Jobs,
        DateTimeOffset StageEnteredAt, DateTimeOffset? LastContactAt, string? NextStep, DateOnly? NextStepOn, DateTimeOffset? At, DateOnly? Day, MoveKind? Kind, StageKey? From, StageKey? To, string? Due);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.AsOf).BusinessDay();
            RuleFor(q => q.Figure).IsInEnum();
            RuleFor(q => q.Kind).NotNull().When(q => q.Figure == PipelineFigure.Moves);
            RuleFor(q => q.Country).Must(CountryCode.IsCountry).When(q => !string.IsNullOrEmpty(q.Country)).WithErrorCode("country-unknown");
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProcessCatalog processes, OfficeClock office, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var reporting = periods.For(query.AsOf);
            var rows = Behind(query, reporting, await processes.Latest(RegisterInquiry.Process, ct), await processes.Holding(ct));
            var seen = from r in rows join l in db.Leads on r.LeadId equals l.Id select new { Row = r, l.Number, l.Jobs };
            var total = query.WithTotal ? await seen.CountAsync(ct) : 0;
            var ordered = query.Figure switch
            {
                PipelineFigure.Due when query.Due == DuePart.NextSteps => seen.OrderBy(r => r.Row.Day).ThenBy(r => r.Number),
                PipelineFigure.Due => seen.OrderBy(r => r.Row.At).ThenBy(r => r.Number).ThenBy(r => r.Row.Due),
                PipelineFigure.Moves or PipelineFigure.Entered or PipelineFigure.Wins or PipelineFigure.Responses => seen.OrderByDescending(r => r.Row.At).ThenBy(r => r.Number),
                _ => seen.OrderByDescending(r => r.Jobs).ThenBy(r => r.Number),
            };
            // Names are looked up for the rows of the page alone: the order needs none.
            var page = await Named(await ordered.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(r => r.Row).ToListAsync(ct), ct);
            return new Result(reporting, page, query.WithTotal ? total : page.Count, query.Page, query.PageSize, await secrecy.CountSealed(ct));
        }

        private async Task<IReadOnlyList<Row>> Named(List<FigureRow> rows, CancellationToken ct)
        {
            var ids = rows.Select(r => r.LeadId).Distinct().ToList();
            var leads = await secrecy.NamedLeads().Where(n => ids.Contains(n.Lead.Id)).Select(n => new Row(
                n.Lead.Id, n.Lead.Number, n.Name.Name, n.Name.IsIdentity, n.Lead.Confidentiality, n.Lead.Stage, n.Lead.Status, n.Lead.Inquiry.Country == null ? null : n.Lead.Inquiry.Country.Value.Value, n.Lead.OwnerId, n.Lead.Jobs,
                n.Lead.StageEnteredAt, n.Lead.LastContactAt, n.Name.IsIdentity ? n.Lead.NextStep : null, n.Lead.NextStepOn, null, null, null, null, null, null)).ToDictionaryAsync(n => n.Id, ct);
            return [.. rows.Where(r => leads.ContainsKey(r.LeadId)).Select(r => leads[r.LeadId] with { At = r.At, Day = r.Day, Kind = r.Kind, From = r.From, To = r.To, Due = r.Due })];
        }

        private IQueryable<FigureRow> Behind(Query query, Reporting reporting, ProcessDefinition process, IReadOnlyList<string> holding)
        {
            var stage = string.IsNullOrEmpty(query.Stage) ? (StageKey?)null : new StageKey(query.Stage);
            switch (query.Figure)
            {
                case PipelineFigure.Moves:
                    return Told(MonthsMoves.Of(MonthsMoves.In(db.Moves, reporting.Month), query.Kind!.Value, query.Place));
                case PipelineFigure.Entered:
                    var entering = Funnel.Of(Funnel.Entering(db.Moves, reporting.Year), reporting.Year, query.Reached);
                    return Told(stage is { } entered ? entering.Where(m => m.Entered == entered) : entering);
                case PipelineFigure.Wins:
                    var wins = from m in WinsByCountry.Won(db.Moves, reporting.Year) join l in db.Leads on m.LeadId equals l.Id select new { m, l };
                    if (query.Unknown) wins = wins.Where(w => w.l.Inquiry.Country == null);
                    else if (!string.IsNullOrEmpty(query.Country))
                    {
                        var country = new CountryCode(query.Country);
                        wins = wins.Where(w => w.l.Inquiry.Country == country);
                    }

                    return wins.Select(w => new FigureRow { LeadId = w.m.LeadId, At = w.m.WonAt });
                case PipelineFigure.Stalled:
                    var stalled = Stalled.Of(db, process, holding, office, query.Reason);
                    return (stage is { } slow ? stalled.Where(l => l.Stage == slow) : stalled).Select(l => new FigureRow { LeadId = l.Id });
                case PipelineFigure.Due:
                    return query.Due == DuePart.NextSteps ? WhatIsDue.Steps(db, office) : WhatIsDue.Clocks(db, office, query.Due);
                case PipelineFigure.Responses:
                    var due = ResponseTimes.Of(ResponseTimes.FellDue(db, reporting.Month), reporting.Month, query.Response);
                    if (query.Unknown) due = due.Where(a => a.Source == null);
                    else if (query.Source is { } source) due = due.Where(a => a.Source == source);
                    return due.Select(a => new FigureRow { LeadId = a.LeadId, At = a.DueAt });
                case PipelineFigure.Functions:
                    var pursued = ByFunction.Pursued(Standing.At(db, reporting, holding));
                    return pursued.Where(s => s.Function == query.Function).Select(s => new FigureRow { LeadId = s.LeadId });
                default:
                    return Stock(query, query.Opening ? reporting.Month.After : reporting.AsOf, stage);
            }
        }

        private IQueryable<FigureRow> Stock(Query query, DateTimeOffset at, StageKey? stage)
        {
            var stock = query.Figure == PipelineFigure.Held ? MonthsMoves.StoodAt(db.Moves, at).Where(m => m.Holds) : query.Figure == PipelineFigure.Won ? MonthsMoves.StoodAt(db.Moves, at).Where(m => m.WonAt != null) : query.Figure == PipelineFigure.Open ? MonthsMoves.StoodAt(db.Moves, at) : MonthsMoves.Pursued(db.Moves, at);
            if (query.Figure == PipelineFigure.Open) stock = stock.Where(m => !m.Holds);
            if (query.Figure is PipelineFigure.Open or PipelineFigure.Held) stock = stock.Where(m => m.ToStatus == LeadStatus.Active || m.ToStatus == LeadStatus.OnHold || m.ToStatus == LeadStatus.Dormant);
            if (query.Place == Place.Active) stock = stock.Where(m => m.ToStatus == LeadStatus.Active);
            if (query.Place == Place.Waiting) stock = stock.Where(m => m.ToStatus != LeadStatus.Active);
            if (stage is { } there) stock = stock.Where(m => m.To == there);
            return stock.Select(m => new FigureRow { LeadId = m.LeadId });
        }

        private static IQueryable<FigureRow> Told(IQueryable<Move> moves) => moves.Select(m => new FigureRow { LeadId = m.LeadId, At = m.At, Kind = m.Kind, From = m.From, To = m.To });
    }
}

/// <summary>A number of the leadership page that opens its rows.</summary>
public enum PipelineFigure
{
    /// <summary>Not ended, not won.</summary>
    Pursued,

    /// <summary>Not ended.</summary>
    Open,

    /// <summary>Won, whatever became of it.</summary>
    Won,

    /// <summary>Not ended, on a track that no win comes of: companies at risk.</summary>
    Held,

    Moves,
    Entered,
    Wins,
    Stalled,
    Due,
    Responses,
    Functions,
}

/// <summary>What of a lead was counted.</summary>
internal sealed record FigureRow
{
    public required LeadId LeadId { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateOnly? Day { get; init; }

    public MoveKind? Kind { get; init; }

    public StageKey? From { get; init; }

    public StageKey? To { get; init; }

    public string? Due { get; init; }
}
