using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Live;
using GlobalReach.Workflows.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Live;

/// <summary>What an open page is told of colleagues' work.</summary>
public sealed class ChangedLeadsTests
{
    [Fact]
    public async Task A_change_is_told_with_its_author_and_when_and_an_older_one_is_not()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await Journey.Start(desk);
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        var since = desk.Clock.GetUtcNow();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.Do(Bjorn, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "Called the embassy"));

        var change = (await desk.Do(Amina, new ChangedLeads.Query(since))).Value!.Changes.ShouldHaveSingleItem();

        change.Lead.ShouldBe(journey.Lead);
        change.By.ShouldBe(Bjorn.Id);
        change.At.ShouldBe(desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Nobody_learns_by_it_that_a_sealed_lead_exists_and_a_town_not_who_works_on_its_own()
    {
        await using var desk = await Desk.Open();
        var since = desk.Clock.GetUtcNow().AddMinutes(-1);
        var journey = new Journey(desk, LeadId.New());
        await desk.Do(Amina, new RegisterInquiry.Command(journey.Lead, Investors.Solaris) { Confidentiality = Confidentiality.Sealed, CodeName = "Otter" });

        (await desk.Do(Noor, new ChangedLeads.Query(since))).Value!.Changes.ShouldBeEmpty();
        (await desk.Do(Amina, new ChangedLeads.Query(since))).Value!.Changes.ShouldHaveSingleItem();

        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));
        (await desk.Do(Rosa, new ChangedLeads.Query(since))).Value!.Changes.ShouldBeEmpty("A town is told of what its page shows it.");

        await journey.Do(Amina, version => new ScheduleSiteVisit.Command(journey.Lead, version, Guid.CreateVersion7(), new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 11), VisitMode.OnSite, "Prove power and crane"));
        (await desk.Do(Rosa, new ChangedLeads.Query(since))).Value!.Changes.ShouldHaveSingleItem().By.ShouldBeNull();
    }

    [Fact]
    public async Task Who_waits_is_woken_by_the_next_thing_recorded_and_not_before()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var watch = desk.Services.GetRequiredService<ChangeWatch>();
        await watch.StartAsync(TestContext.Current.CancellationToken);
        var waiting = watch.After(desk.Clock.GetUtcNow(), TestContext.Current.CancellationToken);

        await Tick(desk);
        waiting.IsCompleted.ShouldBeFalse();

        await desk.Do(Amina, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "Something new"));
        for (var i = 0; i < 50 && !waiting.IsCompleted; i++) await Tick(desk);
        (await waiting).ShouldBeGreaterThan(Desk.Morning);
        await watch.StopAsync(CancellationToken.None);
    }

    private static async Task Tick(Desk desk)
    {
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
