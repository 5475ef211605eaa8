using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Approvals;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record ApprovalBody(int Version, string Key, string? Remark = null);

internal sealed record DecisionBody(int Version, bool Approve, string? Comment = null);

/// <summary>What waits for somebody's word, and the word itself.</summary>
internal static class Approvals
{
    public static void MapApprovals(this IEndpointRouteBuilder api)
    {
        api.MapGet("/approvals", List).WithName("listApprovals").WithSummary("Approvals on all leads you may see, those that are waited for unless another state is named.").Produces<ApprovalList.Result>();
        api.MapPut("/leads/{id}/approvals/{approvalId}", Ask).WithName("requestApproval").WithSummary("Ask for an approval that the lead's stage offers; `approvalsToAsk` of the lead says which those are.").Produces<Written>();
        api.MapPost("/leads/{id}/approvals/{approvalId}/decisions", Decide).WithName("decideApproval").WithSummary("Approve or refuse, as one of those who are asked. A refusal says why.").Produces<Written>();
        api.MapPut("/leads/{id}/approvals/{approvalId}/withdrawal", Withdraw).WithName("withdrawApproval").WithSummary("Take the question back.").Produces<Written>();
    }

    private static async Task<IResult> List(ApprovalState? state, Role? waitsFor, Guid? requestedBy, int? page, int? pageSize, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var asked = new ApprovalList.Query { State = state ?? ApprovalState.Open, WaitsFor = waitsFor, RequestedBy = requestedBy is { } person ? new PersonId(person) : null, Page = page ?? 1, PageSize = pageSize ?? 50 };
        var found = await mediator.Send(asked, ct);
        if (found.Succeeded) await accessLog.Identity(found.Value.Approvals.Select(row => (row.Lead.Id, row.Lead.Confidentiality, row.Lead.IsIdentity)).Distinct(), ct);
        return results.Answer(found, Results.Ok);
    }

    private static Task<IResult> Ask(Guid id, Guid approvalId, ApprovalBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new RequestApproval.Command(new LeadId(id), body.Version, approvalId, body.Key, body.Remark), ct);

    private static Task<IResult> Decide(Guid id, Guid approvalId, DecisionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new DecideApproval.Command(new LeadId(id), body.Version, approvalId, body.Approve, body.Comment), ct);

    private static Task<IResult> Withdraw(Guid id, Guid approvalId, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new WithdrawApproval.Command(new LeadId(id), body.Version, approvalId), ct);
}
