using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Demo;

/// <summary>An administrator asks that the demonstration is told anew. It is only asked for here: a worker deletes and tells, and a killed one goes on at the next start.</summary>
public static class RetellDemo
{
    /// <summary>Typed by whoever means it, in every language.</summary>
    public const string Word = "demo";

    /// <summary>What people entered themselves is deleted only if they say that they know.</summary>
    public sealed record Command(string Typed, bool DeletesOwn) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Typed).Must(typed => Word.Equals(typed?.Trim(), StringComparison.OrdinalIgnoreCase)).WithErrorCode("demo-word");
    }

    public sealed class Handler(GlobalReachDb db, DemoHoldings holdings, DemoOptions demo, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (!demo.Enabled) return DemoStatus.NoDemonstration;
            if (await DemoReset.Of(db).AnyAsync(ct)) return Outcome.Done;
            var there = await holdings.Count(ct);
            if (there.Protects is { } own) return own;
            if (there.HasOwn && !command.DeletesOwn) return Refusal.Invalid("DeletesOwn", "demo-deletes-own");
            db.HandledRequests.Add(DemoReset.NewMarker(user.Id, clock.GetUtcNow()));
            return Outcome.Done;
        }
    }
}

/// <summary>What the demonstration's page shows: what is there, and whether it may be told anew.</summary>
public static class DemoStatus
{
    /// <summary>As if there were no such page.</summary>
    public static Refusal NoDemonstration { get; } = new(RefusalKind.NotFound, "demo-is-off");

    public sealed record Query : IQuery<DemoHoldings.Counts>
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Handler(DemoHoldings holdings, DemoOptions demo) : IRequestHandler<Query, Outcome<DemoHoldings.Counts>>
    {
        public async Task<Outcome<DemoHoldings.Counts>> Handle(Query query, CancellationToken ct) => demo.Enabled ? await holdings.Count(ct) : NoDemonstration;
    }
}
