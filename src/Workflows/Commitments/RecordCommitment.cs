using FluentValidation;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Commitments;

/// <summary>The company decided for us: in which form, on which day, what it pledges, why, and how much of it is our doing.</summary>
public static class RecordCommitment
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, CommitmentKind Kind, DateOnly On, Known<int> PledgedJobs, Known<Money> PledgedCapex, Involvement Involvement, IReadOnlyList<string> WinReasons) : ICommand
    {
        public static Permission Requires => Permission.RecordCommitments;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.On).BusinessDay();
            RuleFor(c => c.PledgedJobs).Headcount();
            RuleFor(c => c.PledgedCapex).Amount();
            RuleFor(c => c.Involvement).IsInEnum();
            this.RankedReasons(c => c.WinReasons);
            RuleForEach(c => c.WinReasons).NotEmpty();
        }
    }

    public sealed class Handler(LeadAccess leads, ReasonLists reasons, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (office.NotYet("On", command.On) is { } early) return early;
            if (command.WinReasons.FirstOrDefault(key => !reasons.Of("won").Contains(key)) is { } unknown) return Refusal.Invalid("WinReasons", "reason-unknown", unknown);
            return found.Value.RecordCommitment(new Commitment
            {
                Kind = command.Kind, On = command.On, PledgedJobs = command.PledgedJobs, PledgedCapex = command.PledgedCapex, Involvement = command.Involvement, WinReasons = command.WinReasons,
                By = user.Id, At = office.Now,
            });
        }
    }
}
