using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>What somebody outside expected by an instant was given, in time or late; or they no longer expect it.</summary>
public static class SettleDeadline
{
    public sealed record Command(LeadId LeadId, Guid Id, bool Given) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Handler(LeadAccess leads) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Deadline>(command.LeadId, command.Id, expectedVersion: null, ct);
            return found.Succeeded ? found.Value.Part.Settle(command.Given) : found.ToOutcome();
        }
    }
}
