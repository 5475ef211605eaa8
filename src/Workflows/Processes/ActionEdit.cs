using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>The usual edits of an action as a form has them: what it is called, who may take it, what it asks for and from which list. All actions of one name have one name.</summary>
public sealed record ActionEdit
{
    /// <summary>What the action is called, by language.</summary>
    public Dictionary<string, string?> Names { get; init; } = [];

    public List<Role> Roles { get; init; } = [];

    public List<ActionInputKind> Inputs { get; init; } = [];

    /// <summary>The list that its reasons come from; null for none.</summary>
    public string? ReasonList { get; init; }

    public static ActionEdit Of(ActionDefinition action, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonObject> words) => new()
    {
        Names = words.ToDictionary(language => language.Key, language => language.Value.At($"actions.{action.Key}")), Roles = [.. action.Roles], Inputs = [.. action.Inputs], ReasonList = action.ReasonList,
    };

    internal ActionDefinition On(ActionDefinition action) =>
        action with { Roles = [.. Roles.Distinct()], Inputs = [.. Inputs.Distinct()], ReasonList = string.IsNullOrWhiteSpace(ReasonList) ? null : ReasonList };

    public sealed class Validator : AbstractValidator<ActionEdit>
    {
        public Validator()
        {
            RuleForEach(f => f.Roles).IsInEnum();
            RuleForEach(f => f.Inputs).IsInEnum();
            RuleFor(f => f.ReasonList).MaximumLength(60);
            RuleFor(f => f).Must(f => f.Names.Values.All(name => name is not { Length: > DraftWords.Longest })).WithErrorCode("word-too-long");
        }
    }
}
