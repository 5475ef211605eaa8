using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Delivery.Mail;

namespace GlobalReach.Workflows.People;

/// <summary>What an administrator writes down of one of our people.</summary>
public sealed record PersonForm
{
    public string Name { get; init; } = "";

    /// <summary>Position as it stands in a proposal's contact block.</summary>
    public string JobTitle { get; init; } = "";

    /// <summary>Also the name they sign in with.</summary>
    public string Email { get; init; } = "";

    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The team they belong to; null for none.</summary>
    public Guid? TeamId { get; init; }

    public sealed class Validator : AbstractValidator<PersonForm>
    {
        public Validator()
        {
            RuleFor(p => p.Name).NotEmpty().MaximumLength(150);
            RuleFor(p => p.JobTitle).NotNull().MaximumLength(150);
            RuleFor(p => p.Email).Must(email => MailAddress.IsOne(email?.Trim())).WithErrorCode("email-malformed");
            RuleFor(p => p.Roles).NotEmpty();
            RuleForEach(p => p.Roles).IsInEnum();
        }
    }

    /// <summary>Whoever is signed in as this person is asked to sign in again within a minute: what they may do has changed.</summary>
    internal void WriteTo(Person person)
    {
        (person.Name, person.JobTitle, person.Roles, person.TeamId) = (Name.Trim(), JobTitle.Trim(), [.. Roles.Distinct().Order()], TeamId);
        person.UserName = person.Email = Email.Trim();
        person.NormalizedUserName = person.NormalizedEmail = person.Email.ToUpperInvariant();
        person.SignOutEverywhere();
    }
}
