using System.Diagnostics;
using GlobalReach.Workflows.Operations;
using MediatR;

namespace GlobalReach.Workflows.Requests;

/// <summary>First stop of every request: how long it took and what came of it, by the use case's name.</summary>
public sealed class Measure<TRequest, TResponse>(DeskMeter meter) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequirePermission, IRequest<TResponse>
    where TResponse : class, IOutcome<TResponse>
{
    private static readonly string Name = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await next();
        meter.Handled(Name, outcome.Succeeded ? "done" : outcome.Refusals[0].Kind.ToString(), Stopwatch.GetElapsedTime(began));
        return outcome;
    }
}
