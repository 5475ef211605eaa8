using FluentValidation;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Somebody outside expects something by an instant of their own clock (an RFI is due at 17:00 in Berlin): written down as a deadline of the lead.</summary>
public static class SetDeadline
{
    /// <summary>The due time is as the clock of the time zone shows it, without an offset.</summary>
    public sealed record Command(LeadId LeadId, Guid Id, string Title, DateTime Due, string TimeZone) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.Title).NotEmpty().MaximumLength(200);
            ExternalTime.Rules(this, c => c.Due, c => c.TimeZone);
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProcessCatalog processes, LeadCalendar calendar, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Deadline>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, now) = (found.Value, clock.GetUtcNow());
            var due = ExternalTime.Instant(command.Due, command.TimeZone, now);
            if (!due.Succeeded) return due.ToOutcome();

            var key = await calendar.For(lead, await processes.Get(lead.Process, ct), ct);
            db.Deadlines.Add(Deadline.Set(command.Id, lead.Id, lead.Stage, command.Title.Trim(), due.Value, command.TimeZone.Trim(), now, key));
            return Outcome.Done;
        }
    }
}
