using System.Diagnostics;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using MediatR;

namespace GlobalReach.Workflows.Requests;

/// <summary>First stop of every request: how long it took and what came of it, by the use case's name; a step of a trace for whoever follows one.</summary>
public sealed class Measure<TRequest, TResponse>(DeskMeter meter) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequirePermission, IRequest<TResponse>
    where TResponse : class, IOutcome<TResponse>
{
    private static readonly string Name = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var step = DeskTrace.UseCases.StartActivity(Name);
        var began = Stopwatch.GetTimestamp();
        var outcome = await next();
        var took = Stopwatch.GetElapsedTime(began);
        meter.Handled(Name, outcome.Succeeded ? "done" : outcome.Refusals[0].Kind.ToString(), took);
        // What somebody called an action is their word until the process has one of that name.
        if (outcome.Succeeded && request is TakeAction.Command move) meter.Moved(move.Action.Value, took);
        step?.SetTag("outcome", outcome.Succeeded ? "done" : outcome.Refusals[0].Code);
        return outcome;
    }
}
