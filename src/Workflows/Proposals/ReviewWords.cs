using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Somebody has read blocks of a language's words and answers for them: from now on they print without a mark, until they change.</summary>
public static class ReviewWords
{
    private const int MostAtOnce = 500;

    /// <summary>The blocks by key, each with the hash of the words that were read.</summary>
    public sealed record Command(string Language, IReadOnlyList<ReadBlock> Blocks) : ICommand
    {
        public static Permission Requires => Permission.ReviewWords;
    }

    public sealed record ReadBlock(string Key, string Hash);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Language).NotEmpty();
            RuleFor(c => c.Blocks.Count).LessThanOrEqualTo(MostAtOnce);
        }
    }

    public sealed class Handler(GlobalReachDb db, ProposalComposer composer, WordsReviews reviews, OrganisationAccess organisation, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (composer.Languages.FirstOrDefault(tag => tag.Value == command.Language).Value is not { } language) return WordsRefusals.NoSuchLanguage;
            if (command.Blocks.Count == 0) return WordsRefusals.NothingChosen;
            var now = composer.Read(language, WordsReleases.None).Parts.ToDictionary(part => part.Key, part => part.Hash, StringComparer.Ordinal);
            if (command.Blocks.Any(block => now.GetValueOrDefault(block.Key) != block.Hash)) return WordsRefusals.ChangedSinceRead;

            var standing = (await reviews.Standing(language, ct)).Select(r => (r.Block, r.Hash)).ToHashSet();
            var fresh = command.Blocks.Distinct().Where(block => !standing.Contains((block.Key, block.Hash))).ToList();
            if (fresh.Count == 0) return Outcome.Done;
            await organisation.Open(ct);
            db.ReviewedWords.AddRange(fresh.Select(block => ReviewedWords.Release(Guid.CreateVersion7(), language, block.Key, block.Hash, user.Id, clock.GetUtcNow())));
            return Outcome.Done;
        }
    }
}

/// <summary>A block of words is a draft again: it was released by mistake.</summary>
public static class TakeBackWordsReview
{
    public sealed record Command(string Language, string Block) : ICommand
    {
        public static Permission Requires => Permission.ReviewWords;
    }

    public sealed class Handler(WordsReviews reviews, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            await organisation.Open(ct);
            foreach (var review in (await reviews.Standing(command.Language, ct)).Where(r => r.Block == command.Block)) review.TakeBack(clock.GetUtcNow());
            return Outcome.Done;
        }
    }
}
