using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A definition whose approvals or tasks could hold a lead for ever is not published; the place and what to do are told.</summary>
public sealed class ApprovalCheckTests
{
    private static readonly ApprovalDefinition Go = PaperLead.Process[new StageKey("qualification")].Approvals![0];
    private static readonly ApprovalStep Vp = new() { Roles = [Role.VicePresident] };

    public static TheoryData<string, ApprovalDefinition> Broken { get; } = new()
    {
        { "quorum", Go with { Policy = ApprovalPolicy.Quorum, Quorum = 2 } },
        { "quorum", Go with { Policy = ApprovalPolicy.Quorum } },
        { "quorum", Go with { Policy = ApprovalPolicy.Quorum, Quorum = 0 } },
        { "quorum", Go with { Policy = ApprovalPolicy.Quorum, Quorum = 2, Steps = [Vp, Vp with { From = [new AmountLimit("USD", 5)] }] } },
        { "quorum", Go with { Quorum = 1 } },
        { "steps", Go with { Steps = [] } },
        { "steps", Go with { Steps = [Vp with { From = [new AmountLimit("USD", 5)] }] } },
        { "steps[0].roles", Go with { Steps = [new ApprovalStep { Roles = [] }] } },
        { "steps[0].roles", Go with { Steps = [new ApprovalStep { Roles = [Role.Admin] }] } },
        { "steps[1].from", Go with { Steps = [Vp, Vp with { From = [new AmountLimit("dollars", 5)] }] } },
        { "steps[1].from", Go with { Steps = [Vp, Vp with { From = [new AmountLimit("USD", 0)] }] } },
        { "steps[1].from", Go with { Steps = [Vp, Vp with { From = [new AmountLimit("USD", 5), new AmountLimit("USD", 6)] }] } },
        { "steps[1].from", Go with { Steps = [Vp, Vp with { From = [] }] } },
        { "within", Go with { Within = null } },
        { "within", Go with { Within = "soon" } },
        { "onTimeout", Go with { OnTimeout = null } },
        { "escalations", Go with { OnTimeout = ApprovalTimeout.Escalate } },
        { "escalations[1].after", Go with { Escalations = [new Escalation(Recipient.Asked), new Escalation(Recipient.Owner)] } },
        { "resets", Go with { Resets = ["approval:nothing"] } },
        { "resets", Go with { Resets = ["approval:go-decision"] } },
        { "resets", Go with { Resets = ["task:nothing"] } },
        { "key", Go with { Key = "" } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_approval_that_nobody_could_give_or_that_never_ends_is_a_fault(string place, ApprovalDefinition approval)
    {
        var faults = Check(stage => stage with { Approvals = [approval], Exit = [.. stage.Exit.Where(use => use.Gate != "approval-given")] });

        faults.ShouldHaveSingleItem().Path.ShouldBe($"$.stages[1].approvals[0].{place}");
    }

    [Fact]
    public void A_gate_without_its_approval_a_key_that_stands_for_two_and_a_missing_word_are_faults()
    {
        Check(stage => stage with { Approvals = null }).ShouldHaveSingleItem().Path.ShouldBe("$.stages[1].exit");
        Check(stage => stage with { Approvals = [Go, Go] }).ShouldHaveSingleItem().Message.ShouldContain("2 times");
        ProcessCheck.Check(PaperLead.Process, new Dictionary<string, ProcessTexts> { ["de"] = PaperLead.Texts with { Approvals = new Dictionary<string, string>() } }).ShouldHaveSingleItem().Path.ShouldBe("texts.de.approvals.go-decision");
    }

    [Fact]
    public void A_critical_task_that_holds_nothing_is_a_fault() =>
        Check(stage => stage with { Tasks = [stage.Tasks[0] with { Critical = true }] }).ShouldHaveSingleItem().Message.ShouldContain("critical-tasks-done");

    [Theory]
    [InlineData("score", "nothing", "tasks[2].blockedBy")]
    [InlineData("score", "score", "tasks[2].blockedBy")]
    public void A_task_that_waits_for_what_is_not_there_or_for_itself_is_a_fault(string task, string before, string place) =>
        Check(stage => stage with { Tasks = [.. stage.Tasks.Select(t => t.Key == task ? t with { BlockedBy = [before] } : t)] }).ShouldHaveSingleItem().Path.ShouldBe($"$.stages[1].{place}");

    [Fact]
    public void Tasks_that_wait_for_each_other_in_a_circle_are_a_fault() =>
        Check(stage => stage with { Tasks = [stage.Tasks[0] with { BlockedBy = [stage.Tasks[1].Key] }, stage.Tasks[1] with { BlockedBy = [stage.Tasks[0].Key] }] }).Count.ShouldBe(2);

    [Fact]
    public void An_unknown_role_or_word_of_policy_is_told_with_its_place() =>
        Should.Throw<System.Text.Json.JsonException>(() => ProcessJson.Read(ProcessJson.Write(PaperLead.Process).Replace("\"policy\": \"any\"", "\"policy\": \"most\"", StringComparison.Ordinal))).Path.ShouldBe("$.stages[1].approvals[0].policy");

    private static IReadOnlyList<ProcessFault> Check(Func<StageDefinition, StageDefinition> change) => ProcessCheck.Check(
        PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage.Key.Value == "qualification" ? change(stage) : stage)] }, new Dictionary<string, ProcessTexts>());
}
