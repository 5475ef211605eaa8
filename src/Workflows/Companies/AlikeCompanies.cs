using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Companies;

/// <summary>Companies we probably know already under what somebody is typing, across legal forms and scripts; only those this person may know of.</summary>
/// <remarks>What is kept from the person is never compared: a warning that depended on a match would tell by its coming. That some projects were not compared is told whatever was typed, as the check for duplicates does.</remarks>
public static class AlikeCompanies
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        public string? Name { get; init; }

        public string? NativeName { get; init; }

        public string? Website { get; init; }

        public string? Email { get; init; }

        /// <summary>The company that is being written down itself.</summary>
        public CompanyId? Except { get; init; }
    }

    /// <summary>The candidates, likeliest first, and whether there are projects this person could not compare.</summary>
    public sealed record Result(IReadOnlyList<Candidate> Candidates, bool OthersNotCompared, IReadOnlyList<ProtectedRead> Protected);

    public sealed record Candidate(
        CompanyId Id, string Name, string? NativeName, string? Country, CompanyKind Kind, string? Parent, Likeness Why, string? FormerName, int Leads, int Contacts, LeadId? LatestLead, string? LatestNumber);

    /// <summary>Why a company may be the same, likeliest first.</summary>
    public enum Likeness
    {
        /// <summary>The same name, apart from legal form and spelling.</summary>
        SameName,

        /// <summary>The same name in its own script.</summary>
        SameNativeName,

        /// <summary>The same name in business.</summary>
        SameTradingName,

        /// <summary>The same website.</summary>
        SameWebsite,

        /// <summary>People there write from the same domain.</summary>
        SameMail,

        /// <summary>One name begins the other: a parent, an affiliate, a branch.</summary>
        Affiliate,

        /// <summary>A slip of the pen apart.</summary>
        NearlySameName,
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Name).MaximumLength(300);
            RuleFor(q => q.NativeName).MaximumLength(300);
            RuleFor(q => q.Website).MaximumLength(300);
            RuleFor(q => q.Email).MaximumLength(254);
        }
    }

    public sealed class Handler(CompanySearch search) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) => await search.For(query, ct);
    }
}
