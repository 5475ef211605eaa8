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
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        public string? Stage { get; init; }

        public LeadStatus? Status { get; init; }

        /// <summary>Only leads that have not ended.</summary>
        public bool Open { get; init; }

        /// <summary>Only leads that were won, or only those that were not; null for both.</summary>
        public bool? Won { get; init; }

        public PersonId? Owner { get; init; }

        public string? Country { get; init; }

        /// <summary>Found in name, code name and project number; a company's name is searched only where it may be known.</summary>
        public string? Q { get; init; }

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
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.Country).Must(CountryCode.IsCountry).When(q => !string.IsNullOrEmpty(q.Country)).WithErrorCode("country-unknown");
            RuleFor(q => q.Status).IsInEnum();
        }
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (secrecy.IsPartner) query = PartnerView.Of(query);
            var rows = from lead in db.Leads
                       join name in secrecy.Names() on lead.Id equals name.LeadId
                       select new { lead, name };
            if (!string.IsNullOrEmpty(query.Stage))
            {
                var stage = new StageKey(query.Stage);
                rows = rows.Where(r => r.lead.Stage == stage);
            }

            if (query.Status is { } status) rows = rows.Where(r => r.lead.Status == status);
            if (query.Open) rows = rows.Where(r => r.lead.Status == LeadStatus.Active || r.lead.Status == LeadStatus.OnHold || r.lead.Status == LeadStatus.Dormant);
            if (query.Won is { } won) rows = rows.Where(r => r.lead.WonAt != null == won);
            if (query.Owner is { } owner) rows = rows.Where(r => r.lead.OwnerId == owner);
            if (!string.IsNullOrEmpty(query.Country))
            {
                var country = new CountryCode(query.Country);
                rows = rows.Where(r => r.lead.Inquiry.Country == country);
            }

            if (InquiryForm.Filled(string.Concat((query.Q ?? "").Where(letter => !char.IsControl(letter)))) is { } words)
            {
                var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%"; // SQL Server knows [a-z] too
                rows = rows.Where(r => EF.Functions.Like(r.name.Name, pattern, "\\") || EF.Functions.Like(r.lead.Number, pattern, "\\") || (r.lead.CodeName != null && EF.Functions.Like(r.lead.CodeName, pattern, "\\")));
            }

            var total = await rows.CountAsync(ct);
            var page = await rows.OrderByDescending(r => r.lead.Inquiry.ReceivedAt).ThenBy(r => r.lead.Number).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(r => new Row(
                    r.lead.Id, r.lead.Number, r.name.Name, r.name.IsIdentity, r.lead.Confidentiality, r.lead.Stage, r.lead.Status,
                    r.lead.Inquiry.Country == null ? null : r.lead.Inquiry.Country.Value.Value, r.lead.OwnerId, r.lead.Jobs, r.lead.CapexMinor, r.lead.CapexCurrency,
                    r.lead.Score == null ? null : r.lead.Score.Grade, r.name.IsIdentity ? r.lead.NextStep : null, r.lead.NextStepOn, r.lead.Inquiry.ReceivedAt,
                    db.Deadlines.Where(d => d.LeadId == r.lead.Id && d.State == Domain.Deadlines.DeadlineState.Armed).Min(d => (DateTimeOffset?)d.DueAt)))
                .ToListAsync(ct);
            return new Result(secrecy.IsPartner ? [.. page.Select(PartnerView.Of)] : page, total, query.Page, query.PageSize, await secrecy.CountSealed(ct));
        }
    }
}
