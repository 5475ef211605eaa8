using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Views;

/// <summary>A view is kept no longer.</summary>
public static class RemoveView
{
    public sealed record Command(Guid Id) : ICommand
    {
        public static Permission Requires => Permission.ReadProcesses;
    }

    public sealed class Handler(GlobalReachDb db, ViewAccess views) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await views.Find(command.Id, ct);
            if (!found.Succeeded) return found.ToOutcome();
            found.Value.Remove();
            db.Views.Remove(found.Value);
            return Outcome.Done;
        }
    }
}
