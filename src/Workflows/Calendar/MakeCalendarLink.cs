using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Calendar;

/// <summary>A person makes a link to their own calendar; one they had before opens nothing any longer. The token itself never comes here.</summary>
public static class MakeCalendarLink
{
    public sealed record Command(Guid Id, string TokenHash) : ICommand
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.TokenHash).NotEmpty().MaximumLength(64);
        }
    }

    public sealed class Handler(GlobalReachDb db, CurrentUser user, CalendarLinks links, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var (me, now) = (user.Id.Value, clock.GetUtcNow());
            if (await db.CalendarLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Id == command.Id, ct) is { } there) return there.PersonId == me ? Outcome.Done : LeadAccess.IdTaken;

            var journal = await organisation.Open(ct);
            foreach (var old in await links.Revoke(me, now, ct)) journal.RevokeCalendarLink(user.Id, old);
            db.CalendarLinks.Add(new CalendarLink { Id = command.Id, PersonId = me, TokenHash = command.TokenHash, CreatedAt = now });
            journal.MakeCalendarLink(user.Id, command.Id);
            return Outcome.Done;
        }
    }
}

/// <summary>A person's link to their calendar opens nothing any longer.</summary>
public static class RevokeCalendarLink
{
    public sealed record Command : ICommand
    {
        public static Permission Requires => Permission.ReadLeads;
    }

    public sealed class Handler(CurrentUser user, CalendarLinks links, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var revoked = await links.Revoke(user.Id.Value, clock.GetUtcNow(), ct);
            if (revoked.Count == 0) return Outcome.Done;
            var journal = await organisation.Open(ct);
            foreach (var link in revoked) journal.RevokeCalendarLink(user.Id, link);
            return Outcome.Done;
        }
    }
}
