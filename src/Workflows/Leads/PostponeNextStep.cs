using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>The promised next step is put off to another day.</summary>
public static class PostponeNextStep
{
    public sealed record Command(LeadId LeadId, DateOnly Until) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Until).BusinessDay();
    }

    public sealed class Handler(LeadAccess leads, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (found.Value.NextStep is not { } step) return Refusal.Rule("no-next-step");
            if (found.Value.NextStepOn == command.Until) return Outcome.Done;
            return command.Until > office.Today ? found.Value.PromiseNextStep(step, command.Until) : Refusal.Invalid("Until", "postponed-into-the-past");
        }
    }
}
