using System.Data.Common;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>How the organisation presents itself now. Each node looks once a second at most whether another version counts, and reads it only then.</summary>
public sealed class LetterheadNow(IServiceScopeFactory scopes, LetterheadSeed seed, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Known? known;

    /// <summary>Where the database is away the last one known goes on: pages that say so need a head, too.</summary>
    public async ValueTask<Current> Read(CancellationToken ct)
    {
        var (before, now) = (known, clock.GetUtcNow());
        if (before is not null && now - before.At < Fresh && now >= before.At) return before.Letterhead;
        try
        {
            var found = await Look(before, ct);
            known = new(found, now);
            return found;
        }
        catch (DbException)
        {
            // Kept for a moment as well: whoever asks next does not wait for the database in vain, too.
            var kept = before?.Letterhead ?? Seeded;
            known = new(kept, clock.GetUtcNow());
            return kept;
        }
    }

    /// <summary>Whoever published sees it at once.</summary>
    public void LookAgain() => known = null;

    private Current Seeded => new(Guid.Empty, 0, seed.Text, null, IsSeed: true);

    private async Task<Current> Look(Known? before, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var latest = await db.Letterheads.AsNoTracking().OrderByDescending(l => l.Number).Select(l => new { l.Id, l.Number }).FirstOrDefaultAsync(ct);
        if (before is not null && before.Letterhead.Id == (latest?.Id ?? Guid.Empty)) return before.Letterhead;
        if (latest is null) return Seeded;

        var letterhead = await db.Letterheads.AsNoTracking().SingleAsync(l => l.Id == latest.Id, ct);
        var bytes = letterhead.LogoHash is { } hash ? await db.Files.AsNoTracking().Where(f => f.Hash == hash).Select(f => f.Bytes).FirstOrDefaultAsync(ct) : null;
        var logo = bytes is not null && Logo.Read(bytes) is { Succeeded: true, Value: var image } ? new CurrentLogo(letterhead.LogoHash!, image) : null;
        return new(latest.Id, latest.Number, letterhead.Text ?? seed.Text, logo, letterhead.Text is null);
    }

    /// <summary>A version, or the seed.</summary>
    public sealed record Current(Guid Id, int Number, LetterheadText Text, CurrentLogo? Logo, bool IsSeed)
    {
        public BrandColour Colour => BrandColour.Read(Text.Colour)!;
    }

    /// <summary>The logo and the hash it is stored under.</summary>
    public sealed record CurrentLogo(string Hash, Logo Image);

    private sealed record Known(Current Letterhead, DateTimeOffset At);
}
