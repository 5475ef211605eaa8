using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine.Gates;

namespace GlobalReach.Workflows.Engine;

/// <summary>Who asks: what they are and may.</summary>
public sealed record Actor(PersonId Id, IReadOnlySet<Role> Roles, IReadOnlySet<Permission> Permissions);

/// <summary>What a person says along with an action.</summary>
public sealed record ActionInput
{
    /// <summary>Nothing said: what is asked about when only looking.</summary>
    public static ActionInput None { get; } = new();

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>The day the work is taken up again.</summary>
    public DateOnly? ResumeOn { get; init; }

    /// <summary>Where the lead is referred to.</summary>
    public string? ReferredTo { get; init; }

    /// <summary>The lead it duplicates.</summary>
    public LeadId? DuplicateOf { get; init; }

    /// <summary>Ranked reason keys.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The stage to go to.</summary>
    public StageKey? ToStage { get; init; }

    /// <summary>Soft gates that are overridden: gate name to reason.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether what was asked for is there.</summary>
    public bool Has(ActionInputKind kind) => kind switch
    {
        ActionInputKind.Reason => !string.IsNullOrWhiteSpace(Reason),
        ActionInputKind.ResumeOn => ResumeOn is not null,
        ActionInputKind.ReferredTo => !string.IsNullOrWhiteSpace(ReferredTo),
        ActionInputKind.DuplicateOf => DuplicateOf is not null,
        ActionInputKind.Reasons => Reasons.Count > 0,
        ActionInputKind.ToStage => ToStage is not null,
    };
}

/// <summary>One action as a person sees it on a lead: allowed, or why not.</summary>
public sealed record Choice(ActionDefinition Action, StageKey To, LeadStatus ToStatus, IReadOnlyList<Refusal> Unmet)
{
    /// <summary>Whether it may be taken now; what it asks for is asked then. A soft gate leaves it open: its override is asked too.</summary>
    public bool Allowed => Unmet.All(refusal => refusal.Overridable);
}

/// <summary>The decision on moves: a pure function of definition, facts and person. No reading, no clock.</summary>
public static class Decision
{
    /// <summary>Allowed with a passage, or refused with every reason.</summary>
    public static Outcome<Passage> Decide(this ProcessDefinition process, ActionKey key, GateFacts facts, Actor actor, ActionInput input)
    {
        var lead = facts.Lead;
        if (process.Available(lead).FirstOrDefault(a => a.Key == key) is not { } action)
        {
            return lead.Status.IsTerminal ? LeadRefusals.Ended : Refusal.Rule("action-not-available", key, lead.Stage, lead.Status);
        }

        if (NotAllowed(process, action, lead, actor) is { } forbidden) return forbidden;

        var to = process.Target(action, lead, input);
        if (to is null && input.ToStage is not null) return Refusal.Invalid("ToStage", "stage-not-reachable", input.ToStage.Value.Value);

        var unmet = process.GatesBefore(action, lead, to).Select(use => (Use: use, Refusal: use.Check(facts))).Where(gate => gate.Refusal is not null).ToList();
        var skips = action.Kind == ActionKind.Skip;
        var blocking = unmet.Where(gate => !Passes(gate.Use, skips, input)).Select(gate => gate.Refusal!).ToList();
        if (blocking.Count > 0) return Outcome<Passage>.Refused(blocking);

        var missing = action.Inputs.Where(kind => !input.Has(kind)).Select(kind => Refusal.Invalid(kind.ToString(), "action-input-missing", kind)).ToList();
        if (missing.Count > 0) return Outcome<Passage>.Refused(missing);

        return new Passage(lead.Id, action.Key, (lead.Stage, lead.Status), (to ?? lead.Stage, action.ToStatus ?? lead.Status))
        {
            Skipped = [.. unmet.Select(gate => gate.Use.Name).Distinct()],
            Milestone = process.StagesLeft(action, lead, to).Select(stage => stage.Milestone).LastOrDefault(milestone => milestone is not null),
            Undone = process.StagesReopened(action, lead, to).Select(stage => stage.Milestone).FirstOrDefault(milestone => milestone is not null),
        };
    }

    /// <summary>Everything a person may do with the lead now, and why not the rest.</summary>
    public static IReadOnlyList<Choice> ChoicesFor(this ProcessDefinition process, GateFacts facts, Actor actor) =>
        [.. process.Available(facts.Lead).Select(action => process.ChoiceOf(action, facts, actor))];

    /// <summary>What the gates of everything available have to look at.</summary>
    public static LeadParts ReadsFor(this ProcessDefinition process, Lead lead, ActionKey? only = null) =>
        process.Available(lead)
            .Where(action => only is null || action.Key == only)
            .SelectMany(action => action.Kind == ActionKind.Skip
                ? process.Stages.Skip(process.IndexOf(lead.Stage)).SelectMany(stage => stage.Exit)
                : process.GatesBefore(action, lead, process.Target(action, lead, ActionInput.None)))
            .Aggregate(LeadParts.None, (parts, use) => parts | use.Reads());

