using FluentValidation;
using MediatR;

namespace GlobalReach.Workflows.Requests;

/// <summary>Second stop: is the request well formed? Every fault is told at once, each with its field.</summary>
public sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequirePermission, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly string[] Told = ["MaxLength", "MinLength", "ComparisonValue", "From", "To"];

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var refusals = new List<Refusal>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(result.Errors.Select(error => Refusal.Invalid(error.PropertyName, error.ErrorCode, Args(error.FormattedMessagePlaceholderValues))));
        }

        if (request is IChange) refusals.AddRange(UnseenCharacters.In(request));
        return refusals.Count == 0 ? await next() : TResponse.Refused(refusals);
    }

    private static object[] Args(Dictionary<string, object>? placeholders) =>
        placeholders is null ? [] : [.. Told.Where(placeholders.ContainsKey).Select(key => placeholders[key])];
}
