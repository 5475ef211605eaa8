using GlobalReach.Domain.People;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Sites;

/// <summary>A site is taken off the lead's shortlist.</summary>
public static class WithdrawSite
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.ShortlistSites;
    }

    public sealed class Handler(LeadAccess leads) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<ShortlistedSite>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Withdraw();
        }
    }
}
