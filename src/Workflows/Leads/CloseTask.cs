using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task is done, or waived with a reason. One that waits for others cannot be done before them.</summary>
public static class CloseTask
{
    /// <summary>Without a reason it is done; with one it is waived.</summary>
    public sealed record Command(LeadId LeadId, Guid Id, string? WaivedBecause) : ICommand
    {
        /// <summary>Who was given the task may close it, whatever else they may.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.WaivedBecause).MaximumLength(2000);
    }

    /// <summary>Null where the person may decide about a task: by role, or because it was given to them.</summary>
    internal static Refusal? Refuses(LeadTask task, CurrentUser user) =>
        task.AssigneeId == user.Id || user.May(Permission.Annotate) ? null : new Refusal(RefusalKind.Forbidden, "not-permitted", Permission.Annotate);

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, ProcessCatalog processes, SubjectClocks clocks, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, task) = found.Value;
            if (Refuses(task, user) is { } notTheirs) return notTheirs;
            var closed = InquiryForm.Filled(command.WaivedBecause) is { } because
                ? task.Waive(because, user.Id, clock.GetUtcNow())
                : task.Complete(user.Id, clock.GetUtcNow(), await WaitsFor(lead, task, ct));
            if (closed.Succeeded) await clocks.Meet(lead.Id, task.Id, ct);
            return closed;
        }

        private async Task<IReadOnlyList<string>> WaitsFor(Lead lead, LeadTask task, CancellationToken ct) => task.Key is null ? [] : BlockedTasks.WaitsFor(
            await processes.Get(lead.Process, ct), task.Stage, task.Key, await db.Tasks.Where(t => t.LeadId == lead.Id && t.State == TaskState.Open).Select(t => t.Key).ToListAsync(ct));
    }
}
