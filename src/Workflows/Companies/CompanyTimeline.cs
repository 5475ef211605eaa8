using System.Text.Json;
using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>What happened to a company, to the people there, and to the companies it took in, newest first; with the name of whom it happened to.</summary>
public static class CompanyTimeline
{
    public sealed record Query(CompanyId Id, int Page = 1, int PageSize = 30) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
        }
    }

    public sealed record Result(IReadOnlyList<LeadTimeline.Entry> Entries, int Total, int Page, int PageSize);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        /// <summary>What came with an inquiry stands on the lead, for whoever may read it there.</summary>
        private static readonly string[] WithAnInquiry = ["company.corrected", "contact.corrected"];

        private static readonly string[] Registered = ["company.registered", "contact.registered"];
        private static readonly string[] Inquiries = ["lead.registered", "lead.inquiry-completed"];

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (!await secrecy.Companies().AnyAsync(c => c.Id == query.Id, ct)) return CompanyAccess.NotFound;
            var taken = await db.Companies.Where(c => c.MergedInto == query.Id).Select(c => new { c.Id, c.LegalName }).ToListAsync(ct);
            var contacts = await secrecy.Contacts().Where(c => c.CompanyId == query.Id).Select(c => new { c.Id, c.Details }).ToListAsync(ct);
            var named = taken.ToDictionary(c => c.Id.Value, c => c.LegalName);
            foreach (var contact in contacts) named[contact.Id.Value] = contact.Details.FullName;

            var streams = named.Keys.Append(query.Id.Value).ToList();
            // Told to nobody, however many leads they know: on a timeline that left it out for some, the gap would tell of a lead, and the moment whose it is.
            var told = db.Journal.Where(e => streams.Contains(e.StreamId) && !WithAnInquiry.Contains(e.Fact)
                && !(Registered.Contains(e.Fact) && db.Journal.Any(o => o.At == e.At && o.Actor == e.Actor && Inquiries.Contains(o.Fact))));
            var total = await told.CountAsync(ct);
            var page = await told.OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).AsNoTracking().ToListAsync(ct);
            var merged = await db.CompanyMerges.Where(m => m.WinnerId == query.Id)
                .Join(db.Companies, m => m.LoserId, c => c.Id, (m, c) => new { m.Id, c.LegalName }).ToDictionaryAsync(m => m.Id, m => m.LegalName, ct);
            return new Result(
                [
                    .. page.Select(e => (Row: e, Values: JsonSerializer.Deserialize<JsonElement>(e.Payload)))
                        .Select(e => new LeadTimeline.Entry(e.Row.Id, e.Row.Sequence, e.Row.Fact, e.Values, e.Row.Actor, e.Row.At, About(e.Row.StreamId, e.Values))),
                ],
                total, query.Page, query.PageSize);

            string? About(Guid stream, JsonElement values) =>
                named.GetValueOrDefault(stream) ?? (values.TryGetProperty("merge", out var merge) ? merged.GetValueOrDefault(merge.GetGuid()) : null);
        }
    }
}
