using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>What is known of an inquiry; everything but the summary may be missing at first.</summary>
internal abstract record InquiryFacts
{
    public LeadSource? Source { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public required string Summary { get; init; }

    public string RawMessage { get; init; } = "";

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The investor where it is known already; its name and website are then left as they are.</summary>
    public CompanyId? CompanyId { get; init; }

    public string? CompanyName { get; init; }

    public string? CompanyNativeName { get; init; }

    public string? CompanyWebsite { get; init; }

    public CompanyId? IntermediaryId { get; init; }

    public CompanyKind? IntermediaryKind { get; init; }

    public string? IntermediaryName { get; init; }

    public string? ContactGivenName { get; init; }

    public string? ContactFamilyName { get; init; }

    public string? ContactHonorific { get; init; }

    public string? ContactJobTitle { get; init; }

    public string? ContactEmail { get; init; }

    public string? ContactPhone { get; init; }

    public LawfulBasis? LawfulBasis { get; init; }

    public DateOnly? LawfulBasisOn { get; init; }

    public InquiryForm ToForm() => new()
    {
        Source = Source, Country = Country, Language = Language, Summary = Summary, RawMessage = RawMessage, ReceivedAt = ReceivedAt,
        CompanyId = CompanyId, IntermediaryId = IntermediaryId,
        CompanyName = CompanyName, CompanyNativeName = CompanyNativeName, CompanyWebsite = CompanyWebsite, IntermediaryKind = IntermediaryKind, IntermediaryName = IntermediaryName,
        ContactGivenName = ContactGivenName, ContactFamilyName = ContactFamilyName, ContactHonorific = ContactHonorific, ContactJobTitle = ContactJobTitle, ContactEmail = ContactEmail, ContactPhone = ContactPhone,
        LawfulBasis = LawfulBasis, LawfulBasisOn = LawfulBasisOn,
    };
}

/// <summary>An inquiry that arrived.</summary>
internal sealed record NewInquiry : InquiryFacts
{
    public Guid? Id { get; init; }

    /// <summary>The track it starts on: `investor-journey` (greenfield), `expansion`, `m-and-a`, `partner-search`, `retention`, or another that was published.</summary>
    public string Track { get; init; } = RegisterInquiry.Process;

    public PersonId? OwnerId { get; init; }

    public Confidentiality Confidentiality { get; init; } = Confidentiality.Internal;

    public string? CodeName { get; init; }
}

/// <summary>An inquiry as it is completed or corrected.</summary>
internal sealed record InquiryBody : InquiryFacts
{
    public required int Version { get; init; }
}

internal sealed record RegisteredInquiry(LeadId Id, string Number, int Version);

internal static class Inquiries
{
    public static void MapInquiries(this IEndpointRouteBuilder api)
    {
        api.MapPost("/inquiries", Register).WithName("registerInquiry").WithSummary("Register an inquiry; it becomes a lead.").Produces<RegisteredInquiry>(StatusCodes.Status201Created);
        api.MapPut("/leads/{id}/inquiry", Complete).WithName("completeInquiry").WithSummary("Fill in what was missing of an inquiry, or correct it.").Produces<Written>();
    }

    private static async Task<IResult> Register(NewInquiry body, LeadWrites writes, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var command = new RegisterInquiry.Command(new LeadId(writes.IdOr(body.Id)), body.ToForm()) { Track = body.Track, OwnerId = body.OwnerId, Confidentiality = body.Confidentiality, CodeName = body.CodeName };
        return results.Answer(await mediator.Send(command, ct), lead => Results.Created($"/api/leads/{lead.LeadId}", new RegisteredInquiry(lead.LeadId, lead.Number, lead.Version)));
    }

    private static Task<IResult> Complete(Guid id, InquiryBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new CompleteInquiry.Command(new LeadId(id), body.Version, body.ToForm()), ct);
}
