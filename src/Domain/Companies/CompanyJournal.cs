namespace GlobalReach.Domain.Companies;

/// <summary>A company was registered.</summary>
[FactName("company.registered")]
public sealed record CompanyRegistered(CompanyId Company, CompanyKind Kind, string? Country) : IFact;

/// <summary>What we know of a company was corrected with an inquiry.</summary>
[FactName("company.corrected")]
public sealed record CompanyCorrected(CompanyId Company) : IFact;

/// <summary>What we know of a company was changed.</summary>
[FactName("company.changed")]
public sealed record CompanyChanged(CompanyId Company, CompanyKind Kind, string? Country, CompanyId? Parent) : IFact;

/// <summary>Another company was merged into this one, with what moved.</summary>
[FactName("company.merged")]
public sealed record CompaniesMerged(CompanyId Company, CompanyId Merged, Guid Merge, MovedParts Moved) : IFact;

/// <summary>The company goes on as part of another.</summary>
[FactName("company.merged-away")]
public sealed record CompanyMergedAway(CompanyId Company, CompanyId Into, Guid Merge) : IFact;

/// <summary>A merge was undone: the other company stands for itself again.</summary>
[FactName("company.merge-undone")]
public sealed record MergeUndone(CompanyId Company, CompanyId Merged, Guid Merge) : IFact;

/// <summary>The company stands for itself again.</summary>
[FactName("company.came-back")]
public sealed record CompanyCameBack(CompanyId Company, CompanyId From, Guid Merge) : IFact;
