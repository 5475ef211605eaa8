using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.FirstSteps;

/// <summary>What is to be done before a new desk works, and what of it is.</summary>
public static class FirstStepList
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed record Result(IReadOnlyList<Step> Steps, bool IsDismissed)
    {
        public int Left => Steps.Count(step => !step.IsDone);

        /// <summary>Whether an administrator is to be led through them.</summary>
        public bool IsShown => Left > 0 && !IsDismissed;
    }

    public sealed record Step(string Key, bool IsDone);

    public sealed class Handler(GlobalReachDb db, IEnumerable<IFirstStep> steps) : IRequestHandler<Query, Outcome<Result>>
    {
        private static readonly string Dismissed = FactNames.NameOf(typeof(FirstStepsDismissed));
        private static readonly string Recalled = FactNames.NameOf(typeof(FirstStepsRecalled));

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var said = await db.Journal.AsNoTracking().Where(e => e.StreamId == Organisation.TheOne && (e.Fact == Dismissed || e.Fact == Recalled)).OrderByDescending(e => e.Sequence).Select(e => e.Fact).FirstOrDefaultAsync(ct);
            var found = new List<Step>();
            foreach (var step in steps) found.Add(new(step.Key, await step.IsDone(ct)));
            return new Result(found, said == Dismissed);
        }
    }
}

/// <summary>An administrator is led through the first steps, or not any longer.</summary>
public static class ShowFirstSteps
{
    public sealed record Command(bool Shown) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(OrganisationAccess organisation) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            (await organisation.Open(ct)).ShowFirstSteps(command.Shown);
            return Outcome.Done;
        }
    }
}
