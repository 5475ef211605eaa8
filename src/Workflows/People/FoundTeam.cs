using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A team begins; who belongs to it is said on each person.</summary>
public static class FoundTeam
{
    public sealed record Command(Guid TeamId, string Name, PersonId? LedBy, string? Calendar = null) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TeamId).NotEmpty().WithErrorCode("id-missing");
            TeamDirectory.Name(RuleFor(c => c.Name));
        }
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TeamDirectory teams) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.Teams.FirstOrDefaultAsync(t => t.Id == command.TeamId, ct) is { } there) return there.Name == command.Name.Trim() ? Outcome.Done : LeadAccess.IdTaken;
            // Before what is asked of the others: two that are founded at once meet at its journal.
            await organisation.Open(ct);
            if (await teams.Refuses(command.TeamId, command.Name, command.LedBy, InquiryForm.Filled(command.Calendar), ct) is { } refused) return refused;

            var team = Team.Found(command.TeamId, command.Name, command.LedBy);
            team.Choose(InquiryForm.Filled(command.Calendar));
            db.Teams.Add(team);
            return Outcome.Done;
        }
    }
}
