using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>Who does a task: nobody named means the caller, who takes it up.</summary>
internal sealed record AssigneeBody(PersonId? PersonId = null, string? Note = null);

/// <summary>Tasks by person and role, and who does them.</summary>
internal static class Tasks
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks", List).WithName("listTasks").WithSummary("Tasks of all leads you may see, by person, role and state; what is due first comes first.").Produces<TaskList.Result>();
        api.MapPut("/leads/{id}/tasks/{taskId}/assignee", Assign).WithName("assignTask").WithSummary("Take a task up yourself, or give it to a person with a note.").Produces<Written>();
        api.MapDelete("/leads/{id}/tasks/{taskId}/assignee", Release).WithName("releaseTask").WithSummary("Let a task wait for everybody of its role again.").Produces<Written>();
        api.MapDelete("/leads/{id}/tasks/{taskId}/completion", Reopen).WithName("reopenTask").WithSummary("Open a task again that was closed by mistake, while the lead is in its stage.").Produces<Written>();
    }

    private static async Task<IResult> List(Guid? assignee, bool? unclaimed, Role? role, TaskState? state, bool? overdue, int? page, int? pageSize, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var asked = new TaskList.Query
        {
            Assignee = assignee is { } person ? new PersonId(person) : null, Unclaimed = unclaimed ?? false, Role = role, State = state ?? TaskState.Open, Overdue = overdue ?? false, Page = page ?? 1, PageSize = pageSize ?? 50,
        };
        var found = await mediator.Send(asked, ct);
        if (found.Succeeded) await accessLog.Identity(found.Value.Tasks.Select(row => (row.Lead.Id, row.Lead.Confidentiality, row.Lead.IsIdentity)).Distinct(), ct);
        return results.Answer(found, Results.Ok);
    }

    private static Task<IResult> Assign(Guid id, Guid taskId, AssigneeBody body, LeadWrites writes, CurrentUser user, CancellationToken ct) => writes.Record(
        new LeadId(id), body.PersonId is { } person && (person != user.Id || body.Note is not null) ? new DelegateTask.Command(new LeadId(id), taskId, person, body.Note) : new ClaimTask.Command(new LeadId(id), taskId), ct);

    private static Task<IResult> Reopen(Guid id, Guid taskId, LeadWrites writes, CancellationToken ct) => writes.Record(new LeadId(id), new ReopenTask.Command(new LeadId(id), taskId), ct);

    private static Task<IResult> Release(Guid id, Guid taskId, LeadWrites writes, CancellationToken ct) => writes.Record(new LeadId(id), new ReleaseTask.Command(new LeadId(id), taskId), ct);
}
