using GlobalReach.Workflows.Engine.Gates;

namespace GlobalReach.Workflows.Engine;

/// <summary>What is wrong with a definition, at which place (JSON path), and what to do.</summary>
public sealed record ProcessFault(string Path, FaultText Text)
{
    /// <summary>The same in English, for logs and machines.</summary>
    public string Message => Text.ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>Looks a definition over before it is published: a lead must always have a way on, and every name must mean something.</summary>
public static class ProcessCheck
{
    /// <summary>Everything wrong with it; empty when it may be published. Texts are those of every language that is switched on.</summary>
    public static IReadOnlyList<ProcessFault> Check(ProcessDefinition process, IReadOnlyDictionary<string, ProcessTexts> texts) =>
        [.. Stages(process), .. ApprovalCheck.Check(process), .. Actions(process), .. WaysToAnEnd(process), .. Maps(process), .. texts.SelectMany(language => Texts(process, language.Key, language.Value))];

    private static IEnumerable<ProcessFault> Stages(ProcessDefinition process)
    {
        if (process.Stages.Count == 0) yield return new("$.stages", "There is no stage: add at least one.");
        foreach (var twice in process.Stages.GroupBy(stage => stage.Key).Where(group => group.Count() > 1))
        {
            yield return new("$.stages", $"Stage '{twice.Key}' is there {twice.Count()} times: give each its own key.");
        }

        for (var i = 0; i < process.Stages.Count; i++)
        {
            var (stage, path) = (process.Stages[i], $"$.stages[{i}]");
            foreach (var fault in Gates(stage.Exit, $"{path}.exit").Concat(Deadlines(stage.Deadlines, $"{path}.deadlines"))) yield return fault;
            for (var n = 0; n < stage.Tasks.Count; n++)
            {
                if (!WorkingTime.TryParse(stage.Tasks[n].Within, out _)) yield return new($"{path}.tasks[{n}].within", $"'{stage.Tasks[n].Within}' is no working time: write hours or days, such as 4h or 5d.");
            }

            foreach (var use in stage.Exit.Where(use => use.Gate == "task-done" && stage.Tasks.All(task => task.Key != use.Of)))
            {
                yield return new($"{path}.exit", $"Gate '{use.Name}' asks for a task this stage does not open: add the task or take the gate away.");
            }

            if (stage.Exit.Any(use => use.Gate == "critical-tasks-done") && !stage.Tasks.Any(task => task.Critical))
            {
                yield return new($"{path}.exit", "Gate 'critical-tasks-done' asks for critical tasks but this stage opens none: mark one as critical or take the gate away.");
            }
        }
    }

    private static IEnumerable<ProcessFault> Actions(ProcessDefinition process)
    {
        for (var i = 0; i < process.Actions.Count; i++)
        {
            var (action, path) = (process.Actions[i], $"$.actions[{i}]");
            foreach (var unknown in action.From.Where(key => process.Stages.All(stage => stage.Key != key)))
            {
                yield return new($"{path}.from", $"There is no stage '{unknown}': name one of the stages.");
            }

            if (action.Kind == ActionKind.ChangeStatus && action.ToStatus is null) yield return new($"{path}.toStatus", "The action changes the status but does not say to which: name one.");
            if (action.FromStatus.Count == 0) yield return new($"{path}.fromStatus", "The action is offered in no status: name at least one.");
            if (action.Inputs.Contains(ActionInputKind.Reasons) && action.ReasonList is null) yield return new($"{path}.reasonList", "The action asks for reasons but names no list: name one.");
            foreach (var fault in Gates(action.Gates, $"{path}.gates").Concat(Deadlines(action.Deadlines, $"{path}.deadlines"))) yield return fault;
        }

        foreach (var stage in process.Stages)
        {
            foreach (var status in Enum.GetValues<LeadStatus>())
            {
                foreach (var twice in process.Actions.Where(a => (a.From.Count == 0 || a.From.Contains(stage.Key)) && a.FromStatus.Contains(status)).GroupBy(a => a.Key).Where(group => group.Count() > 1))
                {
                    yield return new("$.actions", $"Action '{twice.Key}' means {twice.Count()} things in stage '{stage.Key}', status '{status}': give each its own key or stages.");
                }
            }
        }
    }

    private static IEnumerable<ProcessFault> WaysToAnEnd(ProcessDefinition process)
    {
        var canAdvance = process.Actions.Where(action => action.Kind == ActionKind.Advance).ToList();
        var reached = process.Stages.Count == 0 ? 0 : 1;
        while (reached < process.Stages.Count && canAdvance.Exists(action => action.From.Count == 0 || action.From.Contains(process.Stages[reached - 1].Key))) reached++;
        for (var i = reached; i < process.Stages.Count; i++)
        {
            yield return new($"$.stages[{i}]", $"Stage '{process.Stages[i].Key}' cannot be reached by advancing: add an advance action from the stage before it.");
        }

        for (var i = 0; i < process.Stages.Count; i++)
        {
            var key = process.Stages[i].Key;
            if (!process.Actions.Any(action => action.ToStatus is { IsTerminal: true } && (action.From.Count == 0 || action.From.Contains(key))))
            {
                yield return new($"$.stages[{i}]", $"A lead in '{key}' can never end: add an action to a terminal status from it.");
            }
        }

        foreach (var status in process.Actions.Select(action => action.ToStatus).OfType<LeadStatus>().Where(status => !status.IsTerminal && status != LeadStatus.Active).Distinct())
        {
            if (!process.Actions.Any(action => action.FromStatus.Contains(status) && action.ToStatus is { } to && to != status))
            {
                yield return new("$.actions", $"A lead in status '{status}' stays there for ever: add an action that leads out of it.");
            }
        }
    }

