using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>The companies a person may know of, by name.</summary>
public static class CompanyList
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        /// <summary>Found in every name of a company, in whatever spelling or script, and in those of companies merged into it.</summary>
        public string? Q { get; init; }

        public string? Country { get; init; }

        public CompanyKind? Kind { get; init; }

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, IReadOnlyList<ProtectedRead> Protected);

    /// <summary>A company, with what of it this person may know: a parent, a lead or a contact kept from them is neither named nor counted.</summary>
    public sealed record Row(CompanyId Id, string Name, string? NativeName, string? TradingName, string? Country, CompanyKind Kind, RelationshipTier? Tier, string? Parent, int Leads, int Contacts);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.Country).Must(CountryCode.IsCountry).When(q => !string.IsNullOrEmpty(q.Country)).WithErrorCode("country-unknown");
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var rows = Asked(query);
            var total = await rows.CountAsync(ct);
            var (known, contacts, companies) = (secrecy.KnownLeads(), secrecy.Contacts(), secrecy.Companies());
            var page = await rows.OrderBy(c => c.MatchKey).ThenBy(c => c.LegalName).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(c => new Row(
                    c.Id, c.LegalName, c.NativeName, c.Profile.TradingName, c.Country == null ? null : c.Country.Value.Value, c.Kind, c.Profile.Tier,
                    companies.Where(parent => parent.Id == c.ParentId).Select(parent => parent.LegalName).FirstOrDefault(),
                    known.Count(lead => lead.CompanyId == c.Id || lead.IntermediaryId == c.Id), contacts.Count(contact => contact.CompanyId == c.Id)))
                .ToListAsync(ct);
            return new Result(page, total, query.Page, query.PageSize, await ProtectedRead.Of(secrecy, [.. page.Select(row => row.Id)], ct));
        }

        private IQueryable<Company> Asked(Query query)
        {
            var rows = secrecy.Companies();
            if (query.Kind is { } kind) rows = rows.Where(c => c.Kind == kind);
            if (!string.IsNullOrEmpty(query.Country))
            {
                var country = new CountryCode(query.Country);
                rows = rows.Where(c => c.Country == country);
            }

            if (InquiryForm.Filled(string.Concat((query.Q ?? "").Where(letter => !char.IsControl(letter)))) is not { } words) return rows;
            // Keys hold letters and digits only: nothing in them is a wildcard.
            var (key, said) = ($"%{CompanyMatch.Key(words)}%", LikePattern.Containing(words));
            var former = db.Companies.Where(c => c.MergedInto != null && EF.Functions.Like(c.MatchKey, key)).Select(c => c.MergedInto!.Value);
            return rows.Where(c => EF.Functions.Like(c.MatchKey, key) || EF.Functions.Like(c.LegalName, said, "\\") || (c.NativeMatchKey != null && EF.Functions.Like(c.NativeMatchKey, key))
                || (c.TradingMatchKey != null && EF.Functions.Like(c.TradingMatchKey, key)) || (c.WebDomain != null && EF.Functions.Like(c.WebDomain, said, "\\")) || former.Contains(c.Id));
        }
    }
}

/// <summary>A protected lead by which a person was told of a company.</summary>
public sealed record ProtectedRead(LeadId Lead, Confidentiality Confidentiality)
{
    internal static async Task<IReadOnlyList<ProtectedRead>> Of(Secrecy secrecy, IReadOnlyList<CompanyId> companies, CancellationToken ct)
    {
        var guarded = Enum.GetValues<Confidentiality>().Where(level => level >= Confidentiality.ProjectTeam).ToArray();
        return companies.Count == 0
            ? []
            : await secrecy.KnownLeads().Where(lead => guarded.Contains(lead.Confidentiality) && (companies.Contains(lead.CompanyId!.Value) || companies.Contains(lead.IntermediaryId!.Value)))
                .Select(lead => new ProtectedRead(lead.Id, lead.Confidentiality)).ToListAsync(ct);
    }
}
