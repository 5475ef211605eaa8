using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Documents;

/// <summary>An uploaded document's bytes, for who may know the company.</summary>
public static class DocumentFile
{
    public sealed record Query(LeadId LeadId, Guid Id) : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed record Result(string FileName, string MediaType, byte[] Bytes);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) =>
            !secrecy.IsPartner && await (from document in db.Documents
                   join file in db.Files on document.FileHash equals file.Hash
                   where document.Id == query.Id && document.LeadId == query.LeadId && secrecy.Names().Any(name => name.LeadId == document.LeadId && name.IsIdentity)
                   select new Result(document.FileName, document.MediaType, file.Bytes)).FirstOrDefaultAsync(ct) is { } found
                ? found
                : new Refusal(RefusalKind.NotFound, "document-not-found");
    }
}
