using System.Text.Json;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Processes;

/// <summary>How far the last twelve months were played through a draft, and what came of it so far. A row, so that any node goes on with it; made anew for another revision.</summary>
public sealed class Simulation
{
    /// <summary>The draft.</summary>
    public Guid Draft { get; init; }

    /// <summary>The revision of it that is played through.</summary>
    public int Revision { get; set; }

    /// <summary>Grows with every step: two who take the same one meet.</summary>
    public int Step { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Leads that moved in that time, and how many were looked at.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    /// <summary>The number of the lead looked at last.</summary>
    public string Next { get; set; } = "";

    public bool IsOver { get; set; }

    /// <summary>What came of it, as JSON.</summary>
    public string Told { get; set; } = "";

    internal Tally Tally => Told.Length == 0 ? new Tally() : JsonSerializer.Deserialize<Tally>(Told, StoredJson.Options)!;
}

/// <summary>What was counted: figures with the first rows behind each.</summary>
public sealed record Tally
{
    /// <summary>Rows that are kept of a figure.</summary>
    public const int MostRows = 200;

    public int Moves { get; set; }

    /// <summary>Leads of which the journal or the draft could not be made sense of; none is expected.</summary>
    public int Unreadable { get; set; }

    public List<Figure> Figures { get; init; } = [];

    /// <summary>One figure: a verdict about one matter of one stage. Rungs are counted for late deadlines: how many reached the first, the second, …</summary>
    public sealed record Figure(Verdict Verdict, string Stage, string About)
    {
        public int Count { get; set; }

        public List<int> Rungs { get; init; } = [];

        public List<Row> Rows { get; init; } = [];
    }

    /// <summary>A lead, and when it moved or when the clock began.</summary>
    public sealed record Row(LeadId Lead, DateTimeOffset At, int Rung);

    internal void Add(LeadId lead, Finding finding)
    {
        var figure = Figures.Find(known => known.Verdict == finding.Verdict && known.Stage == finding.Stage && known.About == finding.About);
        if (figure is null) Figures.Add(figure = new Figure(finding.Verdict, finding.Stage, finding.About));
        figure.Count++;
        for (var rung = 0; rung < finding.Rung; rung++)
        {
            if (figure.Rungs.Count == rung) figure.Rungs.Add(0);
            figure.Rungs[rung]++;
        }

        if (figure.Rows.Count < MostRows) figure.Rows.Add(new Row(lead, finding.At, finding.Rung));
    }
}
