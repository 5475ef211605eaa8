using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Tests.Engine;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>What differs between two definitions, and carried over to a third.</summary>
public sealed class ProcessDeltaTests
{
    private static readonly DeadlineDefinition SendNda = new() { Key = "send-nda", Within = "3d", Escalations = [new(Recipient.Owner), new(Recipient.Backup, "1d")] };

    private static ProcessDefinition Running => PaperLead.Process;

    [Fact]
    public void Between_a_definition_and_itself_nothing_differs_and_its_number_is_no_difference() => ProcessDelta.Between(Running, Running with { Version = 7 }).ShouldBeEmpty();

    [Fact]
    public void What_was_added_changed_and_removed_is_told_with_its_place()
    {
        var draft = Discovery(Running, stage => stage with
        {
            Deadlines = [.. stage.Deadlines.Select(d => d with { Within = "4d" }), SendNda],
            Exit = [.. stage.Exit.Where(use => use.Gate != "nda-on-file").Select(use => use.Of == "lead.back-up" ? use with { Soft = true } : use)],
        });

        var changes = ProcessDelta.Between(Running, draft);

        changes.Select(change => (change.Kind, change.Places[^1].Name, change.Property)).ShouldBe(
        [
            (ChangeKind.Removed, "nda-on-file", null), (ChangeKind.Changed, "fact-known:lead.back-up", "soft"), (ChangeKind.Changed, "requirements-sheet", "within"), (ChangeKind.Added, "send-nda", null),
        ]);
        changes.ShouldAllBe(change => change.In("stages") == "discovery");
    }

    [Fact]
    public void Stages_in_another_order_are_told_as_that()
    {
        var change = ProcessDelta.Between(Running, Running with { Stages = [.. Running.Stages.Skip(1), Running.Stages[0]] }).ShouldHaveSingleItem();

        (change.Kind, change.Property, ((System.Text.Json.Nodes.JsonArray)change.After!)[^1]!.ToString()).ShouldBe((ChangeKind.Reordered, "stages", "inquiry"));
    }

    [Fact]
    public void Two_actions_of_one_name_are_told_apart()
    {
        var twice = Running with { Actions = [.. Running.Actions, Running.Actions[0] with { FromStatus = [Domain.Leads.LeadStatus.Dormant] }] };

        ProcessDelta.Between(Running, twice).ShouldHaveSingleItem().Places[0].Name.ShouldBe($"{Running.Actions[0].Key}#2");
    }

    [Fact]
    public void Differences_are_carried_over_to_what_others_made_of_it_meanwhile()
    {
        var mine = Discovery(Running, stage => stage with { Deadlines = [.. stage.Deadlines, SendNda], StallsAfterDays = 25 });
        var theirs = Running with { Version = 2, Stages = [.. Running.Stages.Select(stage => stage with { Exit = [.. stage.Exit.Where(use => use.Gate != "nda-on-file")] })] };

        var (rebased, conflicts) = ProcessDelta.Apply(ProcessDelta.Between(Running, mine), theirs);

        conflicts.ShouldBeEmpty();
        rebased.Version.ShouldBe(2);
        ProcessDelta.Between(theirs, rebased).ShouldBe(ProcessDelta.Between(Running, mine), new Told());
    }

    [Fact]
    public void Where_both_changed_the_same_it_is_told_and_ones_own_stands()
    {
        var mine = Discovery(Running, stage => stage with { StallsAfterDays = 25 });
        var theirs = Discovery(Running, stage => stage with { StallsAfterDays = 40 });

        var (rebased, conflicts) = ProcessDelta.Apply(ProcessDelta.Between(Running, mine), theirs);

        conflicts.ShouldHaveSingleItem().Property.ShouldBe("stallsAfterDays");
        rebased[new("discovery")].StallsAfterDays.ShouldBe(25);
    }

    [Fact]
    public void Every_property_a_definition_has_is_compared()
    {
        var draft = Running with { Calendar = "elsewhere", Actions = [.. Running.Actions.Skip(1)], Stages = [.. Running.Stages.Select(stage => stage with { Owner = Domain.People.Role.Board, Milestone = "m", LeftBy = [Domain.People.Role.Board] })] };

        var changes = ProcessDelta.Between(Running, draft);

        changes.Select(change => change.Property ?? change.Kind.ToString()).Distinct().ShouldBe(["calendar", "owner", "milestone", "leftBy", "Removed"], ignoreOrder: true);
        ProcessJson.HashOf(ProcessDelta.Apply(changes, Running).Definition).ShouldBe(ProcessJson.HashOf(draft));
    }

    private static ProcessDefinition Discovery(ProcessDefinition process, Func<StageDefinition, StageDefinition> change) =>
        process with { Stages = [.. process.Stages.Select(stage => stage.Key.Value == "discovery" ? change(stage) : stage)] };

    private sealed class Told : IEqualityComparer<ProcessChange>
    {
        public bool Equals(ProcessChange? x, ProcessChange? y) => Words(x) == Words(y);

        public int GetHashCode(ProcessChange obj) => Words(obj).GetHashCode(StringComparison.Ordinal);

        private static string Words(ProcessChange? change) => $"{change?.Kind} {string.Join('/', change?.Places.Select(place => place.Name) ?? [])} {change?.Property} {change?.After?.ToJsonString()}";
    }
}
