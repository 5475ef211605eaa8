using FluentValidation;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>The leads a person may see, under the names they may hear; newest first where no other order is asked for.</summary>
public static class LeadList
{
    public sealed record Query : LeadFilter, IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        public LeadSort Sort { get; init; }

        public bool Descending { get; init; } = true;

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, int Sealed);

    public sealed record Row(
        LeadId Id, int Version, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, string Track, StageKey Stage, DateTimeOffset StageEnteredAt, LeadStatus Status, bool IsWon,
        string? Country, LeadSource? Source, PersonId Owner, PersonId? Backup, int? Jobs, long? CapexMinor, string? CapexCurrency, string? Grade,
        string? NextStep, DateOnly? NextStepOn, DateTimeOffset ReceivedAt, DateTimeOffset? LastContactAt, DateTimeOffset? DueAt);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new LeadFilter.Validator());
            RuleFor(q => q.Sort).IsInEnum();
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    /// <remarks>Ids first, then what is shown of them: the names and clocks of a page are looked up for its rows alone, whatever the order.</remarks>
    public sealed class Handler(Secrecy secrecy, LeadTimes times, FilterLookup lookup, ProcessCatalog processes) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (secrecy.IsPartner) query = PartnerView.Of(query);
            if (await times.Refuses(query, ct) is { } unknown) return unknown;
            if (await lookup.Tell(query, ct) is not { } told) return TeamDirectory.Unknown;
            query = told;
            var at = await times.Now(query, ct);
            var named = secrecy.NamedLeads();
            var rows = query.Of(named, at);

            var hidden = await secrecy.CountSealed(ct);
            var total = query.IsEverything && !secrecy.IsPartner ? await secrecy.CountAll(ct) - hidden : await rows.CountAsync(ct);
            var order = LeadOrder.By(query.Sort, query.Descending, at, await processes.Latest(RegisterInquiry.Process, ct));
            var ids = await order.Sort(rows).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(r => r.Lead.Id).ToListAsync(ct);
            var page = await Rows(named, ids, at.Asking, ct);
            return new Result(secrecy.IsPartner ? [.. page.Select(PartnerView.Of)] : page, total, query.Page, query.PageSize, hidden);
        }

        private static async Task<IReadOnlyList<Row>> Rows(IQueryable<NamedLead> named, List<LeadId> ids, IQueryable<Deadline> armed, CancellationToken ct)
        {
            if (ids.Count == 0) return [];
            var rows = await named.Where(r => ids.Contains(r.Lead.Id))
                .Select(r => new Row(
                    r.Lead.Id, r.Lead.Version, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Track, r.Lead.Stage, r.Lead.StageEnteredAt, r.Lead.Status, r.Lead.WonAt != null,
                    r.Lead.Inquiry.Country == null ? null : r.Lead.Inquiry.Country.Value.Value, r.Lead.Inquiry.Source, r.Lead.OwnerId, r.Lead.BackupId, r.Lead.Jobs, r.Lead.CapexMinor, r.Lead.CapexCurrency,
                    r.Lead.Score == null ? null : r.Lead.Score.Grade, r.Name.IsIdentity ? r.Lead.NextStep : null, r.Lead.NextStepOn, r.Lead.ReceivedAt, r.Lead.LastContactAt,
                    armed.Where(d => d.LeadId == r.Lead.Id).Min(d => (DateTimeOffset?)d.DueAt)))
                .ToDictionaryAsync(row => row.Id, ct);
            return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
        }
    }
}
