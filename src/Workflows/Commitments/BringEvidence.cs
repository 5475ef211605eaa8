using FluentValidation;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Commitments;

/// <summary>A document on file is named as evidence of the commitment.</summary>
public static class BringEvidence
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, EvidenceKind Kind, Guid DocumentId) : ICommand
    {
        public static Permission Requires => Permission.RecordCommitments;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Kind).IsInEnum();
        }
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Evidence>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (!await db.Documents.AnyAsync(d => d.Id == command.DocumentId && d.LeadId == command.LeadId, ct)) return Refusal.Invalid("DocumentId", "document-unknown");
            db.Evidence.Add(Evidence.Bring(command.Id, found.Value.Id, command.Kind, command.DocumentId, user.Id));
            return Outcome.Done;
        }
    }
}
