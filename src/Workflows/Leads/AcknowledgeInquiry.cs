using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A person tells the inquirer that the inquiry arrived and who takes care of it; by mail when asked to.</summary>
public static class AcknowledgeInquiry
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, bool ByMail) : ICommand
    {
        public static Permission Requires => Permission.HandleInquiries;
    }

    public sealed class Handler(LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Acknowledge(user.Id, command.ByMail, clock.GetUtcNow());
        }
    }
}