    /// <summary>The stages an action can lead to that asks for one.</summary>
    public static IReadOnlyList<StageKey> TargetsOf(this ProcessDefinition process, ActionDefinition action, Lead lead) => process.TargetsOf(action, lead.Stage);

    private static IReadOnlyList<StageKey> TargetsOf(this ProcessDefinition process, ActionDefinition action, StageKey stage)
    {
        var here = process.IndexOf(stage);
        return action.Kind switch
        {
            ActionKind.Advance => [.. process.Stages.Skip(here + 1).Take(1).Select(s => s.Key)],
            ActionKind.Skip => [.. process.Stages.Skip(here + 1).Select(s => s.Key)],
            ActionKind.StepBack => [.. process.Stages.Take(here).Select(s => s.Key)],
            ActionKind.ChangeStatus => [stage],
        };
    }

    /// <summary>Whether anybody may do anything at all there, once its gates are met; a stage the version does not have offers nothing.</summary>
    public static bool OffersAnything(this ProcessDefinition process, StageKey stage, LeadStatus status) =>
        process.IndexOf(stage) < process.Stages.Count && process.Available(stage, status).Any();

    private static Choice ChoiceOf(this ProcessDefinition process, ActionDefinition action, GateFacts facts, Actor actor)
    {
        var to = process.Target(action, facts.Lead, ActionInput.None);
        var forbidden = NotAllowed(process, action, facts.Lead, actor);
        // Who may not take it sees the gates all the same: they are the ones who meet them.
        var gates = action.Kind == ActionKind.Skip ? [] : process.GatesBefore(action, facts.Lead, to).Select(use => use.Check(facts)).OfType<Refusal>();
        return new Choice(action, to ?? facts.Lead.Stage, action.ToStatus ?? facts.Lead.Status, [.. forbidden is null ? [] : new[] { forbidden }, .. gates]);
    }

    private static IEnumerable<ActionDefinition> Available(this ProcessDefinition process, Lead lead) => process.Available(lead.Stage, lead.Status);

    private static IEnumerable<ActionDefinition> Available(this ProcessDefinition process, StageKey stage, LeadStatus status) =>
        process.Actions.Where(action =>
            (action.From.Count == 0 || action.From.Contains(stage)) && action.FromStatus.Contains(status) && process.TargetsOf(action, stage).Count > 0);

    private static Refusal? NotAllowed(ProcessDefinition process, ActionDefinition action, Lead lead, Actor actor)
    {
        IReadOnlyList<Role> roles = action is { Kind: ActionKind.Advance, Roles.Count: 0 } ? process[lead.Stage].LeftBy : action.Roles;
        return actor.Permissions.Contains(action.Permission) && (roles.Count == 0 || actor.Roles.Overlaps(roles))
            ? null
            : new Refusal(RefusalKind.Forbidden, "action-not-yours", action.Key, WhoMay(action, roles));
    }

    private static IReadOnlyList<Role> WhoMay(ActionDefinition action, IReadOnlyList<Role> roles) =>
        [.. Enum.GetValues<Role>().Where(role => (roles.Count == 0 || roles.Contains(role)) && Rights.Of([role]).Contains(action.Permission))];

    private static StageKey? Target(this ProcessDefinition process, ActionDefinition action, Lead lead, ActionInput input)
    {
        var targets = process.TargetsOf(action, lead);
        if (action.Kind is ActionKind.Advance or ActionKind.ChangeStatus) return targets[0];
        return input.ToStage is { } wished && targets.Contains(wished) ? wished : null;
    }

    private static IEnumerable<GateUse> GatesBefore(this ProcessDefinition process, ActionDefinition action, Lead lead, StageKey? to) =>
        process.StagesLeft(action, lead, to).SelectMany(stage => stage.Exit).Concat(action.Gates).DistinctBy(use => use.Name);

    /// <summary>The stages a forward move leaves behind, however many it passes: their gates stand before it and their milestones are reached by it.</summary>
    private static IEnumerable<StageDefinition> StagesLeft(this ProcessDefinition process, ActionDefinition action, Lead lead, StageKey? to)
    {
        if (action.Kind is not (ActionKind.Advance or ActionKind.Skip) || to is not { } target) return [];
        var here = process.IndexOf(lead.Stage);
        return process.Stages.Skip(here).Take(process.IndexOf(target) - here);
    }

    /// <summary>The stages a backward move opens again: their milestones no longer count.</summary>
    private static IEnumerable<StageDefinition> StagesReopened(this ProcessDefinition process, ActionDefinition action, Lead lead, StageKey? to)
    {
        if (action.Kind != ActionKind.StepBack || to is not { } target) return [];
        var back = process.IndexOf(target);
        return process.Stages.Skip(back).Take(process.IndexOf(lead.Stage) - back);
    }

    private static bool Passes(GateUse use, bool skips, ActionInput input) =>
        use.NeverSkipped ? false
        : use.Soft ? skips || input.Overrides.TryGetValue(use.Name, out var reason) && !string.IsNullOrWhiteSpace(reason)
        : skips;
}
