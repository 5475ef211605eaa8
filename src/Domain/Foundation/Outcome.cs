using System.Diagnostics.CodeAnalysis;

namespace GlobalReach.Domain.Foundation;

/// <summary>Why a request was not done, as far as a caller needs to tell the cases apart.</summary>
public enum RefusalKind
{
    /// <summary>The request itself is malformed: correct the input.</summary>
    Invalid,

    /// <summary>There is no such thing, or the person may not know that there is.</summary>
    NotFound,

    /// <summary>The person's role does not allow it.</summary>
    Forbidden,

    /// <summary>Somebody else changed it meanwhile: read again, then decide.</summary>
    Conflict,

    /// <summary>A rule of the business stands in the way.</summary>
    Rule,
}

/// <summary>An expected "no": a stable code for machines, whose prose lives in the resources.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, params IReadOnlyList<object> Args)
{
    /// <summary>The input field it is about; null when it is about the request as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>The gate that is not met; null when no gate refused.</summary>
    public string? Gate { get; init; }

    /// <summary>The key of the page or fact where the matter is mended; null when there is no such place.</summary>
    public string? Link { get; init; }

    /// <summary>Whether a recorded reason may override it (a soft gate).</summary>
    public bool Overridable { get; init; }

    /// <summary>A malformed field.</summary>
    public static Refusal Invalid(string field, string code, params IReadOnlyList<object> args) =>
        new(RefusalKind.Invalid, code, args) { Field = field };

    /// <summary>A broken business rule.</summary>
    public static Refusal Rule(string code, params IReadOnlyList<object> args) => new(RefusalKind.Rule, code, args);
}

/// <summary>The answer to a request: done, or refused with every reason.</summary>
public interface IOutcome
{
    /// <summary>Whether it was done.</summary>
    bool Succeeded { get; }

    /// <summary>Every reason against it; empty once it succeeded.</summary>
    IReadOnlyList<Refusal> Refusals { get; }
}

/// <summary>An outcome that the request pipeline can refuse without knowing what it carries.</summary>
public interface IOutcome<TSelf> : IOutcome
    where TSelf : IOutcome<TSelf>
{
    /// <summary>The same outcome, refused.</summary>
    static abstract TSelf Refused(params IReadOnlyList<Refusal> refusals);

    /// <summary>The type of what it carries; null when it carries nothing.</summary>
    static abstract Type? AnswerType { get; }

    /// <summary>What it carries once it succeeded.</summary>
    object? Answer { get; }

    /// <summary>A success that carries an answer given before.</summary>
    static abstract TSelf Again(object? answer);
}

/// <summary>Done or refused, with nothing to carry.</summary>
public sealed record Outcome : IOutcome<Outcome>
{
    private Outcome(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    /// <summary>It was done.</summary>
    public static Outcome Done { get; } = new([]);

    /// <inheritdoc/>
    public bool Succeeded => Refusals.Count == 0;

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <inheritdoc/>
    public static Outcome Refused(params IReadOnlyList<Refusal> refusals) => new(NonEmpty(refusals));

    /// <inheritdoc/>
    public static Type? AnswerType => null;

    /// <inheritdoc/>
    public object? Answer => null;

    /// <inheritdoc/>
    public static Outcome Again(object? answer) => Done;

    /// <summary>A single reason is a refusal.</summary>
    public static implicit operator Outcome(Refusal refusal) => Refused(refusal);

    internal static IReadOnlyList<Refusal> NonEmpty(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? refusals : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));
}

/// <summary>Done with a value, or refused.</summary>
public sealed record Outcome<T> : IOutcome<Outcome<T>>
{
    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    /// <inheritdoc/>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Refusals.Count == 0;

    /// <summary>What was asked for; null only when refused.</summary>
    public T? Value { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>It was done, and this came of it.</summary>
    public static Outcome<T> Of(T value) => new(value, []);

    /// <inheritdoc/>
    public static Outcome<T> Refused(params IReadOnlyList<Refusal> refusals) => new(default, Outcome.NonEmpty(refusals));

    /// <inheritdoc/>
    public static Type? AnswerType => typeof(T);

    /// <inheritdoc/>
    public object? Answer => Value;

    /// <inheritdoc/>
    public static Outcome<T> Again(object? answer) => Of((T)answer!);

    /// <summary>The same answer without its value.</summary>
    public Outcome ToOutcome() => Succeeded ? Outcome.Done : Outcome.Refused(Refusals);

    /// <summary>The same refusal, of something else.</summary>
    public Outcome<TOther> As<TOther>() => Outcome<TOther>.Refused(Refusals);

    /// <summary>A value is a success.</summary>
    public static implicit operator Outcome<T>(T value) => Of(value);

    /// <summary>A single reason is a refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);
}
