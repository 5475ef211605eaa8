using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Commitments;

/// <summary>A second person, never the owner, finds a piece of evidence good.</summary>
public static class VerifyEvidence
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.Verify;
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, GlobalReachDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Evidence>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, evidence) = found.Value;
            if (secrecy.Refuses(lead) is { } unseen) return unseen;
            var uploader = await db.Documents.Where(d => d.Id == evidence.DocumentId).Select(d => d.By).SingleAsync(ct);
            return evidence.Verify(lead.OwnerId, uploader, user.Id, clock.GetUtcNow());
        }
    }
}
