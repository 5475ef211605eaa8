using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.People;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task A_key_is_kept_as_its_hash_and_the_journal_knows_neither_key_nor_label()
    {
        await using var desk = await Desk.Open();
        var key = ApiKey.Draw();

        await desk.Do(Noor, new MakeApiKey.Command(Noor.Id, " Nightly report ", key));
        await desk.Do(Noor, new MakeApiKey.Command(Noor.Id, "Nightly report", key));

        var made = (await Keys(desk, Noor)).Single(entry => !entry.IsDemo);
        (made.Label, made.RevokedAt, made.LastUsedOn).ShouldBe(("Nightly report", null, null));
        (await desk.Look(db => db.ApiKeys.CountAsync(k => k.Hash == ApiKey.HashOf(key)))).ShouldBe(1);
        var told = await desk.Look(db => db.Journal.Where(e => e.Fact == "organisation.api-key-made").ToListAsync());
        told.ShouldHaveSingleItem().Payload.ShouldSatisfyAllConditions(p => p.ShouldContain(made.Id.ToString()), p => p.ShouldNotContain("Nightly"), p => p.ShouldNotContain(key), p => p.ShouldNotContain(ApiKey.HashOf(key)));
    }

    [Fact]
    public async Task A_revoked_key_stays_in_the_list_and_a_second_click_changes_nothing()
    {
        await using var desk = await Desk.Open();
        var key = ApiKey.Draw();
        await desk.Do(Noor, new MakeApiKey.Command(Noor.Id, "Report", key));
        var revoke = new RevokeApiKey.Command(Noor.Id, ApiKey.IdOf(ApiKey.HashOf(key)));

        await desk.Do(Noor, revoke);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Do(Sam, revoke);

        (await Keys(desk, Noor)).Single(entry => entry.Label == "Report").RevokedAt.ShouldBe(Desk.Morning);
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "organisation.api-key-revoked"))).ShouldBe(1);
    }

    [Fact]
    public async Task Keys_are_a_persons_own_and_an_administrators()
    {
        await using var desk = await Desk.Open();
        var theirs = (await Keys(desk, Noor)).ShouldHaveSingleItem();

        var seen = await desk.Send(Amina, new ApiKeyList.Query(Noor.Id));
        var made = await desk.Send(Bjorn, new MakeApiKey.Command(Noor.Id, "Mine now", ApiKey.Draw()));
        var revoked = await desk.Send(Amina, new RevokeApiKey.Command(Noor.Id, theirs.Id));
        var foreign = await desk.Send(Amina, new RevokeApiKey.Command(Amina.Id, theirs.Id));

        foreach (var refused in new[] { seen.ToOutcome(), made, revoked }) refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("account-not-yours");
        foreign.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        (await desk.Do(Sam, new ApiKeyList.Query(Noor.Id))).Value!.ShouldHaveSingleItem().IsDemo.ShouldBeTrue();
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("")]
    [InlineData("gr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Nobody_chooses_a_key_by_hand(string key)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Noor, new MakeApiKey.Command(Noor.Id, "Report", key));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("api-key-not-drawn");
    }

    [Fact]
    public async Task Keys_that_nobody_needs_are_revoked_before_there_are_fifty()
    {
        await using var desk = await Desk.Open();
        for (var made = 1; made < ApiKey.MostForOne; made++) await desk.Do(Noor, new MakeApiKey.Command(Noor.Id, "Report", ApiKey.Draw()));

        var more = await desk.Send(Noor, new MakeApiKey.Command(Noor.Id, "Report", ApiKey.Draw()));
        await desk.Do(Noor, new RevokeApiKey.Command(Noor.Id, (await Keys(desk, Noor))[0].Id));

        more.Refusals.ShouldHaveSingleItem().Code.ShouldBe("too-many-api-keys");
        await desk.Do(Noor, new MakeApiKey.Command(Noor.Id, "Report", ApiKey.Draw()));
    }

    private static async Task<IReadOnlyList<ApiKeyList.Entry>> Keys(Desk desk, DemoPerson person) => (await desk.Do(person, new ApiKeyList.Query(person.Id))).Value!;
}
