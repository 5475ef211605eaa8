using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>How the organisation presents itself, and who published what before.</summary>
public static class LetterheadPage
{
    public const int MostVersions = 20;

    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    /// <summary>The number is 0 while nothing was published. The logo is null where there is none.</summary>
    public sealed record Result(int Number, LetterheadText Text, Logo? Logo, bool IsSeed, IReadOnlyList<Version> Versions);

    /// <summary>The newest first.</summary>
    public sealed record Version(int Number, bool IsSeed, string By, DateTimeOffset At);

    public sealed class Handler(GlobalReachDb db, PeopleDirectory people, LetterheadNow letterhead) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            letterhead.LookAgain();
            var now = await letterhead.Read(ct);
            var versions = await db.Letterheads.AsNoTracking().OrderByDescending(l => l.Number).Take(MostVersions).Select(l => new { l.Number, IsSeed = l.Text == null, l.PublishedBy, l.PublishedAt }).ToListAsync(ct);
            var names = versions.Count == 0 ? null : await people.Names(ct);
            return new Result(now.Number, now.Text, now.Logo?.Image, now.IsSeed, [.. versions.Select(v => new Version(v.Number, v.IsSeed, names!.GetValueOrDefault(v.PublishedBy, ""), v.PublishedAt))]);
        }
    }
}
