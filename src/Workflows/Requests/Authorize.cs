using MediatR;

namespace GlobalReach.Workflows.Requests;

/// <summary>First stop: may this person try it at all?</summary>
public sealed class Authorize<TRequest, TResponse>(CurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequirePermission, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        user.May(TRequest.Requires)
            ? await next()
            : TResponse.Refused(new Refusal(RefusalKind.Forbidden, "not-permitted", TRequest.Requires));
}
