using GlobalReach.Domain.People;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.FirstSteps;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Tests.Letterheads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.FirstSteps;

public sealed class FirstStepTests
{
    [Fact]
    public async Task A_new_desk_has_everything_to_do_that_nobody_can_know_for_it()
    {
        await using var desk = await Empty();

        var steps = await Steps(desk);

        steps.Steps.Select(step => (step.Key, step.IsDone)).ShouldBe([("letterhead", false), ("office", true), ("mail", false), ("colleagues", false), ("inquiry", false)]);
        (steps.Left, steps.IsShown).ShouldBe((4, true));
    }

    [Fact]
    public async Task Each_step_is_done_when_it_is_true_and_open_again_when_it_is_not()
    {
        await using var desk = await Empty();

        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, LetterheadTests.Sample));
        (await IsDone(desk, "letterhead")).ShouldBeTrue();
        await desk.Do(Sam, new WithdrawLetterhead.Command(Guid.CreateVersion7(), 1));
        (await IsDone(desk, "letterhead")).ShouldBeFalse();

        await desk.Do(Sam, new NoteMailTest.Command(null));
        (await IsDone(desk, "mail")).ShouldBeTrue();
        await desk.Do(Sam, new NoteMailTest.Command(MailProblem.NoConnection));
        (await IsDone(desk, "mail")).ShouldBeFalse();

        await Admit(desk, "one@alliance.example", Role.VicePresident);
        (await IsDone(desk, "colleagues")).ShouldBeFalse("One person cannot be four eyes.");
        var second = await Admit(desk, "two@alliance.example", Role.Manager);
        (await IsDone(desk, "colleagues")).ShouldBeTrue();
        await desk.Do(Sam, new ReleasePerson.Command(second));
        (await IsDone(desk, "colleagues")).ShouldBeFalse();

        desk.Clock.Advance(TimeSpan.FromDays(365 * 15));
        (await IsDone(desk, "office")).ShouldBeFalse("The calendar's file ends in 2040.");
    }

    [Fact]
    public async Task A_registered_inquiry_is_the_last_step()
    {
        await using var desk = await Desk.Open();
        (await IsDone(desk, "inquiry")).ShouldBeFalse();

        await Journey.Start(desk);

        (await IsDone(desk, "inquiry")).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_does_not_want_to_be_led_is_not_until_somebody_asks_again()
    {
        await using var desk = await Empty();

        await desk.Do(Sam, new ShowFirstSteps.Command(false));
        (await Steps(desk)).ShouldSatisfyAllConditions(s => s.IsDismissed.ShouldBeTrue(), s => s.IsShown.ShouldBeFalse());

        await desk.Do(Sam, new ShowFirstSteps.Command(true));
        (await Steps(desk)).IsShown.ShouldBeTrue();
        (await desk.Send(Amina, new ShowFirstSteps.Command(false))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    /// <summary>A desk at which nobody but its administrator may sign in.</summary>
    private static async Task<Desk> Empty()
    {
        var desk = await Desk.Open();
        await desk.Look(db => db.ApiKeys.ExecuteDeleteAsync());
        await desk.Look(db => db.People.Where(p => p.Id != Sam.Id.Value).ExecuteDeleteAsync());
        return desk;
    }

    private static async Task<PersonId> Admit(Desk desk, string email, Role role)
    {
        var id = PersonId.New();
        await desk.Do(Sam, new AdmitPerson.Command(id, new PersonForm { Name = "Nadia Sample", Email = email, Roles = [role] }));
        return id;
    }

    private static async Task<FirstStepList.Result> Steps(Desk desk) => (await desk.Do(Sam, new FirstStepList.Query())).Value!;

    private static async Task<bool> IsDone(Desk desk, string key) => (await Steps(desk)).Steps.Single(step => step.Key == key).IsDone;
}
