using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A remark is kept on the lead.</summary>
public static class WriteNote
{
    public sealed record Command(LeadId LeadId, Guid Id, string Text) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(4000);
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Note>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.Find(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            db.Notes.Add(Note.Write(command.Id, found.Value.Id, NoteKind.Remark, command.Text.Trim(), user.Id, clock.GetUtcNow()));
            return Outcome.Done;
        }
    }
}
