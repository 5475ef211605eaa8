using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The investor confirmed to have the proposal.</summary>
public static class RecordProposalReceipt
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, DateOnly ReceivedOn) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.ReceivedOn).NotEmpty();
    }

    public sealed class Handler(LeadAccess leads, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<Proposal>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (command.ReceivedOn > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddDays(1))) return Refusal.Invalid("ReceivedOn", "date-in-future");
            return found.Value.Part.RecordReceipt(command.ReceivedOn);
        }
    }
}
