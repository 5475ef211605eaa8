using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What others did to a lead while somebody had a form open.</summary>
public sealed class LeadChanges(IMediator mediator, JournalWords journal)
{
    private const int Most = 20;

    /// <summary>Who did one of these last, and when; null when it is long ago.</summary>
    public async Task<(string Who, DateTimeOffset? At)> LastOf(LeadId lead, IReadOnlyList<string> facts, IReadOnlyDictionary<PersonId, string> names, CancellationToken ct) =>
        (await Latest(lead, ct)).FirstOrDefault(entry => facts.Contains(entry.Fact)) is { } last ? (names.GetValueOrDefault(last.Actor, "–"), last.At) : ("–", null);

    /// <summary>What happened after an entry, newest first.</summary>
    public async Task<IReadOnlyList<TimelineItem>> Since(LeadId lead, int sequence, IReadOnlyDictionary<PersonId, string> names, CancellationToken ct) =>
        [.. (await Latest(lead, ct)).Where(entry => entry.Sequence > sequence).Select(entry => journal.Tell(entry, names))];

    /// <summary>The number of the latest entry, to be kept by a form.</summary>
    public async Task<int> Now(LeadId lead, CancellationToken ct) => (await Latest(lead, ct)).Select(entry => entry.Sequence).FirstOrDefault();

    private async Task<IReadOnlyList<LeadTimeline.Entry>> Latest(LeadId lead, CancellationToken ct) =>
        (await mediator.Send(new LeadTimeline.Query(lead, PageSize: Most), ct)).Value?.Entries ?? [];
}
