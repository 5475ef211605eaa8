using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Pages.Companies;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The entries of an inquiry, for every page that has a <c>Form</c> of them; with the known companies that were taken over, and where others are looked for meanwhile.</summary>
public sealed record InquiryFields(InquiryForm Form, KnownParties Known, AlikePanel Alike);

/// <summary>The companies of an inquiry that are known already and were taken over, each with its name to be shown.</summary>
public sealed class KnownParties
{
    public Guid? Company { get; set; }

    public string? CompanyName { get; set; }

    public Guid? Firm { get; set; }

    public string? FirmName { get; set; }

    /// <summary>The inquiry with these in place of what was typed.</summary>
    public InquiryForm In(InquiryForm form) => form with { CompanyId = Company is { } company ? new CompanyId(company) : null, IntermediaryId = Firm is { } firm ? new CompanyId(firm) : null };

    /// <summary>Takes over a known company in the part that its kind plays; without one, what was taken over is let go.</summary>
    public async Task Use(Guid? id, IMediator mediator, CancellationToken ct)
    {
        if (id is null) (Company, CompanyName, Firm, FirmName) = (null, null, null, null);
        else if ((await mediator.Send(new CompanyPage.Query(new CompanyId(id.Value)), ct)).Value is { } known)
        {
            if (known.Facts.Kind == CompanyKind.Investor) (Company, CompanyName) = (known.Id.Value, known.Facts.LegalName);
            else (Firm, FirmName) = (known.Id.Value, known.Facts.LegalName);
        }
    }

    /// <summary>Likely known companies under what is typed: company and intermediary, by names, website and mail.</summary>
    public static async Task<AlikePanel> Look(InquiryForm form, CompanyId? own, IMediator mediator, AccessLog accessLog, CancellationToken ct)
    {
        var panel = new AlikePanel(AlikePanel.OfInquiry, CanUse: true);
        var company = await accessLog.Alike(mediator, new AlikeCompanies.Query { Name = form.CompanyName, NativeName = form.CompanyNativeName, Website = form.CompanyWebsite, Email = form.ContactEmail, Except = own }, ct);
        var firm = string.IsNullOrWhiteSpace(form.IntermediaryName) ? null : await accessLog.Alike(mediator, new AlikeCompanies.Query { Name = form.IntermediaryName, Except = own }, ct);
        if (company is null || firm is null) return panel with { Found = company ?? firm };
        return panel with { Found = company with { Candidates = [.. company.Candidates.Concat(firm.Candidates).DistinctBy(candidate => candidate.Id)], OthersNotCompared = company.OthersNotCompared || firm.OthersNotCompared } };
    }
}
