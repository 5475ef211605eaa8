using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A second person finds that a screening hit is somebody else, and says why.</summary>
public static class ClearScreeningHit
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, string Because) : ICommand
    {
        public static Permission Requires => Permission.ClearScreeningHits;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Because).NotEmpty().MaximumLength(2000);
        }
    }

    public sealed class Handler(LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindToRewrite<Screening>(command.LeadId, command.Id, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            return found.Value.Part.Clear(command.Because.Trim(), user.Id, clock.GetUtcNow());
        }
    }
}
