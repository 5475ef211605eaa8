using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;

namespace GlobalReach.Web.Pages.People;

/// <summary>What an administrator types of one of our people; every page with such a form calls it <c>Form</c>.</summary>
public sealed class PersonEntry
{
    public string? Name { get; set; }

    public string? JobTitle { get; set; }

    public string? Email { get; set; }

    public List<Role> Roles { get; set; } = [];

    public Guid? TeamId { get; set; }

    public static PersonEntry Of(PeopleRegister.Entry known) => new() { Name = known.Name, JobTitle = known.JobTitle, Email = known.Email, Roles = [.. known.Roles], TeamId = known.TeamId };

    public PersonForm ToForm() => new() { Name = Name ?? "", JobTitle = JobTitle ?? "", Email = Email ?? "", Roles = Roles, TeamId = TeamId };
}
