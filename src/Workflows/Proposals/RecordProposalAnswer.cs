using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The investor said what they think of the proposal; may be recorded anew when they say something else. An acceptance or a refusal ends its clock.</summary>
public static class RecordProposalAnswer
{
    public const int LongestWords = 2000;

    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, ProposalAnswer Answer, DateOnly AnsweredOn, string? Words = null) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Answer).IsInEnum();
            RuleFor(c => c.AnsweredOn).BusinessDay();
            RuleFor(c => c.Words).MaximumLength(LongestWords);
        }
    }

    public sealed class Handler(LeadAccess leads, Secrecy secrecy, ProposalClock expiry, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var (lead, proposal) = found.Value;
            if (secrecy.Refuses(lead) is { } notYours) return notYours;
            if (office.NotYet("AnsweredOn", command.AnsweredOn) is { } early) return early;
            var recorded = proposal.RecordAnswer(command.Answer, command.AnsweredOn, string.IsNullOrWhiteSpace(command.Words) ? null : command.Words.Trim());
            if (recorded.Succeeded && command.Answer is (ProposalAnswer.Accepted or ProposalAnswer.Declined)) await expiry.End(lead.Id, command.Answer == ProposalAnswer.Accepted, ct);
            return recorded;
        }
    }
}
