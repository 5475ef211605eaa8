using System.Linq.Expressions;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Workflows.Search;

/// <summary>A lead that something was found on, under the name the person may hear.</summary>
public sealed record FoundLead
{
    public required LeadId Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required bool IsIdentity { get; init; }

    public string? CodeName { get; init; }

    public required Confidentiality Confidentiality { get; init; }

    public required string Process { get; init; }

    public required StageKey Stage { get; init; }

    public required LeadStatus Status { get; init; }

    internal CompanyId? Company { get; init; }

    internal CompanyId? Intermediary { get; init; }

    internal ContactId? Contact { get; init; }

    internal static Expression<Func<NamedLead, FoundLead>> From { get; } = row => new FoundLead
    {
        Id = row.Lead.Id, Number = row.Lead.Number, Name = row.Name.Name, IsIdentity = row.Name.IsIdentity, CodeName = row.Lead.CodeName, Confidentiality = row.Lead.Confidentiality,
        Process = row.Lead.Process.Key, Stage = row.Lead.Stage, Status = row.Lead.Status, Company = row.Lead.CompanyId, Intermediary = row.Lead.IntermediaryId, Contact = row.Lead.ContactId,
    };
}
