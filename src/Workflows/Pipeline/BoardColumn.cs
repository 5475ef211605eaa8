using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>The next cards of one column, from behind the last one that is shown: cards that move meanwhile are neither told twice nor passed over.</summary>
public static class BoardColumn
{
    /// <summary>Which column: a stage, or <see cref="BoardCards.Elsewhere"/>.</summary>
    public sealed record Query(string Column, string? After) : LeadFilter, IQuery<BoardPage>
    {
        public static Permission Requires => Permission.ReadLeads;

        /// <summary>The track whose stage the column is.</summary>
        public string Track { get; init; } = RegisterInquiry.Process;

        /// <summary>Only leads the person who asks answers for.</summary>
        public bool Mine { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new LeadFilter.Validator());
            RuleFor(q => q.Column).NotEmpty().MaximumLength(60);
            RuleFor(q => q.After).MaximumLength(60);
        }
    }

    public sealed class Handler(ProcessCatalog processes, BoardCards cards, FilterLookup lookup, Secrecy secrecy) : IRequestHandler<Query, Outcome<BoardPage>>
    {
        public async Task<Outcome<BoardPage>> Handle(Query query, CancellationToken ct)
        {
            if (secrecy.IsPartner) query = PartnerView.Of(query);
            if (await lookup.Tell(query, ct) is not { } told) return TeamDirectory.Unknown;
            query = told;
            if (await processes.RefusesTrack(query.Track, ct) is { } unknown) return unknown;
            var process = await processes.Latest(query.Track, ct);
            StageKey? stage = query.Column == BoardCards.Elsewhere ? null : new StageKey(query.Column);
            return (await cards.Pages(query, query.Track, query.Mine, [stage], [.. process.Stages.Select(s => s.Key)], query.After, BoardCards.PageSize, ct))(stage);
        }
    }
}
