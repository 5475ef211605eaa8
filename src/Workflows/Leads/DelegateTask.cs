using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task is given to a person, with a note; only to somebody who may see the lead.</summary>
public static class DelegateTask
{
    public sealed record Command(LeadId LeadId, Guid Id, PersonId To, string? Note = null) : ICommand
    {
        /// <summary>Who was given the task may pass it on, whatever else they may.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.To.Value).NotEmpty().OverridePropertyName(nameof(Command.To));
            RuleFor(c => c.Note).MaximumLength(2000);
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, NameGuard guard, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, task) = found.Value;
            if (CloseTask.Refuses(task, user) is { } notTheirs) return notTheirs;
            var roles = await db.People.Where(p => p.Id == command.To.Value && p.LeftAt == null).Select(p => p.Roles).FirstOrDefaultAsync(ct);
            if (roles is null) return Refusal.Invalid("To", "person-unknown");
            if (!lead.MaySee(command.To, roles)) return Refusal.Invalid("To", "person-may-not-see");
            if (await guard.Check(lead, ct, ("Note", command.Note), ("Note", task.Title)) is { } told) return told;
            return task.Delegate(command.To, InquiryForm.Filled(command.Note), user.Id);
        }
    }
}
