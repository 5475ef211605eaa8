using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>A stage of a draft as its form says it.</summary>
public static class WriteStage
{
    public sealed record Command(Guid Draft, int ExpectedRevision, string Stage, StageForm Form) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Form).SetValidator(new StageForm.Validator());
    }

    public sealed class Handler(DraftAccess drafts, ProcessCatalog processes, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var draft = found.Value;
            if (DraftText.Read(draft.Definition).Definition is not { } definition) return Refusal.Rule("draft-unreadable");
            if (definition.Stages.FirstOrDefault(stage => stage.Key.Value == command.Stage) is not { } stage) return new Refusal(RefusalKind.NotFound, "stage-not-found", command.Stage);

            var (changed, words) = command.Form.On(stage, definition);
            return draft.Write(
                ProcessJson.Write(definition with { Stages = [.. definition.Stages.Select(known => known == stage ? changed : known)] }), DraftWords.With(draft, processes, words), user.Id, clock.GetUtcNow());
        }
    }
}
