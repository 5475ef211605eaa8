using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.People;

public sealed class SecondFactorTests
{
    private static readonly string Key = OneTimeCode.DrawKey();
    private static readonly IReadOnlyList<string> Codes = SecondFactors.DrawRecoveryCodes();

    [Fact]
    public async Task Who_shows_a_code_has_a_second_factor_and_their_sessions_end()
    {
        await using var desk = await Desk.Open();
        var before = await Account(desk);

        var wrong = await desk.Send(Amina, new SetUpSecondFactor.Command(Key, "000000", Codes));
        (await Account(desk)).TwoFactorEnabled.ShouldBeFalse();
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));

        wrong.Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.WrongCode);
        var after = await Account(desk);
        after.TwoFactorEnabled.ShouldBeTrue();
        after.SecurityStamp.ShouldNotBe(before.SecurityStamp);
        (await desk.Do(Sam, new PeopleRegister.Query())).Value!.Where(person => person.HasSecondFactor).ShouldHaveSingleItem().Id.ShouldBe(Amina.Id);
        (await Told(desk)).ShouldBe(["organisation.founded", "organisation.second-factor-set-up"]);
    }

    [Fact]
    public async Task A_second_click_sets_up_the_same_and_another_key_is_refused()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));

        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));
        var other = OneTimeCode.DrawKey();
        var refused = await desk.Send(Amina, new SetUpSecondFactor.Command(other, OneTimeCode.At(other, OneTimeCode.StepAt(desk.Clock.GetUtcNow())), Codes));

        refused.Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.HasSecondFactor);
        (await Told(desk)).Count(fact => fact == "organisation.second-factor-set-up").ShouldBe(1);
    }

    [Fact]
    public async Task What_was_not_drawn_by_us_sets_nothing_up()
    {
        await using var desk = await Desk.Open();

        var shortKey = await desk.Send(Amina, new SetUpSecondFactor.Command("AAAA", "123456", Codes));
        var fewCodes = await desk.Send(Amina, new SetUpSecondFactor.Command(Key, Code(desk), ["A"]));

        shortKey.Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-factor-not-drawn");
        fewCodes.Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-factor-not-drawn");
    }

    [Fact]
    public async Task A_code_lets_in_once_and_one_before_it_no_longer()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));

        (await Admits(desk, Code(desk))).ShouldBeFalse("It was used to set up.");
        (await Admits(desk, Code(desk, 1))).ShouldBeTrue();
        (await Admits(desk, Code(desk, 1))).ShouldBeFalse();
        (await Admits(desk, Code(desk))).ShouldBeFalse();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Admits(desk, Code(desk))).ShouldBeTrue();
    }

    [Fact]
    public async Task Recovery_codes_are_kept_as_hashes_and_new_ones_replace_them()
    {
        await using var desk = await Desk.Open();
        (await desk.Send(Amina, new RenewRecoveryCodes.Command(Codes))).Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.NoSecondFactor);
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));
        var fresh = SecondFactors.DrawRecoveryCodes();

        await desk.Do(Amina, new RenewRecoveryCodes.Command(fresh));

        var kept = (await Tokens(desk)).Single(token => token.Name == "RecoveryCodes").Value!;
        kept.Split(';').ShouldBe(fresh.Select(SecondFactors.HashOf));
        kept.ShouldNotContain(fresh[0]);
        SecondFactors.HashOf(fresh[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).ShouldBe(SecondFactors.HashOf(fresh[0]));
        (await Told(desk))[^1].ShouldBe("organisation.recovery-codes-renewed");
    }

    [Fact]
    public async Task Switched_off_or_taken_away_nothing_of_it_is_left()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));
        await desk.Do(Amina, new SwitchOffSecondFactor.Command());
        (await Tokens(desk)).ShouldBeEmpty();
        await desk.Do(Amina, new SetUpSecondFactor.Command(Key, Code(desk), Codes));
        var before = await Account(desk);

        await desk.Do(Sam, new TakeAwaySecondFactor.Command(Amina.Id));
        await desk.Do(Sam, new TakeAwaySecondFactor.Command(Amina.Id));

        (await Tokens(desk)).ShouldBeEmpty();
        var after = await Account(desk);
        after.TwoFactorEnabled.ShouldBeFalse();
        after.SecurityStamp.ShouldNotBe(before.SecurityStamp);
        (await Told(desk)).Skip(1).ShouldBe(["organisation.second-factor-set-up", "organisation.second-factor-switched-off", "organisation.second-factor-set-up", "organisation.second-factor-taken-away"]);
    }

    [Fact]
    public async Task Only_an_administrator_takes_it_away_and_not_from_themselves()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new SetUpSecondFactor.Command(Key, Code(desk), Codes));

        (await desk.Send(Amina, new TakeAwaySecondFactor.Command(Sam.Id))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Sam, new TakeAwaySecondFactor.Command(Sam.Id))).Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.OwnSecondFactor);
        (await desk.Send(Sam, new TakeAwaySecondFactor.Command(PersonId.New()))).Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.NotFound);
    }

    private static string Code(Desk desk, int later = 0) => OneTimeCode.At(Key, OneTimeCode.StepAt(desk.Clock.GetUtcNow()) + later);

    private static Task<bool> Admits(Desk desk, string code) =>
        desk.As(Amina, scope => scope.GetRequiredService<SecondFactors>().Admits(Amina.Id.Value, Key, code, TestContext.Current.CancellationToken));

    private static Task<Person> Account(Desk desk) => desk.Look(db => db.People.AsNoTracking().SingleAsync(person => person.Id == Amina.Id.Value));

    private static Task<List<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>> Tokens(Desk desk) => desk.Look(db => db.UserTokens.AsNoTracking().Where(token => token.UserId == Amina.Id.Value).ToListAsync());

    private static Task<List<string>> Told(Desk desk) => desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne).OrderBy(e => e.Sequence).Select(e => e.Fact).ToListAsync());
}
