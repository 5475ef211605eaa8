using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Visits;

/// <summary>A visit took place: what was learned, and who answers what is still open.</summary>
public static class HoldSiteVisit
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, DateOnly HeldOn, int Score, string Summary, IReadOnlyList<OpenQuestion> Questions, bool FeedbackAsked) : ICommand
    {
        public static Permission Requires => Permission.PlanVisits;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.HeldOn).BusinessDay();
            RuleFor(c => c.Score).InclusiveBetween(1, 5);
            RuleFor(c => c.Summary).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.Questions.Count).LessThanOrEqualTo(100).OverridePropertyName(nameof(Command.Questions));
            RuleForEach(c => c.Questions).Must(q => q is not null && !string.IsNullOrWhiteSpace(q.Question) && q.Question.Length <= 1000 && q.Due != default).WithErrorCode("open-question-incomplete");
        }
    }

    public sealed class Handler(LeadAccess leads, PeopleDirectory people, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite<SiteVisit>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (office.NotYet("HeldOn", command.HeldOn) is { } early) return early;
            foreach (var owner in command.Questions.Select(q => q.Owner).Distinct())
            {
                if (!await people.Exists(owner, ct)) return Refusal.Invalid("Questions", "person-unknown");
            }

            return found.Value.Part.Hold(new Debrief(command.Score, command.Summary.Trim(), user.Id, command.HeldOn), command.Questions, command.FeedbackAsked);
        }
    }
}
