using System.Globalization;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The page of a document that tells what changed since an earlier version, in its own words.</summary>
internal sealed record ChangesInputs(PrintedText Heading, PrintedText Intro, PrintedText None, string What, string Before, string Now, IReadOnlyList<ChangedSection> Sections);

internal sealed record ChangedSection(string Title, IReadOnlyList<ChangedRow> Rows);

internal sealed record ChangedRow(string What, string Before, string Now);

internal static class ChangesPage
{
    public const string Key = "changes";

    public static ChangesInputs Of(EarlierVersion since, ProposalInputs now, ProposalWords words)
    {
        var (version, date) = (since.Number.ToString(CultureInfo.InvariantCulture), new ProposalFormat(words).Date(since.MadeOn));
        var differences = ProposalDelta.Between(ProposalReading.Of(since.Inputs), ProposalReading.Of(now.ToJson()));
        return new(
            words.Block("heading.changes", ("version", version)), words.Block("changes.intro", ("version", version), ("date", date)), words.Block("changes.none", ("version", version)),
            words.Label("changes.what"), words.Label("changes.before"), words.Label("changes.now"),
            [.. differences.Select(section => new ChangedSection(section.Heading, [.. section.Changes.Select(change => new ChangedRow(Name(change, words), change.Before ?? "–", change.Now ?? "–"))]))]);
    }

    private static string Name(ProposalChange change, ProposalWords words) => (change.What, change.Before, change.Now) switch
    {
        ({ Length: > 0 } what, null, _) => $"{what} ({words.Label("changes.added")})",
        ({ Length: > 0 } what, _, null) => $"{what} ({words.Label("changes.removed")})",
        (_, null, _) => words.Label("changes.added"),
        (_, _, null) => words.Label("changes.removed"),
        (var what, _, _) => what,
    };
}

/// <summary>What a new version is compared with.</summary>
public sealed record EarlierVersion(int Number, DateOnly MadeOn, byte[] Inputs);

/// <summary>Finds what a new version can be compared with: a version of the same document in the same language.</summary>
public sealed class EarlierVersions(GlobalReachDb db, Deadlines.OfficeClock office, ProposalComposer composer)
{
    internal async Task<Outcome<EarlierVersion?>> Find(LeadId lead, Guid proposal, ProposalKind kind, LanguageTag language, CancellationToken ct)
    {
        if (await db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.Id == proposal && p.LeadId == lead && p.Kind == kind, ct) is not { } found) return new Refusal(RefusalKind.NotFound, "proposal-not-found");
        if (composer.Nearest(found.Language) != composer.Nearest(language)) return ProposalRefusals.OtherLanguage;
        return new EarlierVersion(found.Number, office.DayAt(found.At), await db.Files.AsNoTracking().Where(f => f.Hash == found.InputsHash).Select(f => f.Bytes).SingleAsync(ct));
    }
}
