using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Visits;

/// <summary>A visit is planned, or moved to other days.</summary>
public static class ScheduleSiteVisit
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, DateOnly From, DateOnly To, VisitMode Mode, string Purpose) : ICommand
    {
        public static Permission Requires => Permission.PlanVisits;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.From).BusinessDay();
            RuleFor(c => c.To).BusinessDay();
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithErrorCode("ends-before-it-starts");
            RuleFor(c => c.To).Must((c, to) => to.DayNumber - c.From.DayNumber <= 60).WithErrorCode("visit-too-long");
            RuleFor(c => c.Mode).IsInEnum();
            RuleFor(c => c.Purpose).NotEmpty().MaximumLength(2000);
        }
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, GlobalReachDb db) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var there = await leads.FindOrNew<SiteVisit>(command.LeadId, command.Id, ct);
            if (!there.Succeeded) return there.ToOutcome();
            // A new visit hides nothing from whoever plans it; an older one may say more than they may read.
            if (there.Value is { } visit) return secrecy.Refuses(found.Value) is { } notYours ? notYours : visit.Reschedule(command.From, command.To, command.Mode, command.Purpose.Trim());
            db.Visits.Add(SiteVisit.Schedule(command.Id, found.Value.Id, command.From, command.To, command.Mode, command.Purpose.Trim()));
            return Outcome.Done;
        }
    }
}
