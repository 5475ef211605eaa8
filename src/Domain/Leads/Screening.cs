namespace GlobalReach.Domain.Leads;

/// <summary>What a search of a denied-party list showed.</summary>
public enum ScreeningResult
{
    /// <summary>No match.</summary>
    Clear,

    /// <summary>A possible match: it blocks until a second person clears it.</summary>
    Hit,
}

/// <summary>One party of a lead, looked up in one sanctions or denied-party list.</summary>
public sealed class Screening : LeadPart
{
    private Screening()
    {
    }

    /// <summary>Who was looked up, as typed into the search.</summary>
    public string Party { get; private init; } = "";

    /// <summary>Which list.</summary>
    public string List { get; private init; } = "";

    /// <summary>The date the list was issued or downloaded.</summary>
    public DateOnly ListDate { get; private init; }

    /// <summary>What it showed.</summary>
    public ScreeningResult Result { get; private init; }

    /// <summary>Who looked.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who cleared a hit; null while it stands.</summary>
    public PersonId? ClearedBy { get; private set; }

    /// <summary>When it was cleared.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>Why it is no match after all.</summary>
    public string? ClearedBecause { get; private set; }

    /// <summary>Whether it blocks the lead.</summary>
    public bool Blocks => Result == ScreeningResult.Hit && ClearedBy is null;

    /// <summary>Records a look-up.</summary>
    public static Screening Run(Guid id, LeadId lead, string party, string list, DateOnly listDate, ScreeningResult result, PersonId by, DateTimeOffset now)
    {
        var screening = new Screening { Id = id, LeadId = lead, Party = party, List = list, ListDate = listDate, Result = result, By = by, At = now };
        screening.Record(new PartyScreened(lead, id, list, listDate, result, by));
        return screening;
    }

    /// <summary>A second person finds that the hit is somebody else.</summary>
    public Outcome Clear(string because, PersonId by, DateTimeOffset now)
    {
        if (!Blocks) return LeadRefusals.AlreadyDecided;
        if (by == By) return LeadRefusals.SecondPersonNeeded;
        (ClearedBy, ClearedAt, ClearedBecause) = (by, now, because);
        Record(new ScreeningHitCleared(LeadId, Id, by));
        return Outcome.Done;
    }
}

/// <summary>A party was looked up in a list.</summary>
[FactName("lead.party-screened")]
public sealed record PartyScreened(LeadId Lead, Guid Screening, string List, DateOnly ListDate, ScreeningResult Result, PersonId By) : IFact;

/// <summary>A screening hit was cleared by a second person.</summary>
[FactName("lead.screening-hit-cleared")]
public sealed record ScreeningHitCleared(LeadId Lead, Guid Screening, PersonId By) : IFact;
