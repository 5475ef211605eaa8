using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>The text of a draft's definition is another; whether it is sound is told, not asked.</summary>
public static class WriteDraft
{
    public sealed record Command(Guid Draft, int ExpectedRevision, string Definition) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Definition).NotEmpty().MaximumLength(DraftAccess.LongestDefinition);
    }

    public sealed class Handler(DraftAccess drafts, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            return found.Succeeded ? found.Value.Write(command.Definition.ReplaceLineEndings("\n"), found.Value.Words, user.Id, clock.GetUtcNow()) : found.ToOutcome();
        }
    }
}
