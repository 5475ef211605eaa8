using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A person tells the inquirer that the inquiry arrived and who takes care of it; by mail when asked to.</summary>
public static class AcknowledgeInquiry
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, bool ByMail) : ICommand
    {
        public static Permission Requires => Permission.HandleInquiries;
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (command.ByMail && !await db.Contacts.AnyAsync(c => c.Id == found.Value.ContactId && c.Details.Email != null, ct)) return Refusal.Invalid("ByMail", "contact-without-email") with { Link = "inquiry" };
            if (command.ByMail && await db.Contacts.AnyAsync(c => c.Id == found.Value.ContactId && c.Details.DoNotContact, ct)) return Refusal.Invalid("ByMail", "do-not-contact");
            return found.Value.Acknowledge(user.Id, command.ByMail, clock.GetUtcNow());
        }
    }
}
