using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>Words of a draft: what its stages, actions, deadlines and tasks are called, in any language that is switched on.</summary>
public static class WriteWords
{
    private const int MostWords = 5_000;

    /// <summary>Words by language and place ("tasks.kick-off-note"). Those that say what is said already are no change.</summary>
    public sealed record Command(Guid Draft, int ExpectedRevision, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>> Words) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Words).Must(words => words.Values.All(language => language is not null)).WithErrorCode("required").DependentRules(() =>
            {
                RuleFor(c => c.Words).Must(words => words.Sum(language => language.Value.Count) <= MostWords).WithErrorCode("words-too-many");
                RuleFor(c => c.Words).Must(words => words.Values.SelectMany(language => language.Values).All(word => word is not { Length: > DraftWords.Longest })).WithErrorCode("word-too-long");
                RuleFor(c => c.Words).Must(words => words.Values.SelectMany(language => language.Keys).All(DraftWords.IsPlace)).WithErrorCode("word-place-unknown");
            });
        }
    }

    public sealed class Handler(DraftAccess drafts, ProcessCatalog processes, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var draft = found.Value;
            return draft.Write(draft.Definition, DraftWords.With(draft, processes, command.Words), user.Id, clock.GetUtcNow());
        }
    }
}
