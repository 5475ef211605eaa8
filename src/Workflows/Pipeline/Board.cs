using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>The board: every lead of a track that has not ended, a column a stage, each with what is due next first.</summary>
/// <remarks>Columns are the stages of one track, as its latest version has them. A lead whose stage that one no longer has stands in a last column, which is there only while it is needed.</remarks>
public static class Board
{
    public sealed record Query : LeadFilter, IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        /// <summary>The track whose stages are the columns.</summary>
        public string Track { get; init; } = RegisterInquiry.Process;

        /// <summary>Only leads the person who asks answers for.</summary>
        public bool Mine { get; init; }

        /// <summary>How many cards of each column come at once; where it goes on says the column.</summary>
        public int First { get; init; } = BoardCards.PageSize;

        internal bool IsWhole => this with { First = BoardCards.PageSize, Track = RegisterInquiry.Process, Q = string.IsNullOrWhiteSpace(Q) ? null : Q, Country = string.IsNullOrEmpty(Country) ? null : Country } == new Query();
    }

    /// <summary>The columns in the order they are travelled; sealed leads are counted, never listed.</summary>
    public sealed record Result(string Process, IReadOnlyList<Column> Columns, int Sealed);

    /// <summary>A column: how much stands in it altogether, its first cards, and where they go on. Its stage is null for the last column of leads that stand elsewhere.</summary>
    public sealed record Column(StageKey? Stage, int Count, long Jobs, IReadOnlyList<BoardCard> Cards, string? After)
    {
        /// <summary>What it is called in addresses.</summary>
        public string Key => Stage?.Value ?? BoardCards.Elsewhere;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new LeadFilter.Validator());
            RuleFor(q => q.First).InclusiveBetween(1, BoardCards.PageSize);
        }
    }

    public sealed class Handler(ProcessCatalog processes, BoardCards cards, FilterLookup lookup, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (secrecy.IsPartner) query = PartnerView.Of(query);
            if (await lookup.Tell(query, ct) is not { } told) return TeamDirectory.Unknown;
            query = told;
            if (await processes.RefusesTrack(query.Track, ct) is { } unknown) return unknown;
            var process = await processes.Latest(query.Track, ct);
            var stages = process.Stages.Select(stage => stage.Key).ToList();
            var counts = await cards.Count(query, query.Track, query.Mine, query.IsWhole, ct);

            List<StageKey?> columns = [.. stages.Select(stage => (StageKey?)stage)];
            if (counts.Any(c => !stages.Contains(c.Stage))) columns.Add(null);
            var pages = await cards.Pages(query, query.Track, query.Mine, [.. columns.Where(column => Of(column).Any())], stages, after: null, query.First, ct);
            return new Result(process.Key, [.. columns.Select(column => new Column(column, Of(column).Sum(c => c.Count), Of(column).Sum(c => c.Jobs), pages(column).Cards, pages(column).After))], await secrecy.CountSealed(ct));

            IEnumerable<StageTally> Of(StageKey? column) => counts.Where(c => column is null ? !stages.Contains(c.Stage) : c.Stage == column);
        }
    }
}
