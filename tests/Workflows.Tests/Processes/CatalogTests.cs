using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>Nodes share one database and nothing else.</summary>
public sealed class CatalogTests
{
    [Fact]
    public async Task What_one_node_publishes_another_goes_by_within_seconds()
    {
        await using var desk = await Desk.Open();
        var other = ActivatorUtilities.CreateInstance<ProcessCatalog>(desk.Services);
        var ct = TestContext.Current.CancellationToken;
        (await other.Latest(RegisterInquiry.Process, ct)).Version.ShouldBe(Shipped.Version);
        other.Texts(RegisterInquiry.Process, "en").Deadline("send-nda").ShouldBe("send-nda");
        var draft = await DraftTests.Draft(desk);
        await DraftTests.AddGateAndDeadline(desk, draft);
        await desk.Do(Sam, new AskForPublication.Command(draft, 2));
        await desk.Do(Bjorn, new PublishDraft.Command(draft, 3));

        (await other.Latest(RegisterInquiry.Process, ct)).Version.ShouldBe(Shipped.Version);
        desk.Clock.Advance(TimeSpan.FromSeconds(2));
        (await other.Latest(RegisterInquiry.Process, ct)).Version.ShouldBe(Shipped.Next);
        other.Texts(RegisterInquiry.Process, "en").Deadline("send-nda").ShouldBe("Send NDA");
    }

    [Fact]
    public async Task A_draft_outlives_the_node_it_was_written_on()
    {
        await using var desk = await Desk.Open();
        var draft = await DraftTests.Draft(desk);
        await DraftTests.AddGateAndDeadline(desk, draft);

        var restarted = ActivatorUtilities.CreateInstance<ProcessCatalog>(desk.Services);
        await restarted.PublishSeeds(TestContext.Current.CancellationToken);

        restarted.Faults.ShouldBeEmpty();
        (await DraftTests.Page(desk, draft)).Changes.Count.ShouldBe(2);
    }
}
