using GlobalReach.Domain.People;

namespace GlobalReach.Workflows.Leads;

/// <summary>The rule of the visibility filter for a person who is not the one asking: whom something on a lead may be given to.</summary>
public static class Viewers
{
    public static bool MaySee(this Lead lead, PersonId person, IEnumerable<Role> roles) =>
        lead.OwnerId == person || lead.BackupId == person || lead.Team.Any(member => member.PersonId == person)
        || (lead.Confidentiality != Confidentiality.Sealed && roles.Any(role => role != Role.Town && Rights.Of([role]).Contains(Permission.ReadLeads)));
}
