using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A task is put off to a later day, and is due when the office opens then.</summary>
public static class PostponeTask
{
    public sealed record Command(LeadId LeadId, Guid Id, DateOnly Until) : ICommand
    {
        /// <summary>Who was given the task may put it off, whatever else they may.</summary>
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Until).BusinessDay();
    }

    public sealed class Handler(LeadAccess leads, Calendars calendars, SubjectClocks clocks, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<LeadTask>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var task = found.Value.Part;
            if (CloseTask.Refuses(task, user) is { } notTheirs) return notTheirs;
            var until = calendars[OfficeClock.Calendar].OpeningOf(command.Until);
            var postponed = task.Postpone(until, user.Id, office.Now);
            if (postponed.Succeeded) await clocks.PutOff(command.LeadId, task.Id, until, ct);
            return postponed;
        }
    }
}
