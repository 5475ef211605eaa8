using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.People;

public sealed class TeamTests
{
    [Fact]
    public async Task A_team_is_founded_once_led_by_somebody_and_each_name_is_there_once()
    {
        await using var desk = await Desk.Open();
        var id = Guid.CreateVersion7();

        await desk.Do(Sam, new FoundTeam.Command(id, "Asia", Amina.Id));
        await desk.Do(Sam, new FoundTeam.Command(id, "Asia", Amina.Id));
        var twice = await desk.Send(Sam, new FoundTeam.Command(Guid.CreateVersion7(), " ASIA ", null));
        var strange = await desk.Send(Sam, new ChangeTeam.Command(id, "Asia", PersonId.New()));
        var manager = await desk.Send(Amina, new FoundTeam.Command(Guid.CreateVersion7(), "Mine", null));

        twice.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("team-name-taken"), r => r.Field.ShouldBe("Name"));
        strange.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("person-unknown"), r => r.Field.ShouldBe("LedBy"));
        manager.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        var team = (await desk.Do(Amina, new TeamList.Query())).Value!.ShouldHaveSingleItem();
        (team.Id, team.Name, team.LedBy, team.Members.Count).ShouldBe((id, "Asia", Amina.Id, 0));
        (await Told(desk)).ShouldBe(["organisation.founded", "organisation.team-founded"]);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("   ", "required")]
    [InlineData("A team with a name that is far too long for any list or any choice", "longer-than")]
    public async Task A_name_that_is_none_is_told_at_its_field(string name, string code)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Sam, new FoundTeam.Command(Guid.CreateVersion7(), name, null));

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe(code), r => r.Field.ShouldBe("Name"));
    }

    [Fact]
    public async Task People_are_assigned_on_their_own_form_and_the_journal_tells_it()
    {
        await using var desk = await Desk.Open();
        var team = await Found(desk, "Asia");

        await Assign(desk, Amina, team);
        await Assign(desk, Amina, team);
        await Assign(desk, Amina, null);
        var unknown = await desk.Send(Sam, new AdmitPerson.Command(PersonId.New(), new PersonForm { Name = "Nadia Sample", Email = "nadia@alliance.example", Roles = [Role.Analyst], TeamId = Guid.CreateVersion7() }));

        unknown.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("team-unknown"), r => r.Field.ShouldBe("TeamId"));
        (await Told(desk)).Where(fact => fact.Contains("team")).ShouldBe(["organisation.team-founded", "organisation.team-joined", "organisation.team-left"]);
    }

    [Fact]
    public async Task Dissolved_its_people_belong_to_none_and_keep_their_leads()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.Reach(desk, "inquiry");
        var team = await Found(desk, "Asia");
        await Assign(desk, Amina, team);

        await desk.Do(Sam, new DissolveTeam.Command(team));

        (await desk.Do(Amina, new TeamList.Query())).Value!.ShouldBeEmpty();
        (await desk.Look(db => db.People.Where(p => p.TeamId != null).CountAsync())).ShouldBe(0);
        (await desk.Lead(lead.Lead)).OwnerId.ShouldBe(Amina.Id);
        (await desk.Send(Sam, new DissolveTeam.Command(team))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("team-not-found");
        (await Told(desk))[^1].ShouldBe("organisation.team-dissolved");
    }

    [Fact]
    public async Task Leads_of_a_team_are_those_its_people_answer_for()
    {
        await using var desk = await Desk.Open();
        var lead = (await Journey.Reach(desk, "inquiry")).Lead;
        var (hers, others) = (await Found(desk, "Asia"), await Found(desk, "Europe"));
        await Assign(desk, Amina, hers);
        await Assign(desk, Bjorn, others);

        (await Listed(desk, hers)).ShouldBe([lead]);
        (await Listed(desk, others)).ShouldBeEmpty();
        (await OnBoard(desk, hers)).ShouldBe([lead]);
        (await OnBoard(desk, others)).ShouldBeEmpty();
        (await desk.Do(Amina, new BoardColumn.Query("inquiry", null) { Team = hers })).Value!.Cards.ShouldHaveSingleItem().Id.ShouldBe(lead);
        (await desk.Do(Amina, new LeadNeighbours.Query(lead, new LeadList.Query { Team = hers }))).Value!.Total.ShouldBe(1);
        foreach (var refused in new IOutcome[] { await desk.Send(Amina, new LeadList.Query { Team = Guid.CreateVersion7() }), await desk.Send(Amina, new Board.Query { Team = Guid.CreateVersion7() }) })
        {
            refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("team-unknown");
        }
    }

    private static async Task<Guid> Found(Desk desk, string name)
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Sam, new FoundTeam.Command(id, name, null));
        return id;
    }

    private static async Task Assign(Desk desk, DemoPerson person, Guid? team)
    {
        var entry = (await desk.Do(Sam, new PeopleRegister.Query())).Value!.Single(known => known.Id == person.Id);
        await desk.Do(Sam, new ChangePerson.Command(person.Id, entry.Stamp, new PersonForm { Name = entry.Name, JobTitle = entry.JobTitle, Email = entry.Email, Roles = entry.Roles, TeamId = team }));
    }

    private static async Task<IEnumerable<LeadId>> Listed(Desk desk, Guid team) => (await desk.Do(Amina, new LeadList.Query { Team = team })).Value!.Rows.Select(row => row.Id);

    private static async Task<IEnumerable<LeadId>> OnBoard(Desk desk, Guid team) => (await desk.Do(Amina, new Board.Query { Team = team })).Value!.Columns.SelectMany(column => column.Cards).Select(card => card.Id);

    private static Task<List<string>> Told(Desk desk) => desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne).OrderBy(e => e.Sequence).Select(e => e.Fact).ToListAsync());
}
