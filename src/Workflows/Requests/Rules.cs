using System.Linq.Expressions;
using FluentValidation;
using FluentValidation.Validators;

namespace GlobalReach.Workflows.Requests;

/// <summary>What several requests ask of their input, in the same words; and the codes their faults are told by.</summary>
public static class Rules
{
    private const int MostJobs = 1_000_000;
    private const int MostReasons = 3;

    /// <summary>A million million, in any currency: more than any project, and far from what a sum can hold.</summary>
    private const decimal MostMoney = 1_000_000_000_000;

    private static readonly DateOnly FirstDay = new(1990, 1, 1);
    private static readonly DateOnly LastDay = new(2099, 12, 31);

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["NotEmptyValidator"] = "required",
        ["NotNullValidator"] = "required",
        ["MaximumLengthValidator"] = "longer-than",
        ["InclusiveBetweenValidator"] = "not-between",
        ["GreaterThanValidator"] = "not-above",
        ["GreaterThanOrEqualValidator"] = "less-than",
        ["LessThanOrEqualValidator"] = "more-than",
        ["EnumValidator"] = "unknown-choice",
    };

    /// <summary>The stable code of a fault that no rule named; a kind of rule that has none yet is a bug.</summary>
    public static string CodeOf(IPropertyValidator validator) =>
        Codes.GetValueOrDefault(validator.Name) ?? throw new InvalidOperationException($"No refusal code for {validator.Name}: give the rule one, or name it here.");

    /// <summary>An amount of a project.</summary>
    public static IRuleBuilderOptions<T, Money> Amount<T>(this IRuleBuilder<T, Money> rule) => rule.Must(IsAmount).WithErrorCode("amount-out-of-range");

    /// <summary>An amount of a project, if there is one.</summary>
    public static IRuleBuilderOptions<T, Known<Money>> Amount<T>(this IRuleBuilder<T, Known<Money>> rule) => rule.Must(known => !known.HasValue || IsAmount(known.Value)).WithErrorCode("amount-out-of-range");

    /// <summary>A number of jobs.</summary>
    public static IRuleBuilderOptions<T, int> Headcount<T>(this IRuleBuilder<T, int> rule) => rule.Must(IsHeadcount).WithErrorCode("headcount-out-of-range");

    /// <summary>A number of jobs, if there is one.</summary>
    public static IRuleBuilderOptions<T, Known<int>> Headcount<T>(this IRuleBuilder<T, Known<int>> rule) => rule.Must(known => !known.HasValue || IsHeadcount(known.Value)).WithErrorCode("headcount-out-of-range");

    /// <summary>A day on which the desk's business can lie: a year mistyped is no year.</summary>
    public static IRuleBuilderOptions<T, DateOnly> BusinessDay<T>(this IRuleBuilder<T, DateOnly> rule) => rule.NotEmpty().Must(IsBusinessDay).WithErrorCode("date-implausible");

    /// <summary>The same, if there is one.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> BusinessDay<T>(this IRuleBuilder<T, DateOnly?> rule) => rule.Must(day => day is not { } given || IsBusinessDay(given)).WithErrorCode("date-implausible");

    /// <summary>A moment on such a day, if there is one.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset?> BusinessTime<T>(this IRuleBuilder<T, DateTimeOffset?> rule) =>
        rule.Must(at => at is not { } given || IsBusinessDay(DateOnly.FromDateTime(given.UtcDateTime))).WithErrorCode("date-implausible");

    /// <summary>Ranked reasons: one primary and up to two secondary ones (DOMAIN §1.4), each named once.</summary>
    public static void RankedReasons<T>(this AbstractValidator<T> validator, Expression<Func<T, IReadOnlyList<string>>> reasons)
    {
        validator.RuleFor(reasons).Must(named => named.Distinct().Count() == named.Count).WithErrorCode("reason-twice");
        validator.RuleFor(reasons).Must(named => named.Count <= MostReasons).WithErrorCode("too-many-reasons");
    }

    private static bool IsAmount(Money money) => money is { Currency: not null, Major: >= 0 and <= MostMoney };

    private static bool IsHeadcount(int jobs) => jobs is >= 0 and <= MostJobs;

    private static bool IsBusinessDay(DateOnly day) => day >= FirstDay && day <= LastDay;
}
