namespace GlobalReach.Domain.Foundation;

/// <summary>What we know of something only the client can tell: a value, "cannot say, asked on a date", or not asked yet.</summary>
/// <remarks>Gates accept the first two, so that nobody is made to invent data. The default is "not asked yet".</remarks>
public readonly record struct Known<T>
    where T : notnull
{
    private readonly T? value;
    private readonly bool hasValue;

    private Known(T? value, bool hasValue, DateOnly? askedOn) => (this.value, this.hasValue, AskedOn) = (value, hasValue, askedOn);

    /// <summary>Nobody asked the client yet.</summary>
    public static Known<T> NotAsked => default;

    /// <summary>The day the client said that they cannot say; null otherwise.</summary>
    public DateOnly? AskedOn { get; }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => hasValue;

    /// <summary>Whether the client was asked and answered, be it with "cannot say".</summary>
    public bool IsAnswered => hasValue || AskedOn is not null;

    /// <summary>The value; reading it while there is none is a bug.</summary>
    public T Value => hasValue ? value! : throw new InvalidOperationException("Nothing is known.");

    /// <summary>The client told us.</summary>
    public static Known<T> Of(T value) => new(value, true, null);

    /// <summary>The client cannot say.</summary>
    public static Known<T> CannotSay(DateOnly askedOn) => new(default, false, askedOn);

    /// <summary>The value, or what stands in for it.</summary>
    public T? Or(T? fallback) => hasValue ? value : fallback;

    /// <summary>The value read as something else; "cannot say" stays what it is.</summary>
    public Known<TOther> Select<TOther>(Func<T, TOther> read)
        where TOther : notnull =>
        hasValue ? Known<TOther>.Of(read(value!)) : AskedOn is { } day ? Known<TOther>.CannotSay(day) : default;

    /// <summary>A plain value is known.</summary>
    public static implicit operator Known<T>(T value) => Of(value);
}
