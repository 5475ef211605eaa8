namespace GlobalReach.Domain.People;

/// <summary>Some of our own people who work together, told in the organisation's journal. Who belongs to it is said of each person; a project's team is something else.</summary>
public sealed class Team : Recorder
{
    /// <summary>Letters a name may have.</summary>
    public const int LongestName = 60;

    private Team()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as names are compared: there is each once.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Who leads it; null while nobody does.</summary>
    public PersonId? LedBy { get; private set; }

    /// <summary>The working calendar on which the deadlines of its people's leads run; null for the one their process names.</summary>
    public string? Calendar { get; private set; }

    /// <inheritdoc/>
    public override Guid StreamId => Organisation.TheOne;

    /// <summary>As names are compared.</summary>
    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    /// <summary>Begins a team.</summary>
    public static Team Found(Guid id, string name, PersonId? ledBy)
    {
        var team = new Team { Id = id };
        team.Restate(name, ledBy);
        team.Record(new TeamFounded(id, ledBy));
        return team;
    }

    /// <summary>Lets the deadlines that start from now on run on another calendar; those that run already keep the instant they were promised for.</summary>
    public void Choose(string? calendar)
    {
        if (calendar == Calendar) return;
        Record(new TeamCalendarChosen(Id, Calendar, calendar));
        Calendar = calendar;
    }

    /// <summary>Gives it another name, or another lead.</summary>
    public void Change(string name, PersonId? ledBy)
    {
        if (name.Trim() == Name && ledBy == LedBy) return;
        Restate(name, ledBy);
        Record(new TeamChanged(Id, ledBy));
    }

    /// <summary>Ends it; its people belong to none any longer.</summary>
    public void Dissolve() => Record(new TeamDissolved(Id));

    private void Restate(string name, PersonId? ledBy) => (Name, NameKey, LedBy) = (name.Trim(), KeyOf(name), ledBy);
}

/// <summary>A team was founded.</summary>
[FactName("organisation.team-founded")]
public sealed record TeamFounded(Guid Team, PersonId? LedBy) : IFact;

/// <summary>A team goes by another name or has another lead.</summary>
[FactName("organisation.team-changed")]
public sealed record TeamChanged(Guid Team, PersonId? LedBy) : IFact;

/// <summary>The deadlines of a team's leads run on another working calendar from now on; null stands for the process's.</summary>
[FactName("organisation.team-calendar-chosen")]
public sealed record TeamCalendarChosen(Guid Team, string? Before, string? Calendar) : IFact;

/// <summary>A team was dissolved.</summary>
[FactName("organisation.team-dissolved")]
public sealed record TeamDissolved(Guid Team) : IFact;

/// <summary>Somebody belongs to a team from now on.</summary>
[FactName("organisation.team-joined")]
public sealed record TeamJoined(PersonId Person, Guid Team) : IFact;

/// <summary>Somebody belongs to no team any longer.</summary>
[FactName("organisation.team-left")]
public sealed record TeamLeft(PersonId Person, Guid Team) : IFact;
