using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The kinds of document that can be made for a lead, with what the lead still lacks for each and the sections to choose from.</summary>
public static class DocumentsToOrder
{
    public sealed record Query(LeadId LeadId) : IQuery<IReadOnlyList<Document>>
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    /// <summary>Lacks says what is in the way, null when nothing. Sections are those it had the last time, else its usual ones; further ones can be added, and any number of typed ones.</summary>
    public sealed record Document(ProposalKind Kind, Refusal? Lacks, IReadOnlyList<ProposalSection> Sections, IReadOnlyList<string> Further, int? RoomForText);

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProposalFacts facts, TimeProvider clock) : IRequestHandler<Query, Outcome<IReadOnlyList<Document>>>
    {
        public async Task<Outcome<IReadOnlyList<Document>>> Handle(Query query, CancellationToken ct)
        {
            var found = await leads.Find(query.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.As<IReadOnlyList<Document>>();
            var known = await facts.For(found.Value, new LanguageTag(ProposalComposer.English), 1, clock.GetUtcNow(), ct);
            var made = await db.Proposals.AsNoTracking().Where(p => p.LeadId == query.LeadId).OrderBy(p => p.Number).Select(p => new { p.Kind, p.Sections }).ToListAsync(ct);
            return Outcome<IReadOnlyList<Document>>.Of([.. Enum.GetValues<ProposalKind>().Select(kind =>
            {
                var last = made.LastOrDefault(p => p.Kind == kind && p.Sections.Count > 0)?.Sections ?? [];
                var sections = last.Count > 0 ? last : [.. DocumentPlan.Usual(kind).Select(key => new ProposalSection(key))];
                IEnumerable<string> others = DocumentPlan.Usual(kind).Concat(DocumentPlan.Further(kind)).Where(key => key != ProposalSection.Typed && !sections.Any(section => section.Key == key));
                return new Document(kind, DocumentPlan.Lacks(known with { Kind = kind }), sections, [.. others], DocumentPlan.RoomIn(kind));
            })]);
        }
    }
}
