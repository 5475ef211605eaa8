using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Tests.Letterheads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Demo;

public sealed class DemoResetTests
{
    [Fact]
    public async Task Without_demonstration_data_there_is_nothing_to_tell_anew()
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Sam, new RetellDemo.Command("demo", DeletesOwn: true))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        (await desk.Send(Sam, new DemoStatus.Query())).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Where_it_was_never_told_nothing_is_deleted_whatever_is_switched_on()
    {
        await using var desk = await Demonstration();
        await Journey.Start(desk);

        var refused = await desk.Send(Sam, new RetellDemo.Command("demo", DeletesOwn: true));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("demo-not-told-here");
        (await desk.Look(db => db.Leads.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, null)]
    [InlineData(5, 0, 0, 0, null)]
    [InlineData(5, 5, 9, 1, null)]
    [InlineData(5, 6, 0, 0, "demo-holds-own-work")]
    [InlineData(0, 1, 0, 0, "demo-not-told-here")]
    [InlineData(0, 0, 1, 0, "demo-not-told-here")]
    public void A_desk_that_is_somebodys_is_never_emptied(int told, int leads, int people, int letterheads, string? code) =>
        (new DemoHoldings.Counts(told, leads, people, letterheads).Protects?.Code).ShouldBe(code);

    [Fact]
    public async Task Asked_twice_it_is_told_once_and_only_administrators_ask()
    {
        await using var desk = await Demonstration();
        (await desk.Send(Amina, new RetellDemo.Command("demo", DeletesOwn: true))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Sam, new RetellDemo.Command("demonstration", DeletesOwn: false))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("demo-word");

        await desk.Do(Sam, new RetellDemo.Command("demo", DeletesOwn: false));
        await desk.Do(Sam, new RetellDemo.Command("demo", DeletesOwn: false));

        (await desk.Look(db => db.HandledRequests.CountAsync())).ShouldBe(1);
        (await desk.Services.GetRequiredService<DemoReset>().AskedBy(Now)).ShouldBe(Sam.Id);
    }

    [Fact]
    public async Task Everything_is_deleted_in_one_go_and_the_cast_is_as_on_the_first_day()
    {
        await using var desk = await Demonstration();
        var reset = desk.Services.GetRequiredService<DemoReset>();
        await desk.Do(Sam, new RetellDemo.Command("demo", DeletesOwn: false));
        await Journey.To(desk, "landing");
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, LetterheadTests.Sample));
        await desk.Do(Sam, new AdmitPerson.Command(PersonId.New(), new PersonForm { Name = "Nadia Sample", Email = "nadia@alliance.example", Roles = [Role.Board] }));
        var stamp = (await desk.Do(Sam, new PeopleRegister.Query())).Value!.Single(p => p.Id == Noor.Id).Stamp;
        await desk.Do(Sam, new ChangePerson.Command(Noor.Id, stamp, new PersonForm { Name = "Renamed", Email = "renamed@alliance.example", Roles = [Role.Board] }));
        (await reset.IsUnderway(Now)).ShouldBeTrue();

        await reset.Empty(desk.Services, Now);

        foreach (var count in new Func<GlobalReachDb, Task<int>>[] { db => db.Leads.CountAsync(), db => db.Companies.CountAsync(), db => db.Journal.CountAsync(), db => db.Deliveries.CountAsync(), db => db.Letterheads.CountAsync(), db => db.Files.CountAsync(), db => db.SearchTerms.CountAsync() })
        {
            (await desk.Look(count)).ShouldBe(0);
        }

        (await desk.Look(db => db.People.CountAsync())).ShouldBe(DemoPeople.All.Count);
        var noor = await desk.Look(db => db.People.AsNoTracking().SingleAsync(p => p.Id == Noor.Id.Value));
        (noor.Name, noor.Email).ShouldBe((Noor.Name, Noor.Email));
        noor.Roles.ShouldBe([Noor.Role]);
        (await desk.Look(db => db.ApiKeys.CountAsync())).ShouldBe(DemoPeople.All.Count + 1);
        (await desk.Look(db => db.Processes.CountAsync())).ShouldBeGreaterThan(0);
        (await desk.Services.GetRequiredService<LetterheadNow>().Read(Now)).IsSeed.ShouldBeTrue();
        reset.LookAgain();
        (await reset.IsUnderway(Now)).ShouldBeTrue("The story is still to be told.");

        await Journey.Start(desk);
        await reset.Empty(desk.Services, Now);
        (await desk.Look(db => db.Leads.CountAsync())).ShouldBe(1, "What is emptied once is not emptied again.");
    }

    [Fact]
    public async Task A_table_is_emptied_before_what_it_refers_to()
    {
        await using var desk = await Desk.Open();

        var model = await desk.Look(db => Task.FromResult(db.GetService<IDesignTimeModel>().Model));
        var order = EmptyTables.InOrder(model);

        foreach (var key in model.GetRelationalModel().Tables.SelectMany(table => table.ForeignKeyConstraints).Where(key => key.PrincipalTable != key.Table))
        {
            order.Index().First(t => t.Item == key.Table.Name).Index.ShouldBeLessThan(order.Index().First(t => t.Item == key.PrincipalTable.Name).Index);
        }
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Task<Desk> Demonstration() => Desk.Open(services => services.AddSingleton(new DemoOptions(Enabled: true)));
}
