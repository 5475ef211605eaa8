using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.People;

public sealed class OrganisationTests
{
    [Fact]
    public void A_calendar_link_is_told_by_ids_alone()
    {
        var (organisation, person, link) = (Organisation.Found(), PersonId.New(), Guid.CreateVersion7());
        organisation.TakeFacts();

        organisation.MakeCalendarLink(person, link);
        organisation.RevokeCalendarLink(person, link);

        organisation.TakeFacts().ShouldBe([new CalendarLinkMade(person, link), new CalendarLinkRevoked(person, link)]);
    }

    [Fact]
    public void A_second_factor_is_told_by_whose_it_is_and_nothing_else()
    {
        var (organisation, person) = (Organisation.Found(), PersonId.New());
        organisation.TakeFacts();

        organisation.RequireSecondFactor(person);
        organisation.RenewRecoveryCodes(person);
        organisation.SwitchOffSecondFactor(person);
        organisation.TakeAwaySecondFactor(person);

        organisation.TakeFacts().ShouldBe([new SecondFactorSetUp(person), new RecoveryCodesRenewed(person), new SecondFactorSwitchedOff(person), new SecondFactorTakenAway(person)]);
    }
}
