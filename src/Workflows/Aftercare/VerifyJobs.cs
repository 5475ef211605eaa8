using FluentValidation;
using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Aftercare;

/// <summary>A second person verifies how many jobs exist, by which method and on which day: the figure that counts.</summary>
public static class VerifyJobs
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, int Jobs, DateOnly AsOf, VerificationMethod Method) : ICommand
    {
        public static Permission Requires => Permission.Verify;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Jobs).Headcount();
            RuleFor(c => c.AsOf).BusinessDay();
            RuleFor(c => c.Method).IsInEnum();
        }
    }

    public sealed class Handler(LeadAccess leads, GlobalReachDb db, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<JobVerification>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (office.NotYet("AsOf", command.AsOf) is { } early) return early;
            if (command.AsOf < office.DayAt(found.Value.ReceivedAt)) return Refusal.Invalid("AsOf", "before-the-inquiry");
            var verified = JobVerification.Verify(command.Id, found.Value, command.Jobs, command.AsOf, command.Method, user.Id);
            if (!verified.Succeeded) return verified.ToOutcome();
            db.JobVerifications.Add(verified.Value);
            return Outcome.Done;
        }
    }
}
