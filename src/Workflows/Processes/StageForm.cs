using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>The usual edits of a stage as a form has them. What the form does not know of a gate, deadline or task stays as it is.</summary>
public sealed record StageForm
{
    /// <summary>The stage's name and purpose by language.</summary>
    public Dictionary<string, string?> Names { get; init; } = [];

    public Dictionary<string, string?> Purposes { get; init; } = [];

    public Role Owner { get; init; }

    public int StallsAfterDays { get; init; }

    public List<Role> LeftBy { get; init; } = [];

    public List<GateRow> Gates { get; init; } = [];

    public List<DeadlineRow> Deadlines { get; init; } = [];

    public List<TaskRow> Tasks { get; init; } = [];

    public List<ApprovalRow> Approvals { get; init; } = [];

    /// <summary>A gate; one without a name is an empty line.</summary>
    public sealed record GateRow
    {
        public string? Gate { get; init; }

        public string? Of { get; init; }

        public bool Soft { get; init; }

        public bool NeverSkipped { get; init; }

        public string? Link { get; init; }

        public bool Remove { get; init; }
    }

    /// <summary>A working term: so many hours or days.</summary>
    public sealed record Term
    {
        public int? Amount { get; init; }

        public WorkingUnit Unit { get; init; } = WorkingUnit.Days;

        internal static Term Of(string? text) => WorkingTime.TryParse(text, out var term) ? new Term { Amount = term.Amount, Unit = term.Unit } : new Term();

