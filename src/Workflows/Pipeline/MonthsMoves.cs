using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>From what was pursued when the month began, over everything that moved in it, to what is pursued at its end (DOMAIN §4): opening plus moves is closing, to the lead.</summary>
/// <remarks>Pursued is what has not ended, is not won and is on a track a win may come of: active, or waiting on hold or dormant. Opening, moves and closing are each counted by themselves, so the sum is a proof.</remarks>
public static class MonthsMoves
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>The last day that counts, in whose month it is; null for now.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(Period Period, Stock Opening, IReadOnlyList<Line> Lines, Stock Closing, int Advanced, int SteppedBack)
    {
        /// <summary>Whether opening and moves make closing.</summary>
        public bool Ties => Opening.Active + Lines.Sum(line => line.Active) == Closing.Active && Opening.Waiting + Lines.Sum(line => line.Waiting) == Closing.Waiting;
    }

    /// <summary>Leads pursued.</summary>
    public sealed record Stock(int Active, int Waiting)
    {
        public int Pursued => Active + Waiting;
    }

    /// <summary>By how much one kind of move changed what is pursued.</summary>
    public sealed record Line(MoveKind Kind, int Active, int Waiting)
    {
        public int Pursued => Active + Waiting;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(Secrecy secrecy, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var month = periods.For(query.AsOf).Month;
            var moves = await In(secrecy.Moves(), month)
                .GroupBy(m => new { m.Kind, m.FromStatus, m.ToStatus, m.WasWon, IsWon = m.WonAt != null, m.Held, m.Holds })
                .Select(g => new { g.Key.Kind, g.Key.FromStatus, g.Key.ToStatus, g.Key.WasWon, g.Key.IsWon, g.Key.Held, g.Key.Holds, Count = g.Count() })
                .ToListAsync(ct);
            var lines = moves
                .Select(m => (m.Kind, m.Count, Before: PlaceOf(m.FromStatus, m.WasWon, m.Held), After: PlaceOf(m.ToStatus, m.IsWon, m.Holds)))
                .GroupBy(m => m.Kind).OrderBy(kind => kind.Key)
                .Select(kind => new Line(
                    kind.Key,
                    kind.Sum(m => m.Count * (Is(m.After, Place.Active) - Is(m.Before, Place.Active))),
                    kind.Sum(m => m.Count * (Is(m.After, Place.Waiting) - Is(m.Before, Place.Waiting)))))
                .Where(line => line.Active != 0 || line.Waiting != 0).ToList();
            return new Result(
                month, await StockAt(month.After, ct), lines, await StockAt(month.Through, ct),
                moves.Where(m => m is { Kind: MoveKind.Advanced, WasWon: false, Held: false }).Sum(m => m.Count), moves.Where(m => m is { Kind: MoveKind.SteppedBack, WasWon: false, Held: false }).Sum(m => m.Count));
        }

        private async Task<Stock> StockAt(DateTimeOffset at, CancellationToken ct)
        {
            // Moves that still hold and those that held then are asked for apart: together no index leads to them.
            var pursued = Pursued(secrecy.Moves()).Where(m => m.At <= at);
            var found = await pursued.Where(m => m.Until == null).GroupBy(m => m.ToStatus).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            found.AddRange(await pursued.Where(m => m.Until > at).GroupBy(m => m.ToStatus).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct));
            return new Stock(found.Where(f => f.Key == LeadStatus.Active).Sum(f => f.Count), found.Where(f => f.Key != LeadStatus.Active).Sum(f => f.Count));
        }

        private static int Is(Place place, Place other) => place == other ? 1 : 0;

        private static Place PlaceOf(LeadStatus? status, bool won, bool held) => (status, won || held) switch
        {
            (LeadStatus.Active, false) => Place.Active,
            (LeadStatus.OnHold or LeadStatus.Dormant, false) => Place.Waiting,
            _ => Place.Elsewhere,
        };
    }

    internal static IQueryable<Move> In(IQueryable<Move> moves, Period period) => moves.Where(m => m.At > period.After && m.At <= period.Through);

    /// <summary>The rows of a number in a line: moves of a kind that took a lead into a place or out of it. Within the pipeline nothing is won before.</summary>
    internal static IQueryable<Move> Of(IQueryable<Move> moves, MoveKind kind, Place? place) => place switch
    {
        Place.Active => moves.Where(m => m.Kind == kind && (m.FromStatus == LeadStatus.Active && !m.WasWon && !m.Held) != (m.ToStatus == LeadStatus.Active && m.WonAt == null && !m.Holds)),
        Place.Waiting => moves.Where(m => m.Kind == kind && ((m.FromStatus == LeadStatus.OnHold || m.FromStatus == LeadStatus.Dormant) && !m.WasWon && !m.Held) != ((m.ToStatus == LeadStatus.OnHold || m.ToStatus == LeadStatus.Dormant) && m.WonAt == null && !m.Holds)),
        _ => moves.Where(m => m.Kind == kind && (!(m.WasWon || m.Held) || !(m.WonAt != null || m.Holds))),
    };

    /// <summary>What was pursued at an instant.</summary>
    internal static IQueryable<Move> Pursued(IQueryable<Move> moves, DateTimeOffset at) => Pursued(StoodAt(moves, at));

    private static IQueryable<Move> Pursued(IQueryable<Move> moves) => moves
        .Where(m => (m.ToStatus == LeadStatus.Active || m.ToStatus == LeadStatus.OnHold || m.ToStatus == LeadStatus.Dormant) && m.WonAt == null && !m.Holds);

    internal static IQueryable<Move> StoodAt(IQueryable<Move> moves, DateTimeOffset at) => moves.Where(m => m.At <= at && (m.Until == null || m.Until > at));
}

/// <summary>Where a lead is for the month's moves.</summary>
public enum Place
{
    /// <summary>Ended, won, or not there yet.</summary>
    Elsewhere,

    Active,

    /// <summary>On hold or dormant.</summary>
    Waiting,
}
