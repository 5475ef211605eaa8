namespace GlobalReach.Domain.People;

/// <summary>Days on which one of our people is away, and who stands in for them; told in the organisation's journal. Why they are away is nobody's business here.</summary>
public sealed class Absence : Recorder
{
    /// <summary>Whoever is away for longer has handed their work over.</summary>
    public const int LongestDays = 366;

    private Absence()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who is away.</summary>
    public PersonId PersonId { get; private init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private init; }

    /// <summary>Who sees their work meanwhile; null when nobody does.</summary>
    public PersonId? StandInId { get; private init; }

    /// <summary>The day it was called off or they came back early; null while it holds.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <inheritdoc/>
    public override Guid StreamId => Organisation.TheOne;

    /// <summary>Says who is away, when, and who stands in.</summary>
    public static Outcome<Absence> Announce(Guid id, PersonId person, DateOnly from, DateOnly to, PersonId? standIn, DateOnly today)
    {
        if (to < from) return Refusal.Invalid("To", "absence-ends-before-it-begins");
        if (to < today) return Refusal.Invalid("To", "absence-is-over");
        if (to.DayNumber - from.DayNumber >= LongestDays) return Refusal.Invalid("To", "absence-too-long", LongestDays);
        if (standIn == person) return Refusal.Invalid("StandInId", "stands-in-for-themselves");

        var absence = new Absence { Id = id, PersonId = person, From = from, To = to, StandInId = standIn };
        absence.Record(new AbsenceAnnounced(id, person, from, to, standIn));
        return absence;
    }

    /// <summary>They are back, or it was called off.</summary>
    public void End(DateOnly today)
    {
        if (EndedOn is not null) return;
        EndedOn = today;
        Record(new AbsenceEnded(Id, PersonId));
    }

    /// <summary>Whether it holds on a day.</summary>
    public bool Covers(DateOnly day) => EndedOn is null && From <= day && day <= To;
}

/// <summary>Somebody will be away from one day to another.</summary>
[FactName("organisation.absence-announced")]
public sealed record AbsenceAnnounced(Guid Absence, PersonId Person, DateOnly From, DateOnly To, PersonId? StandIn) : IFact;

/// <summary>Somebody is back before the day they said, or did not go.</summary>
[FactName("organisation.absence-ended")]
public sealed record AbsenceEnded(Guid Absence, PersonId Person) : IFact;
