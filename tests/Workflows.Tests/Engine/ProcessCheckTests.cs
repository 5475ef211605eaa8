using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A definition is looked over before it is published; each fault names its place and what to do.</summary>
public sealed class ProcessCheckTests
{
    [Fact]
    public void What_is_shipped_is_sound() => Faults(PaperLead.Process).ShouldBeEmpty();

    [Fact]
    public void A_process_without_stages() => Faults(PaperLead.Process with { Stages = [], Actions = [] }).ShouldContain(f => f.Path == "$.stages");

    [Fact]
    public void A_stage_that_is_there_twice() => Faults(Stage(1, s => s with { Key = new StageKey("inquiry") })).ShouldContain(f => f.Path == "$.stages" && f.Message.Contains("'inquiry'"));

    [Fact]
    public void A_stage_that_cannot_be_reached() =>
        Faults(Action("advance", a => a with { From = [new StageKey("inquiry")] })).Select(f => f.Path).ShouldBe(["$.stages[2]", "$.stages[3]", "$.stages[4]", "$.stages[5]", "$.stages[6]", "$.stages[7]", "$.stages[8]"]);

    [Fact]
    public void A_stage_without_a_way_to_an_end() => Faults(Without("close")).ShouldHaveSingleItem().Path.ShouldBe("$.stages[8]");

