using System.Text.Json;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What happened to a lead, newest first: the journal, with the words people added where they may be read.</summary>
public static class LeadTimeline
{
    /// <summary>Facts that only the machinery cares about; so are the tasks that a stage opens on entry and drops when it is left.</summary>
    private static readonly string[] Machinery = ["deadline.armed", "deadline.ended", "deadline.paused", "deadline.carried", "deadline.reinstated", "task.carried", "proposal.rendered", "lead.note-written"];

    /// <summary>Facts that a company or contact brought about, or that tie two leads of one company. Whoever may not know the company does not read them: beside the company's own page their moment would tell whose lead it is.</summary>
    internal static readonly string[] OfParties = ["lead.company-followed", "lead.party-changed", "lead.follow-up-opened", "lead.grew-from"];

    public sealed record Query(LeadId Id, int Page = 1, int PageSize = 50) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;

        /// <summary>Only this kind; null for all.</summary>
        public TimelineKind? Kind { get; init; }

        /// <summary>Only what this person did; null for everybody.</summary>
        public PersonId? By { get; init; }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
            RuleFor(q => q.Kind).IsInEnum();
        }
    }

    /// <summary>A page of it; whether the words are among it, which may name the company.</summary>
    public sealed record Result(IReadOnlyList<Entry> Entries, int Total, int Page, int PageSize, Confidentiality Confidentiality, bool KnowsIdentity)
    {
        /// <summary>How much there is of each kind, of the person asked for.</summary>
        public required IReadOnlyDictionary<TimelineKind, int> Kinds { get; init; }

        /// <summary>How much each person did of the kind asked for.</summary>
        public required IReadOnlyDictionary<PersonId, int> People { get; init; }
    }

    /// <summary>The fact's stable name with its values; the text is a note or talk that goes with it.</summary>
    public sealed record Entry(Guid Id, int Sequence, string Fact, JsonElement Values, PersonId Actor, DateTimeOffset At, string? Text);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        private static readonly string[] WithWords = ["note", "interaction"];

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == query.Id, ct) is not { } lead) return LeadAccess.NotFound;

            var told = db.Journal.Where(e => e.StreamId == query.Id.Value && (!Machinery.Contains(e.Fact) || (e.Fact == "lead.note-written" && e.Payload.Contains("\"Remark\"")))
                && !(e.Fact == "task.opened" && !e.Payload.Contains("\"key\":null")) && !((e.Fact == "task.closed" || e.Fact == "approval.closed") && e.Payload.Contains("\"Dropped\"")) && !(e.Fact == "task.reopened" && !e.Payload.Contains("\"key\":null")));
            var knows = secrecy.MayKnow(lead) && !secrecy.IsPartner;
            if (!knows) told = told.Where(e => !OfParties.Contains(e.Fact));
            if (secrecy.IsPartner) told = told.Where(e => PartnerView.Facts.Contains(e.Fact));
            var counts = (await told.GroupBy(e => new { e.Fact, e.Actor }).Select(same => new { same.Key.Fact, same.Key.Actor, Count = same.Count() }).ToListAsync(ct))
                .Select(same => (Kind: TimelineKinds.Of(same.Fact), same.Actor, same.Count)).ToList();
            var total = counts.Where(c => (query.Kind is null || c.Kind == query.Kind) && (query.By is null || c.Actor == query.By)).Sum(c => c.Count);
            if (query.By is { } person) told = told.Where(e => e.Actor == person);
            if (query.Kind is { } kind) told = TimelineKinds.Only(told, kind);
            var page = await told.OrderByDescending(e => e.Sequence).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).AsNoTracking().ToListAsync(ct);
            var entries = page.Select(e => (Row: e, Values: Told(e))).ToList();
            var texts = knows ? await Texts([.. entries.SelectMany(e => Mentioned(e.Values)).Distinct()], query.Id, ct) : [];
            return new Result(
                [.. entries.Select(e => new Entry(e.Row.Id, e.Row.Sequence, e.Row.Fact, e.Values, e.Row.Actor, e.Row.At, Mentioned(e.Values).Select(id => texts.GetValueOrDefault(id)).FirstOrDefault(text => text is not null)))],
                total, query.Page, query.PageSize, lead.Confidentiality, knows)
            {
                Kinds = counts.Where(c => query.By is null || c.Actor == query.By).GroupBy(c => c.Kind).ToDictionary(same => same.Key, same => same.Sum(c => c.Count)),
                People = counts.Where(c => query.Kind is null || c.Kind == query.Kind).GroupBy(c => c.Actor).ToDictionary(same => same.Key, same => same.Sum(c => c.Count)),
            };
        }

        private JsonElement Told(JournalEntry entry)
        {
            var values = JsonSerializer.Deserialize<JsonElement>(entry.Payload);
            return secrecy.IsPartner ? PartnerView.Of(entry, values) : values;
        }

        private async Task<Dictionary<Guid, string>> Texts(List<Guid> ids, LeadId lead, CancellationToken ct)
        {
            var notes = await db.Notes.Where(n => n.LeadId == lead && ids.Contains(n.Id)).Select(n => new { n.Id, n.Text }).ToListAsync(ct);
            var talks = await db.Interactions.Where(i => i.LeadId == lead && ids.Contains(i.Id)).Select(i => new { i.Id, Text = i.Summary }).ToListAsync(ct);
            return notes.Concat(talks).ToDictionary(t => t.Id, t => t.Text);
        }

        private static IEnumerable<Guid> Mentioned(JsonElement values) =>
            WithWords.Where(name => values.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String).Select(name => values.GetProperty(name).GetGuid());
    }
}
