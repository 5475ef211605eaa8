using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A version of a test's own, after the shipped one: what the organisation would publish with other limits, deciders and clocks.</summary>
internal static class OwnProcess
{
    /// <summary>New leads start on it.</summary>
    public static async Task Publish(Desk desk, Func<StageDefinition, StageDefinition> change)
    {
        var process = PaperLead.Process with { Version = PaperLead.Process.Version + 1, Stages = [.. PaperLead.Process.Stages.Select(change)] };
        ProcessCheck.Check(process, new Dictionary<string, ProcessTexts>()).ShouldBeEmpty();
        await desk.Look(async db =>
        {
            db.Processes.Add(new PublishedProcess { Key = process.Key, Version = process.Version, Hash = ProcessJson.HashOf(process), Json = ProcessJson.Write(process), PublishedAt = Desk.Morning });
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>The same with another approval of the go decision.</summary>
    public static Task Publish(Desk desk, ApprovalDefinition approval) =>
        Publish(desk, stage => stage.Key.Value == "qualification" ? stage with { Approvals = [approval] } : stage);
}
