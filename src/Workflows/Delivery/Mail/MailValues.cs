using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.People;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>The names by which mail templates know people. Unknown is empty, never missing.</summary>
internal static class MailValues
{
    /// <summary>An honorific belongs to the language it is said in: elsewhere it would read oddly (Dear 様 …), so it is left out.</summary>
    public static Dictionary<string, string> Of(ContactDetails contact, Person owner, string project, string language) => new(StringComparer.Ordinal)
    {
        ["honorific"] = contact.Language is { } own && own.Value.Split('-')[0] == language.Split('-')[0] ? contact.Honorific ?? "" : "",
        ["given_name"] = contact.GivenName,
        ["family_name"] = contact.FamilyName,
        ["owner_name"] = owner.Name,
        ["owner_title"] = owner.JobTitle,
        ["owner_email"] = owner.Email ?? "",
        ["project"] = project,
    };

    public static Addressee ToAddressee(this ContactDetails contact) => new(contact.Email!, $"{contact.GivenName} {contact.FamilyName}".Trim());

    public static Addressee? ToAddressee(this Person person) => person.Email is { Length: > 0 } address ? new Addressee(address, person.Name) : null;
}
