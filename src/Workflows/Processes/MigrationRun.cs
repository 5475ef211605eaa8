using System.Text.Json;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Processes;

/// <summary>How far a run of migrations is.</summary>
public enum RunState
{
    /// <summary>Its leads are looked at one after the other: the dry run.</summary>
    Looking,

    /// <summary>The dry run is over; nothing was changed.</summary>
    Looked,

    /// <summary>Its leads go over, one after the other.</summary>
    Carrying,

    /// <summary>Every lead was carried over or left.</summary>
    Over,
}

/// <summary>What became of one lead of a run.</summary>
public enum RunLeadState
{
    /// <summary>Not looked at yet.</summary>
    Waiting,

    /// <summary>It would go over.</summary>
    Fits,

    /// <summary>It would be left.</summary>
    Left,

    /// <summary>It went over.</summary>
    Carried,

    /// <summary>It was refused when its turn came, and stays where it is.</summary>
    Refused,
}

/// <summary>Many leads that go over together: which, where to and why, first as a dry run, then for real. A row with a row a lead, so that any node goes on with it, and a second press finds what the first one did.</summary>
public sealed class MigrationRun
{
    /// <summary>Leads one run can have; more go in several, a stage each.</summary>
    public const int Most = 10_000;

    /// <summary>Made by whoever begins it.</summary>
    public Guid Id { get; init; }

    public required string FromProcess { get; init; }

    public int FromVersion { get; init; }

    public required string ToProcess { get; init; }

    public int ToVersion { get; init; }

    /// <summary>Stages and what they become where the definitions do not say, as JSON.</summary>
    public required string Map { get; init; }

    public PersonId BegunBy { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    public RunState State { get; set; }

    /// <summary>Grows with every step: two who take the same one meet.</summary>
    public int Step { get; set; }

    public int Total { get; init; }

    /// <summary>Why they go over; null until they do.</summary>
    public string? Reason { get; set; }

    public PersonId? CarriedBy { get; set; }

    public DateTimeOffset? CarriedAt { get; set; }

    /// <summary>What the dry run counted, as JSON.</summary>
    public string Told { get; set; } = "";

    public ProcessRef From => new(FromProcess, FromVersion);

    public ProcessRef To => new(ToProcess, ToVersion);

    public IReadOnlyDictionary<string, string> Stages => JsonSerializer.Deserialize<Dictionary<string, string>>(Map, StoredJson.Options)!;

    internal MigrationTally Tally => Told.Length == 0 ? new MigrationTally() : JsonSerializer.Deserialize<MigrationTally>(Told, StoredJson.Options)!;
}

/// <summary>A lead of a run.</summary>
public sealed class MigrationRunLead
{
    public Guid Run { get; init; }

    public LeadId Lead { get; init; }

    /// <summary>Its number: the order they are looked at and shown in.</summary>
    public required string Number { get; init; }

    public RunLeadState State { get; set; }

    /// <summary>The code of what stood against it; null where nothing did.</summary>
    public string? Code { get; set; }
}

/// <summary>What a dry run counted: into which stages leads go, what their clocks and tasks do, which gates they meet, and why some are left.</summary>
public sealed record MigrationTally
{
    public List<Line> Lines { get; init; } = [];

    /// <summary>One figure: so many leads for which this is so, about a key of the definitions; in which stage, and which it becomes.</summary>
    public sealed record Line(MigrationMatter Matter, string About, string Stage, string? Becomes)
    {
        public int Leads { get; set; }
    }

    internal void Add(MigrationMatter matter, string about, string stage, string? becomes = null)
    {
        var line = Lines.Find(known => known.Matter == matter && known.About == about && known.Stage == stage && known.Becomes == becomes);
        if (line is null) Lines.Add(line = new Line(matter, about, stage, becomes));
        line.Leads++;
    }
}

/// <summary>What a dry run counts.</summary>
public enum MigrationMatter
{
    /// <summary>Leads that go over into a stage.</summary>
    Goes,

    /// <summary>Leads that are left.</summary>
    Left,

    ClockKept,
    ClockMoved,
    ClockStarted,
    ClockCancelled,
    TaskKept,
    TaskAdded,
    TaskDropped,

    /// <summary>A gate before the next stage that they do not meet yet.</summary>
    GateUnmet,
}