    private static IEnumerable<ProcessFault> Maps(ProcessDefinition process) =>
        from map in (process.MigratesFrom ?? []).Select((map, i) => (map.Stages, Path: $"$.migratesFrom[{i}].stages"))
        from stage in map.Stages
        where process.Stages.All(known => known.Key.Value != stage.Value)
        select new ProcessFault($"{map.Path}.{stage.Key}", $"There is no stage '{stage.Value}': name one of the stages of this version.");

    private static IEnumerable<ProcessFault> Gates(IReadOnlyList<GateUse> gates, string path)
    {
        for (var i = 0; i < gates.Count; i++)
        {
            var use = gates[i];
            if (GateLibrary.Find(use.Gate) is not { } gate)
            {
                yield return new($"{path}[{i}].gate", $"There is no gate '{use.Gate}': use one of {string.Join(", ", GateLibrary.Keys)}.");
            }
            else if (!gate.Accepts(use.Of))
            {
                yield return new($"{path}[{i}].of", $"Gate '{use.Gate}' does not know '{use.Of}': name something it knows ({(use.Gate == "fact-known" ? string.Join(", ", FactCatalog.Keys) : "see the gate's description")}).");
            }

            if (use is { Soft: true, NeverSkipped: true }) yield return new($"{path}[{i}]", "A gate that can never be skipped cannot be soft: drop one of the two.");
        }
    }

    private static IEnumerable<ProcessFault> Deadlines(IReadOnlyList<DeadlineDefinition> deadlines, string path)
    {
        for (var i = 0; i < deadlines.Count; i++)
        {
            var deadline = deadlines[i];
            if (!WorkingTime.TryParse(deadline.Within, out _)) yield return new($"{path}[{i}].within", $"'{deadline.Within}' is no working time: write hours or days, such as 4h or 5d.");
            if (deadline.Sooner is { } sooner && !WorkingTime.TryParse(sooner.Within, out _)) yield return new($"{path}[{i}].sooner.within", $"'{sooner.Within}' is no working time: write hours or days, such as 4h or 5d.");
            if (deadline.Sooner is { } some && !FactCatalog.Has(some.When)) yield return new($"{path}[{i}].sooner.when", $"There is no fact '{some.When}': use one of {string.Join(", ", FactCatalog.Keys)}.");
            if (deadline.Until is { } fact && !FactCatalog.Has(fact)) yield return new($"{path}[{i}].until", $"There is no fact '{fact}': use one of {string.Join(", ", FactCatalog.Keys)}.");
            if (deadline.Key is Domain.Deadlines.Deadline.External or Domain.Deadlines.Deadline.ProposalExpiry) yield return new($"{path}[{i}].key", $"'{deadline.Key}' is what a deadline outside every process is called: give this one another key.");
            if (deadline.Escalations is [{ To: Recipient.Report }, ..]) yield return new($"{path}[{i}].escalations[0].to", "The report tells nobody when it passes: begin with a person's rung.");
            if (deadline.Escalations.Count == 0) yield return new($"{path}[{i}].escalations", "Nobody is told when it passes: add an escalation.");
            for (var n = 1; n < deadline.Escalations.Count; n++)
            {
                if (!WorkingTime.TryParse(deadline.Escalations[n].After ?? "", out _)) yield return new($"{path}[{i}].escalations[{n}].after", "A further rung needs its distance from the one before: write hours or days, such as 4h or 1d.");
            }
        }
    }

    private static IEnumerable<ProcessFault> Texts(ProcessDefinition process, string language, ProcessTexts texts)
    {
        IEnumerable<(string Kind, string Key, bool Has)> wanted =
        [
            .. process.Stages.Select(stage => ("stages", stage.Key.Value, texts.Stages.ContainsKey(stage.Key.Value))),
            .. process.Actions.Select(action => ("actions", action.Key.Value, texts.Actions.ContainsKey(action.Key.Value))),
            .. process.Stages.SelectMany(stage => stage.Deadlines).Concat(process.Actions.SelectMany(action => action.Deadlines)).Select(deadline => ("deadlines", deadline.Key, texts.Deadlines.ContainsKey(deadline.Key))),
            .. process.Stages.SelectMany(stage => stage.Approvals ?? []).Select(approval => ("approvals", approval.Key, texts.Approvals.ContainsKey(approval.Key))),
            .. process.Stages.SelectMany(stage => stage.Tasks).Select(task => ("tasks", task.Key, texts.Tasks.ContainsKey(task.Key))),
        ];
        return wanted.Where(word => !word.Has).Distinct().Select(word => new ProcessFault($"texts.{language}.{word.Kind}.{word.Key}", $"There is no word for it in '{language}': add one."));
    }
}
