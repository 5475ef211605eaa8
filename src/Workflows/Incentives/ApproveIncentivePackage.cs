using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Incentives;

/// <summary>A second person approves a package for release.</summary>
public static class ApproveIncentivePackage
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.ApproveIncentives;
    }

    public sealed class Handler(LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<IncentivePackage>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Approve(user.Id, clock.GetUtcNow());
        }
    }
}
