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
}
