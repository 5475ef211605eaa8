using FluentValidation;
using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Aftercare;

/// <summary>A talk with an investor who is here: satisfaction, jobs as reported, obstacles and plans.</summary>
public static class LogAftercareContact
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, DateOnly On, Known<int> Satisfaction, Known<int> ReportedJobs, string Summary) : ICommand
    {
        public static Permission Requires => Permission.KeepAftercare;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.On).BusinessDay();
            RuleFor(c => c.Satisfaction).Must(k => !k.HasValue || k.Value is >= 1 and <= 5).WithErrorCode("satisfaction-out-of-range");
            RuleFor(c => c.ReportedJobs).Headcount();
            RuleFor(c => c.Summary).NotEmpty().MaximumLength(4000);
        }
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<AftercareContact>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var lead = found.Value;
            if (!lead.IsHere) return Refusal.Rule("not-won-yet");
            if (office.NotYet("On", command.On) is { } early) return early;
            db.AftercareContacts.Add(AftercareContact.Log(command.Id, lead.Id, command.On, command.Satisfaction, command.ReportedJobs, command.Summary.Trim(), user.Id));
            lead.NoteContact(office.Now);
            return Outcome.Done;
        }
    }
}
