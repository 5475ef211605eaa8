using FluentValidation;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
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
            RuleFor(c => c.Jobs).Headcount();
            RuleFor(c => c.Capex).Amount();
            RuleFor(c => c.AverageWage).Amount();
            RuleFor(c => c.On).BusinessDay();
        }
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, PeopleDirectory people, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var lead = found.Value;
            if (await people.RefusesTo(Permission.MoveLeads, command.AftercareOwner, "AftercareOwner", ct) is { } noOwner) return noOwner;
            // Nobody tells themselves.
            if (command.AftercareOwner == user.Id && secrecy.Refuses(lead) is { } notYours) return notYours;
            // Who keeps the account has to know whose it is.
            if (!lead.IsKnownTo(command.AftercareOwner)) lead.Invite(command.AftercareOwner, knowsIdentity: true);
            return lead.AgreeBaseline(new Baseline { Jobs = command.Jobs, Capex = command.Capex, AverageWage = command.AverageWage, AftercareOwner = command.AftercareOwner, On = command.On });
        }
    }
}
