using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Requests;

namespace GlobalReach.Web.Api;

/// <summary>Under one key a change is made once; whoever asks again with the same body gets the answer that was given.</summary>
internal sealed class IdempotencyKey(Answers answers, OutcomeResults results) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || !request.Headers.TryGetValue(Header, out var said)) return await next(context);

        var key = said.ToString();
        if (key.Length is 0 or > Longest || key.Any(letter => letter is < '!' or > '~')) return results.Problem(Outcome.Refused(Refusal.Invalid(Header, "idempotency-key-malformed", Longest)), lead: null);
        answers.Key = key;
        return await next(context);
    }
}
