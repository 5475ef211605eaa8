using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Today;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Tasks of all leads a person may see: of a person, of a role, open or closed, what is due first coming first.</summary>
public static class TaskList
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Annotate;

        /// <summary>Only what was given to this person, or they took up; null for everybody.</summary>
        public PersonId? Assignee { get; init; }

        /// <summary>Only what nobody took up yet.</summary>
        public bool Unclaimed { get; init; }

        /// <summary>Only of this role; null for all.</summary>
        public Role? Role { get; init; }

        public TaskState State { get; init; } = TaskState.Open;

        /// <summary>Only what should have been done by now.</summary>
        public bool Overdue { get; init; }

        public int Page { get; init; } = 1;

        public int PageSize { get; init; } = 50;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Page).InclusiveBetween(1, 100_000);
            RuleFor(q => q.PageSize).InclusiveBetween(1, 200);
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Role).IsInEnum();
        }
    }

    public sealed record Result(IReadOnlyList<Row> Tasks, int Total, int Page, int PageSize);

    /// <summary>A task on its lead; its words are told to who may know the company, or was given it and has yet to do it.</summary>
    public sealed record Row(Guid Id, WorkLead Lead, string? Key, string? Title, StageKey Stage, Role Role, PersonId? Assignee, DateTimeOffset DueAt, bool Critical, TaskState State, string? Note)
    {
        /// <summary>The tasks that have to be done first.</summary>
        public IReadOnlyList<string> WaitsFor { get; init; } = [];
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, BlockedTasks blocked, CurrentUser user, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var (me, now, open) = (user.Id, office.Now, query.State == TaskState.Open);
            var tasks = db.Tasks.Where(t => t.State == query.State);
            if (query.Assignee is { } assignee) tasks = tasks.Where(t => t.AssigneeId == assignee);
            if (query.Unclaimed) tasks = tasks.Where(t => t.AssigneeId == null);
            if (query.Role is { } role) tasks = tasks.Where(t => t.Role == role);
            if (query.Overdue) tasks = tasks.Where(t => t.DueAt < now);
            var rows = from task in tasks join named in secrecy.NamedLeads() on task.LeadId equals named.Lead.Id select new { task, named };
            var total = await rows.CountAsync(ct);
            var page = await rows.OrderBy(r => r.task.DueAt).ThenBy(r => r.named.Lead.Number).ThenBy(r => r.task.Key)
                .Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
                .Select(r => new { r.task, r.named, IsTold = r.named.Name.IsIdentity || (r.task.AssigneeId == me && (open || r.named.Lead.Confidentiality == Confidentiality.Public || r.named.Lead.Confidentiality == Confidentiality.Internal)) })
                .Select(r => new Row(
                    r.task.Id,
                    new WorkLead(r.named.Lead.Id, r.named.Lead.Number, r.named.Name.Name, r.named.Name.IsIdentity, r.named.Lead.Confidentiality, r.named.Lead.Stage, r.named.Lead.Process.Key, r.named.Lead.Process.Version, r.named.Lead.Jobs),
                    r.task.Key, r.IsTold ? r.task.Title : null, r.task.Stage, r.task.Role, r.task.AssigneeId, r.task.DueAt, r.task.Critical, r.task.State, r.IsTold ? r.task.Note : null)).ToListAsync(ct);
            var waiting = await blocked.Of([.. page.Where(row => row is { Key: not null, State: TaskState.Open }).Select(row => (row.Lead.Id, new ProcessRef(row.Lead.Process, row.Lead.ProcessVersion), row.Stage, row.Key!))], ct);
            return new Result([.. page.Select(row => row with { WaitsFor = row is { Key: { } key, State: TaskState.Open } ? waiting[(row.Lead.Id, key)] : [] })], total, query.Page, query.PageSize);
        }
    }
}
