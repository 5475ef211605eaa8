using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>One company as a person may know it: facts, family, people and leads; and the way to what it was merged into.</summary>
public static class CompanyPage
{
    public sealed record Query(CompanyId Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result
    {
        public required CompanyId Id { get; init; }

        public required int Version { get; init; }

        /// <summary>Everything we hold of it; a parent that this person may not know of is left out.</summary>
        public required CompanyFacts Facts { get; init; }

        /// <summary>Where it goes on: another company than was asked for, when that was merged. Else the same.</summary>
        public bool IsElsewhere { get; init; }

        public required Relative? Parent { get; init; }

        /// <summary>The top of the family; null where that is the parent, or nobody.</summary>
        public required Relative? UltimateParent { get; init; }

        /// <summary>The whole family from the top, each with its depth; empty when the company stands alone.</summary>
        public required IReadOnlyList<Relative> Family { get; init; }

        public required IReadOnlyList<Person> Contacts { get; init; }

        public required IReadOnlyList<Project> Leads { get; init; }

        public required int LeadCount { get; init; }

        public required IReadOnlyList<Merged> Merges { get; init; }
    }

    public sealed record Relative(CompanyId Id, string Name, string? NativeName, string? Country, CompanyId? ParentId, int Depth);

    public sealed record Person(ContactId Id, int Version, ContactDetails Details);

    public sealed record Project(LeadId Id, string Number, string? CodeName, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status, PersonId Owner, int? Jobs, DateTimeOffset ReceivedAt, bool AsInvestor);

    /// <summary>A merge that still stands, with the company that was taken in.</summary>
    public sealed record Merged(Guid Id, CompanyId Company, string Name, string? NativeName, string? Country, PersonId By, DateTimeOffset At);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        private const int Most = 200;
        private const int Generations = 8;

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var id = await GoesOnAs(query.Id, ct);
            if (await secrecy.Companies().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } company) return CompanyAccess.NotFound;

            var ancestors = await Ancestors(company, ct);
            var family = await Family((ancestors.Count > 0 ? ancestors[^1] : Self(company)) with { ParentId = null }, ct);
            var leads = secrecy.KnownLeads().Where(lead => lead.CompanyId == id || lead.IntermediaryId == id);
            return new Result
            {
                Id = id, Version = company.Version, IsElsewhere = id != query.Id,
                Facts = ancestors.Count > 0 ? company.Facts : company.Facts with { ParentId = null },
                Parent = ancestors.FirstOrDefault(), UltimateParent = ancestors.Count > 1 ? ancestors[^1] : null, Family = family.Count > 1 ? family : [],
                Contacts = [.. (await secrecy.Contacts().Where(contact => contact.CompanyId == id).OrderBy(contact => contact.Details.FamilyName).ThenBy(contact => contact.Details.GivenName).Take(Most)
                    .Select(contact => new { contact.Id, contact.Version, contact.Details }).ToListAsync(ct)).Select(contact => new Person(contact.Id, contact.Version, contact.Details))],
                LeadCount = await leads.CountAsync(ct),
                Leads = await leads.OrderByDescending(lead => lead.ReceivedAt).ThenBy(lead => lead.Number).Take(Most)
                    .Select(lead => new Project(lead.Id, lead.Number, lead.CodeName, lead.Confidentiality, lead.Stage, lead.Status, lead.OwnerId, lead.Jobs, lead.ReceivedAt, lead.CompanyId == id)).ToListAsync(ct),
                Merges = await (from merge in db.CompanyMerges
                                join taken in db.Companies on merge.LoserId equals taken.Id
                                where merge.WinnerId == id && merge.UndoneAt == null
                                orderby merge.At descending
                                select new Merged(merge.Id, taken.Id, taken.LegalName, taken.NativeName, taken.Country == null ? null : taken.Country.Value.Value, merge.By, merge.At)).ToListAsync(ct),
            };
        }

        /// <summary>Merged companies may have been merged on.</summary>
        private async Task<CompanyId> GoesOnAs(CompanyId id, CancellationToken ct)
        {
            for (var step = 0; step < Generations; step++)
            {
                if (await db.Companies.Where(c => c.Id == id).Select(c => c.MergedInto).FirstOrDefaultAsync(ct) is not { } into) break;
                id = into;
            }

            return id;
        }

        private async Task<List<Relative>> Ancestors(Company company, CancellationToken ct)
        {
            var line = new List<Relative>();
            for (var parent = company.ParentId; parent is { } sought && line.Count < Generations;)
            {
                if (await secrecy.Companies().FirstOrDefaultAsync(c => c.Id == sought, ct) is not { } found) break;
                line.Add(Self(found));
                parent = found.ParentId;
            }

            return line;
        }

        private async Task<List<Relative>> Family(Relative top, CancellationToken ct)
        {
            var children = new List<Relative>();
            var generation = new List<CompanyId> { top.Id };
            for (var depth = 1; depth < Generations && generation.Count > 0 && children.Count < Most; depth++)
            {
                var next = await secrecy.Companies().Where(c => c.ParentId != null && generation.Contains(c.ParentId.Value)).OrderBy(c => c.MatchKey).Take(Most)
                    .Select(c => new Relative(c.Id, c.LegalName, c.NativeName, c.Country == null ? null : c.Country.Value.Value, c.ParentId, depth)).ToListAsync(ct);
                children.AddRange(next);
                generation = [.. next.Select(c => c.Id)];
            }

            return [.. Below(top, children)];
        }

        private static IEnumerable<Relative> Below(Relative top, List<Relative> all) => all.Where(c => c.ParentId == top.Id).SelectMany(child => Below(child, all)).Prepend(top);

        private static Relative Self(Company company) => new(company.Id, company.LegalName, company.NativeName, company.Country?.Value, company.ParentId, 0);
    }
}
