using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The languages of proposals and how far their words have been read by somebody who answers for them.</summary>
public static class WordsLanguages
{
    public sealed record Query : IQuery<IReadOnlyList<Language>>
    {
        public static Permission Requires => Permission.ReviewWords;
    }

    /// <summary>Blocks of a language; those that it takes over from the language it is a variety of are counted there.</summary>
    public sealed record Language(string Tag, string? VarietyOf, int Reviewed, int Authored, int Draft, int Missing);

    public sealed class Handler(ProposalComposer composer, GlobalReachDb db) : IRequestHandler<Query, Outcome<IReadOnlyList<Language>>>
    {
        public async Task<Outcome<IReadOnlyList<Language>>> Handle(Query query, CancellationToken ct)
        {
            var standing = await db.ReviewedWords.AsNoTracking().Where(r => r.TakenBackAt == null).Select(r => new { r.Language, r.Block, r.Hash }).ToListAsync(ct);
            var releases = standing.Select(r => (r.Language, r.Block, r.Hash)).ToHashSet();
            var english = composer.Read(ProposalComposer.English, WordsReleases.None);
            return Outcome<IReadOnlyList<Language>>.Of([.. composer.Languages.Select(tag =>
            {
                var words = composer.Read(tag.Value, WordsReleases.None);
                var states = words.Parts.Select(part => releases.Contains((tag.Value, part.Key, part.Hash)) ? WordsReview.Reviewed : part.InFile).ToList();
                return new Language(tag.Value, words.VarietyOf, states.Count(s => s == WordsReview.Reviewed), states.Count(s => s == WordsReview.Authored), states.Count(s => s == WordsReview.Draft), WordsToReview.MissingIn(words, english).Count());
            })]);
        }
    }
}
