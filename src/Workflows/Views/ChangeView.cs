using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Views;

/// <summary>A view gets another name or question, is shared or no longer, or becomes what its owner's list begins with.</summary>
public static class ChangeView
{
    /// <summary>What is null stays as it is.</summary>
    public sealed record Command(Guid Id) : ICommand
    {
        public static Permission Requires => Permission.ReadProcesses;

        public string? Name { get; init; }

        public string? Query { get; init; }

        public bool? Shared { get; init; }

        public bool? Default { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            When(c => c.Name is not null, () => RuleFor(c => c.Name!).ViewName());
            When(c => c.Query is not null, () => RuleFor(c => c.Query!).ViewQuery());
        }
    }

    public sealed class Handler(GlobalReachDb db, ViewAccess views, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await views.Find(command.Id, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var view = found.Value;
            if (command.Name is { } name && await views.IsTaken(view.Owner, name, view.Id, ct)) return ViewAccess.NameTaken;
            if (command.Default is not null && view.Owner != user.Id) return ViewAccess.NotYours;

            view.Change(command.Name ?? view.Name, command.Query ?? view.Query);
            if (command.Shared is { } shared) view.Share(shared);
            if (command.Default is not { } first) return Outcome.Done;

            // A list begins with one view: the one it began with steps back in the same save.
            foreach (var before in await db.Views.Where(other => other.Owner == user.Id && other.IsDefault && other.Id != view.Id).ToListAsync(ct)) before.Begin(withThis: false);
            view.Begin(first);
            return Outcome.Done;
        }
    }
}
