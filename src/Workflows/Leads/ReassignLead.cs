using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>The lead gets another owner or back-up, with a hand-over note for who takes it.</summary>
public static class ReassignLead
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, PersonId OwnerId, PersonId? BackupId, string HandOver) : ICommand
    {
        public static Permission Requires => Permission.ReassignLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.HandOver).NotNull().MaximumLength(4000);
        }
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, PeopleDirectory people, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var lead = found.Value;
            if (await people.RefusesTo(Permission.MoveLeads, command.OwnerId, "OwnerId", ct) is { } noOwner) return noOwner;
            if (command.BackupId is { } backup && await people.RefusesTo(Permission.MoveLeads, backup, "BackupId", ct) is { } noBackup) return noBackup;
            if (command.OwnerId != lead.OwnerId && string.IsNullOrWhiteSpace(command.HandOver)) return Refusal.Invalid("HandOver", "hand-over-note-missing");

            Note? note = null;
            if (!string.IsNullOrWhiteSpace(command.HandOver))
            {
                note = Note.Write(Guid.CreateVersion7(), lead.Id, NoteKind.HandOver, command.HandOver.Trim(), user.Id, clock.GetUtcNow());
                db.Notes.Add(note);
            }

            return lead.Reassign(command.OwnerId, command.BackupId, note?.Id);
        }
    }
}