    [Fact]
    public void A_status_without_a_way_out_of_it() =>
        Faults(PaperLead.Process with { Actions = [.. PaperLead.Process.Actions.Where(a => a.Key.Value != "wake").Select(a => a with { FromStatus = [.. a.FromStatus.Where(s => s != LeadStatus.Dormant)] })] })
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("$.actions"), f => f.Message.ShouldContain("Dormant"));

    [Fact]
    public void A_gate_nobody_knows() =>
        Faults(Gate(0, 2, g => g with { Gate = "fact-knwon" })).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("$.stages[0].exit[2].gate"), f => f.Message.ShouldContain("fact-known"));

    [Fact]
    public void A_fact_nobody_knows() =>
        Faults(Gate(0, 2, g => g with { Of = "inquiry.colour" })).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("$.stages[0].exit[2].of"), f => f.Message.ShouldContain("inquiry.country"));

    [Fact]
    public void A_document_kind_nobody_knows() => Faults(Gate(0, 2, g => g with { Gate = "document-present", Of = "Poem" })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].exit[2].of");

    [Fact]
    public void A_gate_about_something_that_is_about_nothing() => Faults(Gate(0, 2, g => g with { Gate = "screening-clear" })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].exit[2].of");

    [Fact]
    public void A_gate_that_is_soft_and_can_never_be_skipped() => Faults(Gate(0, 6, g => g with { Soft = true })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].exit[6]");

    [Fact]
    public void A_gate_on_a_task_the_stage_does_not_open() => Faults(Gate(0, 2, g => g with { Gate = "task-done", Of = "sing" })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].exit");

    [Fact]
    public void Critical_tasks_asked_for_where_there_are_none() => Faults(Gate(0, 2, g => g with { Gate = "critical-tasks-done", Of = null })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].exit");

    [Fact]
    public void A_deadline_that_is_no_working_time() => Faults(Deadline(d => d with { Within = "soon" })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].deadlines[0].within");

    [Fact]
    public void A_deadline_until_a_fact_nobody_knows() => Faults(Deadline(d => d with { Until = "inquiry.sung" })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].deadlines[0].until");

    [Theory]
    [InlineData("inquiry.party", "at once", "within")]
    [InlineData("inquiry.sung", "4h", "when")]
    public void A_sooner_term_for_nobody_or_of_no_length(string when, string within, string fault) =>
        Faults(Deadline(d => d with { Sooner = new Sooner(when, within) })).ShouldHaveSingleItem().Path.ShouldBe($"$.stages[0].deadlines[0].sooner.{fault}");

    [Fact]
    public void A_deadline_nobody_is_told_of() => Faults(Deadline(d => d with { Escalations = [] })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].deadlines[0].escalations");

    [Fact]
    public void A_rung_without_its_distance() =>
        Faults(Deadline(d => d with { Escalations = [new Escalation(Recipient.Owner), new Escalation(Recipient.Backup)] })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].deadlines[0].escalations[1].after");

    [Fact]
    public void A_task_without_a_working_time() =>
        Faults(Stage(0, s => s with { Tasks = [.. s.Tasks.Select((t, i) => i == 1 ? t with { Within = "5 days" } : t)] })).ShouldHaveSingleItem().Path.ShouldBe("$.stages[0].tasks[1].within");

    [Fact]
    public void An_action_from_a_stage_nobody_knows() => Faults(Action("close", a => a with { From = [new StageKey("aftercare"), new StageKey("heaven")] })).ShouldHaveSingleItem().Path.ShouldBe($"{Path("close")}.from");

    [Fact]
    public void A_change_of_status_to_none() => Faults(Action("wake", a => a with { ToStatus = null })).ShouldContain(f => f.Path == $"{Path("wake")}.toStatus");

    [Fact]
    public void An_action_offered_in_no_status() => Faults(Action("refer-out", a => a with { FromStatus = [] })).ShouldContain(f => f.Path == $"{Path("refer-out")}.fromStatus");

    [Fact]
    public void Reasons_from_no_list() => Faults(Action("lose", a => a with { ReasonList = null })).ShouldHaveSingleItem().Path.ShouldBe($"{Path("lose")}.reasonList");

    [Fact]
    public void An_action_that_means_two_things() =>
        Faults(PaperLead.Process with { Actions = [.. PaperLead.Process.Actions, PaperLead.Process.Actions.Single(a => a.Key.Value == "close")] })
            .ShouldSatisfyAllConditions(f => f.Count.ShouldBe(3, "one for each status it is offered in"), f => f.ShouldAllBe(fault => fault.Path == "$.actions" && fault.Message.Contains("'close'")));

    [Fact]
    public void A_word_that_is_missing_in_a_language_that_is_switched_on()
    {
        var german = PaperLead.Texts with { Stages = PaperLead.Texts.Stages.Where(s => s.Key != "landing").ToDictionary() };

        ProcessCheck.Check(PaperLead.Process, new Dictionary<string, ProcessTexts> { ["en"] = PaperLead.Texts, ["de"] = german }).ShouldHaveSingleItem().Path.ShouldBe("texts.de.stages.landing");
    }

    [Fact]
    public void What_is_written_and_read_again_is_the_same_version()
    {
        var again = ProcessJson.Read(ProcessJson.Write(PaperLead.Process));

        ProcessJson.HashOf(again).ShouldBe(ProcessJson.HashOf(PaperLead.Process));
        ProcessJson.HashOf(Deadline(d => d with { Within = "2d" })).ShouldNotBe(ProcessJson.HashOf(PaperLead.Process));
    }

    private static IReadOnlyList<ProcessFault> Faults(ProcessDefinition process) => ProcessCheck.Check(process, new Dictionary<string, ProcessTexts> { ["en"] = PaperLead.Texts });

    private static ProcessDefinition Stage(int index, Func<StageDefinition, StageDefinition> change) =>
        PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select((stage, i) => i == index ? change(stage) : stage)] };

    private static ProcessDefinition Gate(int stage, int index, Func<GateUse, GateUse> change) => Stage(stage, s => s with { Exit = [.. s.Exit.Select((use, i) => i == index ? change(use) : use)] });

    private static ProcessDefinition Deadline(Func<DeadlineDefinition, DeadlineDefinition> change) => Stage(0, s => s with { Deadlines = [change(s.Deadlines[0])] });

    private static ProcessDefinition Action(string key, Func<ActionDefinition, ActionDefinition> change) =>
        PaperLead.Process with { Actions = [.. PaperLead.Process.Actions.Select(a => a.Key.Value == key ? change(a) : a)] };

    private static ProcessDefinition Without(string action) => PaperLead.Process with { Actions = [.. PaperLead.Process.Actions.Where(a => a.Key.Value != action)] };

    private static string Path(string action) => $"$.actions[{PaperLead.Process.Actions.TakeWhile(a => a.Key.Value != action).Count()}]";
}
