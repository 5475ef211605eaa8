using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task is done, or waived with a reason.</summary>
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

    public sealed class Handler(LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var task = found.Value.Part;
            if (Refuses(task, user) is { } notTheirs) return notTheirs;
            return InquiryForm.Filled(command.WaivedBecause) is { } because
                ? task.Waive(because, user.Id, clock.GetUtcNow())
                : task.Complete(user.Id, clock.GetUtcNow());
        }
    }
}
