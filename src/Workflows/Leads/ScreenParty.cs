using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Leads;

/// <summary>A party of the lead was looked up in a sanctions or denied-party list; a hit blocks until a second person clears it.</summary>
public static class ScreenParty
{
    public sealed record Command(LeadId LeadId, int ExpectedVersion, Guid Id, string Party, string List, DateOnly ListDate, ScreeningResult Result) : ICommand
    {
        public static Permission Requires => Permission.ScreenParties;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Party).NotEmpty().MaximumLength(300);
            RuleFor(c => c.List).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ListDate).BusinessDay();
            RuleFor(c => c.Result).IsInEnum();
        }
    }

    public sealed class Handler(LeadAccess leads, NameGuard guard, GlobalReachDb db, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<Screening>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.FindToRewrite(command.LeadId, command.ExpectedVersion, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (await guard.Check(found.Value, ct, ("List", command.List)) is { } told) return told;
            if (office.NotYet("ListDate", command.ListDate) is { } early) return early;
            db.Screenings.Add(Screening.Run(command.Id, found.Value.Id, command.Party.Trim(), command.List.Trim(), command.ListDate, command.Result, user.Id, office.Now));
            return Outcome.Done;
        }
    }
}
