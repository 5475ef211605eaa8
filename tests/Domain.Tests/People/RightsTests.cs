using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.People;

public sealed class RightsTests
{
    /// <summary>Who may do what has to be decided by a second person, or must not be done lightly.</summary>
    [Theory]
    [InlineData(Permission.ClearScreeningHits, Role.VicePresident, Role.Compliance)]
    [InlineData(Permission.ApproveProposals, Role.VicePresident)]
    [InlineData(Permission.ReviewWords, Role.VicePresident, Role.Admin)]
    [InlineData(Permission.ApproveIncentives, Role.VicePresident)]
    [InlineData(Permission.SkipStages, Role.VicePresident)]
    [InlineData(Permission.MigrateLeads, Role.VicePresident, Role.Admin)]
    [InlineData(Permission.Verify, Role.Assurer)]
    [InlineData(Permission.Administer, Role.Admin)]
    [InlineData(Permission.PublishProcesses, Role.VicePresident, Role.Admin)]
    [InlineData(Permission.ReassignLeads, Role.Manager, Role.VicePresident)]
    public void What_weighs_heavily_is_in_few_hands(Permission permission, params Role[] roles) =>
        Enum.GetValues<Role>().Where(role => Rights.Of([role]).Contains(permission)).ShouldBe(roles, ignoreOrder: true);

    [Fact]
    public void The_board_and_the_towns_only_read()
    {
        Rights.Of([Role.Board]).ShouldBe([Permission.KeepAccount, Permission.ReadLeads, Permission.ReadPipeline, Permission.ReadProcesses], ignoreOrder: true);
        Rights.Of([Role.Town]).ShouldBe([Permission.KeepAccount, Permission.ReadLeads], ignoreOrder: true);
    }

    [Fact]
    public void The_administrator_of_the_product_sees_no_lead() => Rights.Of([Role.Admin]).ShouldNotContain(Permission.ReadLeads);

    [Fact]
    public void Two_roles_add_up() => Rights.Of([Role.Town, Role.Assurer]).ShouldBe(Rights.Of([Role.Assurer]), ignoreOrder: true);

    [Fact]
    public void Without_a_role_there_is_no_right() => Rights.Of([]).ShouldBeEmpty();

    [Fact]
    public void Every_role_has_rights() => Enum.GetValues<Role>().ShouldAllBe(role => Rights.Of(new[] { role }).Count > 0);
}
