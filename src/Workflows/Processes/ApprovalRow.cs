using System.Globalization;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>An approval of a stage as a form has it; one without a key is new, and an empty line where it says nothing. What the form does not know of it stays as it is.</summary>
public sealed record ApprovalRow
{
    public string? Key { get; init; }

    public Dictionary<string, string?> Names { get; init; } = [];

    public ApprovalPolicy Policy { get; init; }

    public int? Quorum { get; init; }

    public ApprovalSubject About { get; init; }

    public List<SeatRow> Seats { get; init; } = [];

    public StageForm.Term Within { get; init; } = new();

    public ApprovalTimeout OnTimeout { get; init; }

    public List<StageForm.RungRow> Rungs { get; init; } = [];

    public bool Remove { get; init; }

    /// <summary>A place: who may fill it, and the amounts from which on ("USD 500000, EUR 450000"); nobody is an empty line.</summary>
    public sealed record SeatRow
    {
        public List<Role> Roles { get; init; } = [];

        public string? Limits { get; init; }
    }

    internal static ApprovalRow Of(ApprovalDefinition approval, Dictionary<string, string?> names) => new()
    {
        Key = approval.Key, Names = names, Policy = approval.Policy, Quorum = approval.Quorum, About = approval.About, Within = StageForm.Term.Of(approval.Within), OnTimeout = approval.OnTimeout ?? ApprovalTimeout.Remind,
        Seats = [.. approval.Steps.Select(step => new SeatRow { Roles = [.. step.Roles], Limits = step.From is null ? null : string.Join(", ", step.From.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Currency} {limit.Amount}"))) })],
        Rungs = [.. (approval.Escalations ?? []).Select(rung => new StageForm.RungRow { To = rung.To, After = StageForm.Term.Of(rung.After) })],
    };

    internal bool SaysSomething => Key is not null || Within.Amount is not null || Seats.Exists(seat => seat.Roles.Count > 0) || Names.Values.Any(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>The approval as the row says it.</summary>
    internal ApprovalDefinition On(ApprovalDefinition? known, string key)
    {
        var rungs = Rungs.Where(rung => rung.To is not null).Select((rung, i) => new Escalation(rung.To!.Value, i == 0 ? known?.Escalations is [{ After: var first }, ..] ? first : null : rung.After.Text)).ToList();
        var steps = Seats.Where(seat => seat.Roles.Count > 0).Select(seat => new ApprovalStep { Roles = [.. seat.Roles.Distinct()], From = Amounts(seat.Limits) }).ToList();
        return (known ?? new ApprovalDefinition { Key = key, Policy = Policy, Steps = steps }) with
        {
            Policy = Policy, Quorum = Policy == ApprovalPolicy.Quorum ? Quorum : null, About = About, Steps = steps, Within = Within.Text, OnTimeout = OnTimeout, Escalations = rungs.Count > 0 ? rungs : known?.Escalations is { Count: 0 } none ? none : null,
        };
    }

    /// <summary>What cannot be read as an amount is kept as it was written, so that the check names it.</summary>
    private static List<AmountLimit>? Amounts(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : [.. text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(limit => limit.Split(' ', 2, StringSplitOptions.TrimEntries)).Select(parts =>
            parts is [var currency, var amount] && decimal.TryParse(amount.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given)
                ? new AmountLimit(currency.ToUpperInvariant(), given)
                : new AmountLimit(string.Join(' ', parts), 0))];
}
