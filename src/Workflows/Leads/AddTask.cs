using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Somebody is asked to do something for the lead.</summary>
public static class AddTask
{
    public sealed record Command(LeadId LeadId, Guid Id, string Title, Role Role, PersonId? AssigneeId, DateTimeOffset DueAt) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Role).IsInEnum();
            RuleFor(c => (DateTimeOffset?)c.DueAt).BusinessTime().OverridePropertyName(nameof(Command.DueAt));
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, NameGuard guard, PeopleDirectory people) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<LeadTask>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (command.AssigneeId is { } assignee && !await people.Exists(assignee, ct)) return Refusal.Invalid("AssigneeId", "person-unknown");
            var lead = found.Value;
            if (command.AssigneeId is not null && await guard.Check(lead, ct, ("Title", command.Title)) is { } told) return told;
            db.Tasks.Add(LeadTask.ByHand(command.Id, lead.Id, command.Title.Trim(), lead.Stage, command.Role, command.AssigneeId, command.DueAt));
            return Outcome.Done;
        }
    }
}
