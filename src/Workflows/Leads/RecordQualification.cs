using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>What was learned of need, size, timing and decider is written down with the decision; score and grade are computed from it, never typed in.</summary>
public static class RecordQualification
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion) : ICommand<Score>
    {
        public static Permission Requires => Permission.QualifyLeads;

        public Known<string> Need { get; init; }

        public Known<ProjectType> ProjectType { get; init; }

        public Known<BusinessFunction> Function { get; init; }

        public Known<int> Jobs { get; init; }

        public Known<Money> Capex { get; init; }

        public Known<TimeFrame> TimeFrame { get; init; }

        public Known<DecisionRole> DecisionRole { get; init; }

        public Known<decimal> WageRatio { get; init; }

        public Known<ClusterFit> ClusterFit { get; init; }

        public Known<Degree> Spillover { get; init; }

        public Known<Degree> DistressedArea { get; init; }

        public Known<Degree> Reality { get; init; }

        public Known<Degree> Feasibility { get; init; }

        public Known<Degree> Position { get; init; }

        public Known<Degree> Engagement { get; init; }

        public GoNoGo Decision { get; init; }

        public string Rationale { get; init; } = "";
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Need).Must(k => !k.HasValue || !string.IsNullOrWhiteSpace(k.Value)).WithErrorCode("required");
            RuleFor(c => c.Need).Must(k => !k.HasValue || k.Value.Length <= 2000).WithErrorCode("too-long");
            RuleFor(c => c.Jobs).Headcount();
            RuleFor(c => c.Capex).Amount();
            RuleFor(c => c.WageRatio).Must(k => !k.HasValue || k.Value is > 0 and < 100).WithErrorCode("wage-ratio-out-of-range");
            RuleFor(c => c.Decision).IsInEnum();
            RuleFor(c => c.Rationale).NotEmpty().MaximumLength(2000);
        }
    }

    public sealed class Handler(LeadAccess leads, LeadScoring scoring, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome<Score>>
    {
        public async Task<Outcome<Score>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.As<Score>();

            var qualification = ToQualification(command, user.Id, clock.GetUtcNow());
            var score = scoring.Of(qualification).Summary;
            var recorded = found.Value.RecordQualification(qualification, score);
            return recorded.Succeeded ? score : Outcome<Score>.Refused(recorded.Refusals);
        }

        private static Qualification ToQualification(Command c, PersonId by, DateTimeOffset now) => new()
        {
            Need = c.Need, ProjectType = c.ProjectType, Function = c.Function, Jobs = c.Jobs, Capex = c.Capex, TimeFrame = c.TimeFrame, DecisionRole = c.DecisionRole,
            WageRatio = c.WageRatio, ClusterFit = c.ClusterFit, Spillover = c.Spillover, DistressedArea = c.DistressedArea,
            Reality = c.Reality, Feasibility = c.Feasibility, Position = c.Position, Engagement = c.Engagement,
            Decision = c.Decision, Rationale = c.Rationale.Trim(), By = by, At = now,
        };
    }
}
