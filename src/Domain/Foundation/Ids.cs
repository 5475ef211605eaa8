namespace GlobalReach.Domain.Foundation;

/// <summary>The identity of one kind of thing; ids are UUIDv7, so they sort by creation and may be made by the client.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare UUID.</summary>
    Guid Value { get; }

    /// <summary>The identity with this UUID.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A lead (also called project).</summary>
public readonly record struct LeadId(Guid Value) : IId<LeadId>
{
    /// <inheritdoc/>
    public static LeadId From(Guid value) => new(value);

    /// <summary>A fresh identity.</summary>
    public static LeadId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A company.</summary>
public readonly record struct CompanyId(Guid Value) : IId<CompanyId>
{
    /// <inheritdoc/>
    public static CompanyId From(Guid value) => new(value);

    /// <summary>A fresh identity.</summary>
    public static CompanyId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A contact: a person at an investor or at an intermediary.</summary>
public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    /// <inheritdoc/>
    public static ContactId From(Guid value) => new(value);

    /// <summary>A fresh identity.</summary>
    public static ContactId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One of our own people, who signs in.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    /// <summary>The system itself: due deadlines and deliveries act in this name.</summary>
    public static PersonId System { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>A fresh identity.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
