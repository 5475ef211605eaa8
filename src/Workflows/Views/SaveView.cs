using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Views;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Views;

/// <summary>A person keeps a list of leads under a name, for themselves.</summary>
public static class SaveView
{
    public sealed record Command(Guid Id, string Name, string Query) : ICommand
    {
        public static Permission Requires => Permission.ReadProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Name).ViewName();
            RuleFor(c => c.Query).ViewQuery();
        }
    }

    public sealed class Handler(GlobalReachDb db, ViewAccess views, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        /// <summary>More than anybody can tell apart.</summary>
        private const int Most = 100;

        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.Views.AsNoTracking().FirstOrDefaultAsync(view => view.Id == command.Id, ct) is { } there) return there.Owner == user.Id ? Outcome.Done : LeadAccess.IdTaken;
            if (await views.IsTaken(user.Id, command.Name, command.Id, ct)) return ViewAccess.NameTaken;
            if (await db.Views.CountAsync(view => view.Owner == user.Id, ct) >= Most) return Refusal.Rule("too-many-views", Most);
            db.Views.Add(SavedView.Save(command.Id, user.Id, command.Name, command.Query));
            return Outcome.Done;
        }
    }
}
