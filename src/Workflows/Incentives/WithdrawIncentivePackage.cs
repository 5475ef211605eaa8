using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Incentives;

/// <summary>A package no longer stands.</summary>
public static class WithdrawIncentivePackage
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareIncentives;
    }

    public sealed class Handler(LeadAccess leads) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<IncentivePackage>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Withdraw();
        }
    }
}
