using GlobalReach.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace GlobalReach.Workflows.People;

/// <summary>One of our own people, who signs in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string Name { get; set; } = "";

    /// <summary>Position as it stands in a proposal's contact block.</summary>
    public string JobTitle { get; set; } = "";

    public List<Role> Roles { get; set; } = [];

    /// <summary>The language they read the pages in; null leaves it to their browser.</summary>
    public string? Language { get; set; }

    /// <summary>The team they belong to; null for none.</summary>
    public Guid? TeamId { get; set; }

    /// <summary>When they left; null while they may sign in.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    public PersonId PersonId => PersonId.From(Id);

    /// <summary>Ends every session within a minute and every link that was sent before; a form that shows the account as it was is stale.</summary>
    public void SignOutEverywhere() => (SecurityStamp, ConcurrencyStamp) = (Guid.CreateVersion7().ToString("N"), Guid.CreateVersion7().ToString("N"));
}

/// <summary>What somebody read that not everybody may.</summary>
public enum AccessKind
{
    /// <summary>Who stands behind a protected lead.</summary>
    Identity,

    /// <summary>A file was handed out.</summary>
    Download,

    /// <summary>Rows left the product.</summary>
    Export,
}

/// <summary>Who read what, when: kept for the questions that are asked afterwards.</summary>
public sealed class AccessLogEntry
{
    public Guid Id { get; init; }

    public PersonId Person { get; init; }

    public LeadId? Lead { get; init; }

    public AccessKind Kind { get; init; }

    /// <summary>Which file or page, by id or route.</summary>
    public string What { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
