using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Processes;

/// <summary>An action of a draft as its form says it. An action is told by its place in the definition, since one name can mean something else in another stage.</summary>
public static class WriteAction
{
    public sealed record Command(Guid Draft, int ExpectedRevision, int Place, ActionEdit Form) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Form).SetValidator(new ActionEdit.Validator());
    }

    public sealed class Handler(DraftAccess drafts, ProcessCatalog processes, ReasonLists reasons, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var draft = found.Value;
            if (DraftText.Read(draft.Definition).Definition is not { } definition) return Refusal.Rule("draft-unreadable");
            if (command.Place < 0 || command.Place >= definition.Actions.Count) return new Refusal(RefusalKind.NotFound, "action-not-found", command.Place);
            if (command.Form.ReasonList is { Length: > 0 } list && reasons.All(list).Count == 0) return Refusal.Invalid("Form.ReasonList", "unknown-choice");

            var action = definition.Actions[command.Place];
            var words = command.Form.Names.ToDictionary(name => name.Key, IReadOnlyDictionary<string, string?> (name) => new Dictionary<string, string?> { [$"actions.{action.Key}"] = name.Value });
            return draft.Write(
                ProcessJson.Write(definition with { Actions = [.. definition.Actions.Select((known, i) => i == command.Place ? command.Form.On(known) : known)] }), DraftWords.With(draft, processes, words), user.Id, clock.GetUtcNow());
        }
    }
}