        internal string? Text => Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount}{(Unit == WorkingUnit.Hours ? 'h' : 'd')}") : null;
    }

    /// <summary>A deadline; one without a key is new, and an empty line where it says nothing.</summary>
    public sealed record DeadlineRow
    {
        public string? Key { get; init; }

        public Dictionary<string, string?> Names { get; init; } = [];

        public Term Within { get; init; } = new();

        public string? Until { get; init; }

        public string? SoonerWhen { get; init; }

        public Term Sooner { get; init; } = new();

        public List<RungRow> Rungs { get; init; } = [];

        public bool Remove { get; init; }
    }

    /// <summary>Who is told, and how long after the one before; nobody is an empty line.</summary>
    public sealed record RungRow
    {
        public Recipient? To { get; init; }

        public Term After { get; init; } = new();
    }

    /// <summary>A task; one without a key is new.</summary>
    public sealed record TaskRow
    {
        public string? Key { get; init; }

        public Dictionary<string, string?> Names { get; init; } = [];

        public Role Role { get; init; }

        public Term Within { get; init; } = new();

        public bool Critical { get; init; }

        /// <summary>Tasks of the stage that come first.</summary>
        public List<string> BlockedBy { get; init; } = [];

        public bool Remove { get; init; }
    }

    /// <summary>The form of a stage, with words by language.</summary>
    public static StageForm Of(StageDefinition stage, IReadOnlyDictionary<string, JsonObject> words)
    {
        return new StageForm
        {
            Names = Words($"stages.{stage.Key}.name"), Purposes = Words($"stages.{stage.Key}.purpose"), Owner = stage.Owner, StallsAfterDays = stage.StallsAfterDays, LeftBy = [.. stage.LeftBy],
            Gates = [.. stage.Exit.Select(use => new GateRow { Gate = use.Gate, Of = use.Of, Soft = use.Soft, NeverSkipped = use.NeverSkipped, Link = use.Link })],
            Deadlines =
            [
                .. stage.Deadlines.Select(deadline => new DeadlineRow
                {
                    Key = deadline.Key, Names = Words($"deadlines.{deadline.Key}"), Within = Term.Of(deadline.Within), Until = deadline.Until, SoonerWhen = deadline.Sooner?.When, Sooner = Term.Of(deadline.Sooner?.Within),
                    Rungs = [.. deadline.Escalations.Select(rung => new RungRow { To = rung.To, After = Term.Of(rung.After) })],
                }),
            ],
            Tasks = [.. stage.Tasks.Select(task => new TaskRow { Key = task.Key, Names = Words($"tasks.{task.Key}"), Role = task.Role, Within = Term.Of(task.Within), Critical = task.Critical, BlockedBy = [.. task.BlockedBy ?? []] })],
            Approvals = [.. (stage.Approvals ?? []).Select(approval => ApprovalRow.Of(approval, Words($"approvals.{approval.Key}")))],
        };

        Dictionary<string, string?> Words(string place) => words.ToDictionary(language => language.Key, language => language.Value.At(place));
    }

    /// <summary>The stage as the form says it, and the words by language and place.</summary>
    internal (StageDefinition Stage, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>> Words) On(StageDefinition stage, ProcessDefinition process)
    {
        var words = new Dictionary<string, IReadOnlyDictionary<string, string?>>(StringComparer.Ordinal);
        var taken = process.Stages.SelectMany(known => known.Deadlines.Select(d => d.Key).Concat(known.Tasks.Select(t => t.Key)).Concat((known.Approvals ?? []).Select(a => a.Key))).Concat(process.Actions.SelectMany(a => a.Deadlines).Select(d => d.Key)).ToHashSet(StringComparer.Ordinal);
        Say($"stages.{stage.Key}.name", Names);
        Say($"stages.{stage.Key}.purpose", Purposes);

        var (deadlines, tasks, approvals) = (new List<DeadlineDefinition>(), new List<TaskDefinition>(), new List<ApprovalDefinition>());
        foreach (var row in Deadlines.Where(row => !row.Remove && (row.Key is not null || row.Within.Amount is not null || IsSaid(row.Names))))
        {
            var key = row.Key ?? KeyFor(row.Names, "deadline", taken);
            var known = stage.Deadlines.FirstOrDefault(deadline => deadline.Key == key) ?? new DeadlineDefinition { Key = key, Within = "", Escalations = [] };
            deadlines.Add(known with
            {
                Within = row.Within.Text ?? "", Until = Given(row.Until), Sooner = Given(row.SoonerWhen) is { } when ? new Sooner(when, row.Sooner.Text ?? "") : null,
                Escalations = [.. row.Rungs.Where(rung => rung.To is not null).Select((rung, i) => new Escalation(rung.To!.Value, i == 0 ? known.Escalations is [{ After: var first }, ..] ? first : null : rung.After.Text))],
            });
            Say($"deadlines.{key}", row.Names);
        }

        foreach (var row in Tasks.Where(row => !row.Remove && (row.Key is not null || row.Within.Amount is not null || IsSaid(row.Names))))
        {
            var key = row.Key ?? KeyFor(row.Names, "task", taken);
            var known = stage.Tasks.FirstOrDefault(task => task.Key == key) ?? new TaskDefinition { Key = key, Role = row.Role, Within = "" };
            // A task that goes is waited for no longer.
            var blockedBy = row.BlockedBy.Where(other => !Tasks.Exists(gone => gone.Remove && gone.Key == other)).Distinct().ToList();
            tasks.Add(known with { Role = row.Role, Within = row.Within.Text ?? "", Critical = row.Critical, BlockedBy = blockedBy.Count > 0 ? blockedBy : null });
            Say($"tasks.{key}", row.Names);
        }

        foreach (var row in Approvals.Where(row => !row.Remove && row.SaysSomething))
        {
            var key = row.Key ?? KeyFor(row.Names, "approval", taken);
            approvals.Add(row.On(stage.Approvals?.FirstOrDefault(approval => approval.Key == key), key));
            Say($"approvals.{key}", row.Names);
        }

        var gates = Gates.Where(row => !row.Remove && Given(row.Gate) is not null).Select(row =>
        {
            var known = stage.Exit.FirstOrDefault(use => use.Gate == row.Gate && use.Of == Given(row.Of)) ?? new GateUse { Gate = row.Gate!, Of = Given(row.Of), Link = "" };
            return known with { Soft = row.Soft, NeverSkipped = row.NeverSkipped, Link = Given(row.Link) ?? "" };
        });
        return (stage with { Owner = Owner, StallsAfterDays = StallsAfterDays, LeftBy = [.. LeftBy.Distinct()], Exit = [.. gates], Deadlines = deadlines, Tasks = tasks, Approvals = approvals.Count > 0 ? approvals : null }, words);

        void Say(string place, Dictionary<string, string?> said)
        {
            foreach (var (language, word) in said)
            {
                if (!words.TryGetValue(language, out var known)) words[language] = known = new Dictionary<string, string?>(StringComparer.Ordinal);
                ((Dictionary<string, string?>)known)[place] = word;
            }
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsSaid(Dictionary<string, string?> names) => names.Values.Any(name => Given(name) is not null);

    /// <summary>A key of its own from the English name, else from the first there is.</summary>
    private static string KeyFor(Dictionary<string, string?> names, string otherwise, HashSet<string> taken)
    {
        var said = Given(names.GetValueOrDefault("en")) ?? names.Values.Select(Given).FirstOrDefault(name => name is not null) ?? otherwise;
        var letters = new StringBuilder();
        foreach (var letter in said.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) letters.Append(char.ToLowerInvariant(letter));
            else if (letters.Length > 0 && letters[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) letters.Append('-');
        }

        var key = letters.ToString().Trim('-') is { Length: > 0 } made ? made[..Math.Min(made.Length, 40)].Trim('-') : otherwise;
        for (var (i, first) = (2, key); !taken.Add(key); i++) key = string.Create(CultureInfo.InvariantCulture, $"{first}-{i}");
        return key;
    }

    public sealed class Validator : AbstractValidator<StageForm>
    {
        private const int Most = 100;

        public Validator()
        {
            RuleFor(f => f.Owner).IsInEnum();
            RuleFor(f => f.StallsAfterDays).InclusiveBetween(1, 3650);
            RuleForEach(f => f.LeftBy).IsInEnum();
            RuleFor(f => f.Gates).Must(rows => rows.Count <= Most).WithErrorCode("rows-too-many");
            RuleFor(f => f.Deadlines).Must(rows => rows.Count <= Most && rows.TrueForAll(row => row.Rungs.Count <= Most)).WithErrorCode("rows-too-many");
            RuleFor(f => f.Tasks).Must(rows => rows.Count <= Most).WithErrorCode("rows-too-many");
            RuleFor(f => f.Approvals).Must(rows => rows.Count <= Most && rows.TrueForAll(row => row.Seats.Count <= Most && row.Rungs.Count <= Most)).WithErrorCode("rows-too-many");
            RuleFor(f => f).Must(f => f.Approvals.TrueForAll(row => row.Seats.TrueForAll(seat => seat.Limits is not { Length: > 200 }))).WithErrorCode("word-too-long");
            RuleFor(f => f).Must(f => f.AllNames.All(name => name is not { Length: > DraftWords.Longest })).WithErrorCode("word-too-long");
        }
    }

    private IEnumerable<string?> AllNames => Names.Values.Concat(Purposes.Values).Concat(Deadlines.SelectMany(row => row.Names.Values)).Concat(Tasks.SelectMany(row => row.Names.Values)).Concat(Approvals.SelectMany(row => row.Names.Values));
}
