using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>What happens next on a lead is promised for a day, without a talk to log.</summary>
public static class PromiseNextStep
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, string NextStep, DateOnly NextStepOn) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.NextStep).NotEmpty().MaximumLength(500);
            RuleFor(c => c.NextStepOn).BusinessDay();
        }
    }

    public sealed class Handler(LeadAccess leads, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return command.NextStepOn >= office.Today ? found.Value.PromiseNextStep(command.NextStep.Trim(), command.NextStepOn) : Refusal.Invalid("NextStepOn", "promised-for-the-past");
        }
    }
}
