using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>A talk or message with the investor is written down, and what was promised next.</summary>
public static class LogInteraction
{
    public sealed record Command(LeadId LeadId, Guid Id, DateTimeOffset? At, InteractionChannel Channel, string Summary, bool Substantive, string? NextStep, DateOnly? NextStepOn) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Channel).IsInEnum();
            RuleFor(c => c.Summary).NotEmpty().MaximumLength(4000);
            RuleFor(c => c.NextStep).MaximumLength(500);
            RuleFor(c => c.At).BusinessTime();
            RuleFor(c => c.NextStepOn).BusinessDay();
            RuleFor(c => c.NextStepOn).NotNull().When(c => !string.IsNullOrWhiteSpace(c.NextStep)).WithErrorCode("next-step-date-missing");
            RuleFor(c => c.NextStep).NotEmpty().When(c => c.NextStepOn is not null).WithErrorCode("next-step-missing");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, Secrecy secrecy, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Interaction>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindOpen(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (office.NotYet("At", command.At) is { } early) return early;
            var lead = found.Value;
            var promised = InquiryForm.Filled(command.NextStep);
            if (promised is not null && secrecy.Refuses(lead) is { } notYours) return notYours;
            db.Interactions.Add(Interaction.Log(command.Id, lead, command.At ?? office.Now, command.Channel, command.Summary.Trim(), command.Substantive, user.Id));
            return promised is { } step ? lead.PromiseNextStep(step, command.NextStepOn!.Value) : Outcome.Done;
        }
    }
}
