using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Approvals;

/// <summary>Who asked for an approval, or answers for the lead, takes the question back.</summary>
public static class WithdrawApproval
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Handler(LeadAccess leads, SubjectClocks clocks, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Approval>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, approval) = found.Value;
            if (approval.RequestedBy != user.Id && lead.OwnerId != user.Id) return new Refusal(RefusalKind.Forbidden, "approval-not-asked-by-you");
            var withdrawn = approval.Withdraw(clock.GetUtcNow());
            if (withdrawn.Succeeded) await clocks.Cancel(lead.Id, approval.Id, ct);
            return withdrawn;
        }
    }
}
