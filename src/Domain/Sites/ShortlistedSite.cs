using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Sites;

/// <summary>A site or building that is offered to one project, with the proof that it fits.</summary>
public sealed class ShortlistedSite : LeadPart
{
    private ShortlistedSite()
    {
    }

    /// <summary>What we know of it and where from.</summary>
    public SiteFacts Facts { get; private set; } = null!;

    /// <summary>Whether it passes every must-have.</summary>
    public bool PassesMustHaves { get; private set; }

    /// <summary>Why it is offered although it does not; null when it does or nobody said.</summary>
    public string? ExceptionBecause { get; private set; }

    /// <summary>Whether it was taken off the list again.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Whether it may carry a proposal: it fits, or a recorded exception says why not.</summary>
    public bool IsOfferable => !IsWithdrawn && (PassesMustHaves || ExceptionBecause is { Length: > 0 });

    /// <summary>Puts a site on the list.</summary>
    public static ShortlistedSite Add(Guid id, LeadId lead, SiteFacts facts, bool passes, string? exception)
    {
        var site = new ShortlistedSite { Id = id, LeadId = lead, Facts = facts, PassesMustHaves = passes, ExceptionBecause = exception };
        site.Record(new SiteShortlisted(lead, id, passes, exception is not null));
        return site;
    }

    /// <summary>Corrects what we know of it.</summary>
    public void Correct(SiteFacts facts, bool passes, string? exception)
    {
        (Facts, PassesMustHaves, ExceptionBecause, IsWithdrawn) = (facts, passes, exception, false);
        Record(new SiteShortlisted(LeadId, Id, passes, exception is not null));
    }

    /// <summary>Takes it off the list.</summary>
    public Outcome Withdraw()
    {
        if (IsWithdrawn) return LeadRefusals.AlreadyDecided;
        IsWithdrawn = true;
        Record(new SiteWithdrawn(LeadId, Id));
        return Outcome.Done;
    }
}

/// <summary>What is known of a site. Facts go stale: they carry their source and its date (DOMAIN §1.6).</summary>
public sealed record SiteFacts
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The town it lies in.</summary>
    public string Town { get; init; } = "";

    /// <summary>Building, land, office, … in a few words.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Area in square feet; null when unknown.</summary>
    public int? AreaSqFt { get; init; }

    /// <summary>Electric power at the site in kW; null when unknown.</summary>
    public int? PowerKw { get; init; }

    /// <summary>Road miles to the nearest airport; null when unknown.</summary>
    public decimal? AirportMiles { get; init; }

    /// <summary>Where these facts come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The day they were true.</summary>
    public DateOnly AsOf { get; init; }
}

/// <summary>A site was put on the shortlist or corrected.</summary>
[FactName("site.shortlisted")]
public sealed record SiteShortlisted(LeadId Lead, Guid Site, bool PassesMustHaves, bool ByException) : IFact;

/// <summary>A site was taken off the shortlist.</summary>
[FactName("site.withdrawn")]
public sealed record SiteWithdrawn(LeadId Lead, Guid Site) : IFact;
