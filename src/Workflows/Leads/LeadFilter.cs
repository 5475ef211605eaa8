using FluentValidation;
using GlobalReach.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Which leads a person asks for: the same words for the list, the board and whatever else shows many of them. Whether a lead is visible at all is not decided here.</summary>
public abstract record LeadFilter
{
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

    /// <summary>Narrows visible leads, each with the name the person may hear, to those asked for.</summary>
    internal IQueryable<NamedLead> Of(IQueryable<NamedLead> rows)
    {
        if (!string.IsNullOrEmpty(Stage))
        {
            var stage = new StageKey(Stage);
            rows = rows.Where(r => r.Lead.Stage == stage);
        }

        if (Status is { } status) rows = rows.Where(r => r.Lead.Status == status);
        if (Open) rows = rows.Where(r => r.Lead.Status == LeadStatus.Active || r.Lead.Status == LeadStatus.OnHold || r.Lead.Status == LeadStatus.Dormant);
        if (Won is { } won) rows = rows.Where(r => r.Lead.WonAt != null == won);
        if (Owner is { } owner) rows = rows.Where(r => r.Lead.OwnerId == owner);
        if (!string.IsNullOrEmpty(Country))
        {
            var country = new CountryCode(Country);
            rows = rows.Where(r => r.Lead.Inquiry.Country == country);
        }

        if (InquiryForm.Filled(string.Concat((Q ?? "").Where(letter => !char.IsControl(letter)))) is { } words)
        {
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%"; // SQL Server knows [a-z] too
            rows = rows.Where(r => EF.Functions.Like(r.Name.Name, pattern, "\\") || EF.Functions.Like(r.Lead.Number, pattern, "\\") || (r.Lead.CodeName != null && EF.Functions.Like(r.Lead.CodeName, pattern, "\\")));
        }

        return rows;
    }

    /// <summary>What can be asked for at all.</summary>
    public sealed class Validator : AbstractValidator<LeadFilter>
    {
        public Validator()
        {
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.Country).Must(CountryCode.IsCountry).When(q => !string.IsNullOrEmpty(q.Country)).WithErrorCode("country-unknown");
            RuleFor(q => q.Status).IsInEnum();
        }
    }
}

/// <summary>A visible lead with the name the person who asks may hear.</summary>
internal sealed record NamedLead
{
    public required Lead Lead { get; init; }

    public required LeadName Name { get; init; }
}
