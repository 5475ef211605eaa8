using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Aftercare;

/// <summary>One talk with an investor who is here, and what came of it.</summary>
public sealed class AftercareContact : LeadPart
{
    private AftercareContact()
    {
    }

    /// <summary>The day.</summary>
    public DateOnly On { get; private init; }

    /// <summary>How satisfied the investor is, from 1 to 5; "cannot say" is an answer.</summary>
    public Known<int> Satisfaction { get; private init; }

    /// <summary>Jobs as the company reports them: not yet verified.</summary>
    public Known<int> ReportedJobs { get; private init; }

    /// <summary>Obstacles, plans, early warnings.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>Who talked.</summary>
    public PersonId By { get; private init; }

    /// <summary>Records a talk.</summary>
    public static AftercareContact Log(Guid id, LeadId lead, DateOnly on, Known<int> satisfaction, Known<int> reportedJobs, string summary, PersonId by)
    {
        var contact = new AftercareContact { Id = id, LeadId = lead, On = on, Satisfaction = satisfaction, ReportedJobs = reportedJobs, Summary = summary, By = by };
        contact.Record(new AftercareContacted(lead, id, on, reportedJobs.HasValue ? reportedJobs.Value : null, by));
        return contact;
    }
}

/// <summary>How jobs were verified to exist.</summary>
public enum VerificationMethod
{
    /// <summary>Payroll.</summary>
    Payroll,

    /// <summary>A release by the labour department.</summary>
    LabourDepartmentRelease,

    /// <summary>A visit on site.</summary>
    SiteVisit,
}

/// <summary>Jobs that a second person verified, with method and day: the figure that counts.</summary>
public sealed class JobVerification : LeadPart
{
    private JobVerification()
    {
    }

    /// <summary>Full-time equivalents that exist.</summary>
    public int Jobs { get; private init; }

    /// <summary>The day they existed.</summary>
    public DateOnly AsOf { get; private init; }

    /// <summary>How it was verified.</summary>
    public VerificationMethod Method { get; private init; }

    /// <summary>Who verified, never the lead's owner.</summary>
    public PersonId By { get; private init; }

    /// <summary>Records a verification.</summary>
    public static Outcome<JobVerification> Verify(Guid id, Lead lead, int jobs, DateOnly asOf, VerificationMethod method, PersonId by)
    {
        if (!lead.IsHere) return Refusal.Rule("not-won-yet");
        if (by == lead.OwnerId) return LeadRefusals.SecondPersonNeeded;
        var verification = new JobVerification { Id = id, LeadId = lead.Id, Jobs = jobs, AsOf = asOf, Method = method, By = by };
        verification.Record(new JobsVerified(lead.Id, id, jobs, asOf, method, by));
        lead.StateVerifiedJobs(jobs, asOf);
        return verification;
    }
}

/// <summary>Somebody talked with an investor who is here.</summary>
[FactName("aftercare.contacted")]
public sealed record AftercareContacted(LeadId Lead, Guid Contact, DateOnly On, int? ReportedJobs, PersonId By) : IFact;

/// <summary>Jobs were verified to exist.</summary>
[FactName("aftercare.jobs-verified")]
public sealed record JobsVerified(LeadId Lead, Guid Verification, int Jobs, DateOnly AsOf, VerificationMethod Method, PersonId By) : IFact;
