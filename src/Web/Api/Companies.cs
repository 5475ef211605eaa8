using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Contacts;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record CompanyRows(IReadOnlyList<CompanyList.Row> Companies, int Total, int Page, int PageSize);

internal sealed record NewCompany(CompanyForm Company)
{
    public Guid? Id { get; init; }
}

internal sealed record CompanyBody(int Version, CompanyForm Company);

internal sealed record NewContact(ContactForm Contact)
{
    public Guid? Id { get; init; }
}

internal sealed record ContactBody(int Version, ContactForm Contact);

/// <summary>The company that is taken in, the versions of both as they were read, and the fields that are kept of it.</summary>
internal sealed record MergeBody(int Version, Guid Other, int OtherVersion)
{
    public Guid? Id { get; init; }

    public IReadOnlyList<MergeField> FromOther { get; init; } = [];
}

internal sealed record Created(Guid Id);

/// <summary>Companies, the people there, and finding that two of them are one.</summary>
internal static class Companies
{
    public static void MapCompanies(this IEndpointRouteBuilder api)
    {
        api.MapGet("/companies", List).WithName("listCompanies").WithSummary("The companies you may know of, by name.").Produces<CompanyRows>();
        api.MapGet("/companies/{id}", Show).WithName("getCompany").WithSummary("One company: facts, family, contacts, leads. A merged one answers as the company it went into.").Produces<CompanyPage.Result>();
        api.MapPost("/companies", Create).WithName("createCompany").WithSummary("Write down a company that has no lead.").Produces<Created>(StatusCodes.Status201Created);
        api.MapPut("/companies/{id}", Change).WithName("changeCompany").WithSummary("Change what is known of a company.").Produces<Written>();
        api.MapPost("/companies/{id}/contacts", Add).WithName("addContact").WithSummary("Write down a person at a company.").Produces<Created>(StatusCodes.Status201Created);
        api.MapPut("/companies/{id}/contacts/{contactId}", ChangePerson).WithName("changeContact").WithSummary("Change what is known of a person.").Produces<Written>();
        api.MapPost("/companies/{id}/merges", Merge).WithName("mergeCompanies").WithSummary("Take another company in: its leads, contacts and affiliates go over.").Produces<Created>(StatusCodes.Status201Created);
        api.MapPost("/companies/{id}/merges/{mergeId}/undo", Undo).WithName("undoMerge").WithSummary("Separate two companies again: what went over comes back.").Produces<Written>();
    }

    private static async Task<IResult> List(string? q, string? country, CompanyKind? kind, int? page, int? pageSize, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var query = new CompanyList.Query { Q = q, Country = country, Kind = kind };
        var found = await mediator.Send(query with { Page = page ?? query.Page, PageSize = pageSize ?? query.PageSize }, ct);
        if (found.Succeeded) await accessLog.Identity(found.Value.Protected, ct);
        return results.Answer(found, rows => Results.Ok(new CompanyRows(rows.Rows, rows.Total, rows.Page, rows.PageSize)));
    }

    private static async Task<IResult> Show(Guid id, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new CompanyPage.Query(new CompanyId(id)), ct);
        if (found.Succeeded) await accessLog.Identity(found.Value.Leads.Select(lead => (lead.Id, lead.Confidentiality, true)), ct);
        return results.Answer(found, Results.Ok);
    }

    private static async Task<IResult> Create(NewCompany body, LeadWrites writes, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var id = writes.IdOr(body.Id);
        return results.Answer(await mediator.Send(new CreateCompany.Command(new CompanyId(id), body.Company), ct), () => Results.Created($"/api/companies/{id}", new Created(id)));
    }

    private static async Task<IResult> Change(Guid id, CompanyBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        await Tell(await mediator.Send(new ChangeCompany.Command(new CompanyId(id), body.Version, body.Company), ct), id, mediator, results, ct);

    private static async Task<IResult> Add(Guid id, NewContact body, LeadWrites writes, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var contact = writes.IdOr(body.Id);
        return results.Answer(await mediator.Send(new AddContact.Command(new CompanyId(id), new ContactId(contact), body.Contact), ct), () => Results.Created($"/api/companies/{id}", new Created(contact)));
    }

    private static async Task<IResult> ChangePerson(Guid id, Guid contactId, ContactBody body, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var changed = await mediator.Send(new ChangeContact.Command(new ContactId(contactId), body.Version, body.Contact), ct);
        if (!changed.Succeeded) return results.Problem(changed, null);
        var company = await mediator.Send(new CompanyPage.Query(new CompanyId(id)), ct);
        return results.Answer(company, found => Results.Ok(new Written(found.Contacts.FirstOrDefault(person => person.Id.Value == contactId)?.Version ?? body.Version)));
    }

    private static async Task<IResult> Merge(Guid id, MergeBody body, LeadWrites writes, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var merge = writes.IdOr(body.Id);
        var merged = await mediator.Send(new MergeCompanies.Command(new CompanyId(id), body.Version, new CompanyId(body.Other), body.OtherVersion, merge, body.FromOther), ct);
        return results.Answer(merged, () => Results.Created($"/api/companies/{id}", new Created(merge)));
    }

    private static async Task<IResult> Undo(Guid id, Guid mergeId, VersionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        await Tell(await mediator.Send(new UndoMerge.Command(new CompanyId(id), body.Version, mergeId), ct), id, mediator, results, ct);

    private static async Task<IResult> Tell(Outcome done, Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        done.Succeeded ? results.Answer(await mediator.Send(new CompanyPage.Query(new CompanyId(id)), ct), company => Results.Ok(new Written(company.Version))) : results.Problem(done, null);
}
