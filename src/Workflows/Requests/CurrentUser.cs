using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Requests;

/// <summary>Who asks, in this scope: a person set by the edge, or the system at work on what is due.</summary>
public sealed class CurrentUser
{
    private static readonly Actor Nobody = new(new PersonId(Guid.Empty), new HashSet<Role>(), new HashSet<Permission>());

    public Actor Actor { get; private set; } = Nobody;

    public string Name { get; private set; } = "";

    public PersonId Id => Actor.Id;

    public bool IsKnown => Actor != Nobody;

    public bool IsSystem => Id == PersonId.System;

    public bool May(Permission permission) => Actor.Permissions.Contains(permission);

    public bool Is(Role role) => Actor.Roles.Contains(role);

    public void Become(PersonId id, string name, IEnumerable<Role> roles)
    {
        var held = roles.ToHashSet();
        (Actor, Name) = (new Actor(id, held, Rights.Of(held)), name);
    }

    /// <summary>Due deadlines and deliveries act with every right but no role, so no process lets them through a person's gate.</summary>
    public void BecomeSystem() => (Actor, Name) = (new Actor(PersonId.System, new HashSet<Role>(), Enum.GetValues<Permission>().ToHashSet()), "Global Reach");
}
