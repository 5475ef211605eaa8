using FluentValidation;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Whoever set an external deadline set another instant: later, or sooner.</summary>
public static class MoveDeadline
{
    public sealed record Command(LeadId LeadId, Guid Id, DateTime Due, string TimeZone) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => ExternalTime.Rules(this, c => c.Due, c => c.TimeZone);
    }

    public sealed class Handler(LeadAccess leads, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Deadline>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var due = ExternalTime.Instant(command.Due, command.TimeZone, clock.GetUtcNow());
            return due.Succeeded ? found.Value.Part.Move(due.Value, command.TimeZone.Trim()) : due.ToOutcome();
        }
    }
}
