using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.People;

public sealed class TeamTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void A_team_is_told_by_ids_alone()
    {
        var lead = PersonId.New();
        var team = Team.Found(Id, "  Asia  ", null);
        team.Change("Asia and Pacific", lead);
        team.Dissolve();

        (team.Name, team.NameKey, team.LedBy).ShouldBe(("Asia and Pacific", "ASIA AND PACIFIC", lead));
        team.TakeFacts().ShouldBe([new TeamFounded(Id, null), new TeamChanged(Id, lead), new TeamDissolved(Id)]);
    }

    [Fact]
    public void What_stays_as_it_is_is_not_told()
    {
        var (team, organisation, person) = (Team.Found(Id, "Asia", null), Organisation.Found(), PersonId.New());
        team.TakeFacts();
        organisation.TakeFacts();

        team.Change(" Asia ", null);
        organisation.Assign(person, null, null);
        organisation.Assign(person, Id, Id);

        team.TakeFacts().ShouldBeEmpty();
        organisation.TakeFacts().ShouldBeEmpty();
    }

    [Fact]
    public void Who_changes_teams_joins_the_other_and_who_belongs_to_none_has_left()
    {
        var (organisation, person, other) = (Organisation.Found(), PersonId.New(), Guid.CreateVersion7());
        organisation.TakeFacts();

        organisation.Assign(person, null, Id);
        organisation.Assign(person, Id, other);
        organisation.Assign(person, other, null);

        organisation.TakeFacts().ShouldBe([new TeamJoined(person, Id), new TeamJoined(person, other), new TeamLeft(person, other)]);
    }
}
