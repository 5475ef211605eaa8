using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>The leads a person may see, newest first, under the names they may hear.</summary>
public static class LeadList
{
    public sealed record Query : LeadFilter, IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, int Sealed);

    public sealed record Row(
        LeadId Id, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status, string? Country, PersonId Owner,
        int? Jobs, long? CapexMinor, string? CapexCurrency, string? Grade, string? NextStep, DateOnly? NextStepOn, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new LeadFilter.Validator());
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (secrecy.IsPartner) query = PartnerView.Of(query);
            var rows = query.Of(secrecy.NamedLeads());
            var total = await rows.CountAsync(ct);
            var page = await rows.OrderByDescending(r => r.Lead.Inquiry.ReceivedAt).ThenBy(r => r.Lead.Number).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(r => new Row(
                    r.Lead.Id, r.Lead.Number, r.Name.Name, r.Name.IsIdentity, r.Lead.Confidentiality, r.Lead.Stage, r.Lead.Status,
                    r.Lead.Inquiry.Country == null ? null : r.Lead.Inquiry.Country.Value.Value, r.Lead.OwnerId, r.Lead.Jobs, r.Lead.CapexMinor, r.Lead.CapexCurrency,
                    r.Lead.Score == null ? null : r.Lead.Score.Grade, r.Name.IsIdentity ? r.Lead.NextStep : null, r.Lead.NextStepOn, r.Lead.Inquiry.ReceivedAt,
                    db.Deadlines.Where(d => d.LeadId == r.Lead.Id && d.State == Domain.Deadlines.DeadlineState.Armed).Min(d => (DateTimeOffset?)d.DueAt)))
                .ToListAsync(ct);
            return new Result(secrecy.IsPartner ? [.. page.Select(PartnerView.Of)] : page, total, query.Page, query.PageSize, await secrecy.CountSealed(ct));
        }
    }
}
