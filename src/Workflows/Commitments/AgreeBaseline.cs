using FluentValidation;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Commitments;

/// <summary>Jobs, capital expenditure and wage are agreed as the schedule that aftercare verifies against, and who keeps the account.</summary>
public static class AgreeBaseline
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, int Jobs, Money Capex, Known<Money> AverageWage, PersonId AftercareOwner, DateOnly On) : ICommand
    {
        public static Permission Requires => Permission.Land;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Jobs).InclusiveBetween(0, 1_000_000);
            RuleFor(c => c.Capex).Must(m => m.Currency is not null && m.Minor >= 0).WithErrorCode("must-not-be-negative");
            RuleFor(c => c.AverageWage).Must(k => !k.HasValue || k.Value.Minor >= 0).WithErrorCode("must-not-be-negative");
            RuleFor(c => c.On).NotEmpty();
        }
    }

    public sealed class Handler(LeadAccess leads, PeopleDirectory people) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (!await people.Exists(command.AftercareOwner, ct)) return Refusal.Invalid("AftercareOwner", "person-unknown");
            return found.Value.AgreeBaseline(new Baseline { Jobs = command.Jobs, Capex = command.Capex, AverageWage = command.AverageWage, AftercareOwner = command.AftercareOwner, On = command.On });
        }
    }
}
