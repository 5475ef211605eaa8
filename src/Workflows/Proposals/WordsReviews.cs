using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>What people released of the proposals' words. A release counts for the words as they were read: after a change of the file the block is a draft again.</summary>
public sealed class WordsReviews(GlobalReachDb db)
{
    /// <summary>What stands for a language and for the one it is a variety of.</summary>
    public async Task<WordsReleases> Releases(LanguageTag language, CancellationToken ct)
    {
        var (whole, varieties) = (language.Value.Split('-')[0], language.Value.Split('-')[0] + "-");
        var standing = await db.ReviewedWords.AsNoTracking().Where(r => r.TakenBackAt == null && (r.Language == whole || r.Language.StartsWith(varieties)))
            .Select(r => new { r.Language, r.Block, r.Hash }).ToListAsync(ct);
        return new(standing.Select(r => (r.Language, r.Block, r.Hash)));
    }

    /// <summary>The releases that stand, with who gave them.</summary>
    public Task<List<ReviewedWords>> Standing(string language, CancellationToken ct) =>
        db.ReviewedWords.Where(r => r.TakenBackAt == null && r.Language == language).ToListAsync(ct);
}
