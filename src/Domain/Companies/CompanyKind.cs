namespace GlobalReach.Domain.Companies;

/// <summary>What a company is to us.</summary>
public enum CompanyKind
{
    /// <summary>It invests.</summary>
    Investor,

    /// <summary>Site selector acting for an investor.</summary>
    SiteSelector,

    /// <summary>Law firm.</summary>
    LawFirm,

    /// <summary>Accountant.</summary>
    Accounting,

    /// <summary>Bank.</summary>
    Bank,

    /// <summary>Broker.</summary>
    Broker,

    /// <summary>Chamber of commerce.</summary>
    Chamber,

    /// <summary>Embassy or consulate.</summary>
    Embassy,
}
