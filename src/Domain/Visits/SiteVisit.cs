using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Visits;

/// <summary>How a visit takes place.</summary>
public enum VisitMode
{
    /// <summary>On site.</summary>
    OnSite,

    /// <summary>By video.</summary>
    Virtual,
}

/// <summary>A visit of the investor to the sites, from its date to its debrief.</summary>
public sealed class SiteVisit : LeadPart
{
    private readonly List<OpenQuestion> questions = [];

    private SiteVisit()
    {
    }

    /// <summary>The first day, at the place.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>On site or by video.</summary>
    public VisitMode Mode { get; private set; }

    /// <summary>What the visit has to prove.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>What was learned; null before the debrief.</summary>
    public Debrief? Debrief { get; private set; }

    /// <summary>What the visitors asked and nobody could answer on the spot.</summary>
    public IReadOnlyList<OpenQuestion> Questions => questions;

    /// <summary>Whether the visitors were asked what they thought.</summary>
    public bool FeedbackAsked { get; private set; }

    /// <summary>Plans a visit.</summary>
    public static SiteVisit Schedule(Guid id, LeadId lead, DateOnly from, DateOnly to, VisitMode mode, string purpose)
    {
        var visit = new SiteVisit { Id = id, LeadId = lead, From = from, To = to, Mode = mode, Purpose = purpose };
        visit.Record(new VisitScheduled(lead, id, from, to, mode));
        return visit;
    }

    /// <summary>Moves it to other days or another mode.</summary>
    public Outcome Reschedule(DateOnly from, DateOnly to, VisitMode mode, string purpose)
    {
        if (Debrief is not null) return Refusal.Rule("visit-already-held");
        (From, To, Mode, Purpose) = (from, to, mode, purpose);
        Record(new VisitScheduled(LeadId, Id, from, to, mode));
        return Outcome.Done;
    }

    /// <summary>Records that it was held, what was learned, and who answers what is still open.</summary>
    public Outcome Hold(Debrief debrief, IReadOnlyList<OpenQuestion> open, bool feedbackAsked)
    {
        if (debrief.On < From) return Refusal.Rule("visit-not-yet-held", From);
        Debrief = debrief;
        FeedbackAsked = feedbackAsked;
        questions.Clear();
        questions.AddRange(open);
        Record(new VisitHeld(LeadId, Id, debrief.Score, open.Count, feedbackAsked));
        return Outcome.Done;
    }
}

/// <summary>What the hosts learned from a visit: a score from 1 to 5 and what was said.</summary>
public sealed record Debrief(int Score, string Summary, PersonId By, DateOnly On);

/// <summary>A question that is still open after a visit, with who answers it by when.</summary>
public sealed record OpenQuestion(string Question, PersonId Owner, DateOnly Due);

/// <summary>A visit was planned or moved.</summary>
[FactName("visit.scheduled")]
public sealed record VisitScheduled(LeadId Lead, Guid Visit, DateOnly From, DateOnly To, VisitMode Mode) : IFact;

/// <summary>A visit was held and debriefed.</summary>
[FactName("visit.held")]
public sealed record VisitHeld(LeadId Lead, Guid Visit, int Score, int OpenQuestions, bool FeedbackAsked) : IFact;
