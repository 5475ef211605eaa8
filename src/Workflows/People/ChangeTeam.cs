using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A team gets another name, another lead, or another working calendar. The deadlines that run already keep the instant they were promised for.</summary>
public static class ChangeTeam
{
    public sealed record Command(Guid TeamId, string Name, PersonId? LedBy, string? Calendar = null) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => TeamDirectory.Name(RuleFor(c => c.Name));
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TeamDirectory teams) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            await organisation.Open(ct);
            if (await db.Teams.FirstOrDefaultAsync(t => t.Id == command.TeamId, ct) is not { } team) return TeamDirectory.NotFound;
            if (await teams.Refuses(command.TeamId, command.Name, command.LedBy, InquiryForm.Filled(command.Calendar), ct) is { } refused) return refused;

            team.Change(command.Name, command.LedBy);
            team.Choose(InquiryForm.Filled(command.Calendar));
            return Outcome.Done;
        }
    }
}
