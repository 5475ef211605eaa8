using System.Text.Json;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GlobalReach.Web.Http;

/// <summary>The one place that turns outcomes into HTTP answers, for pages and API alike.</summary>
public sealed class OutcomeResults(RefusalTexts texts, Answers answers, IHttpContextAccessor context)
{
    private const string Replayed = "Idempotent-Replayed";

    public static int StatusOf(IOutcome outcome) => outcome.Refusals[0].Kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Rule => StatusCodes.Status409Conflict,
    };

    /// <summary>The API's answer: the value as JSON, or problem details with a stable code and every refusal.</summary>
    public IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> onDone, Guid? lead = null) => outcome.Succeeded ? Mark(onDone(outcome.Value)) : Problem(outcome, lead);

    public IResult Answer(Outcome outcome, Func<IResult> onDone, Guid? lead = null) => outcome.Succeeded ? Mark(onDone()) : Problem(outcome, lead);

    public IResult Problem(IOutcome outcome, Guid? lead, int? status = null)
    {
        var first = outcome.Refusals[0];
        var problem = new ProblemDetails { Status = status ?? StatusOf(outcome), Title = texts.Say(first), Type = $"https://globalreach.example/problems/{first.Code}" };
        problem.Extensions["code"] = outcome.Refusals.Any(r => r.Gate is not null) ? "gates-unmet" : first.Code;
        if (outcome.Refusals.Any(r => r.Field is not null))
        {
            problem.Extensions["errors"] = outcome.Refusals.Where(r => r.Field is not null).Select(r => new FieldError(JsonName(r.Field!), r.Code, texts.Say(r))).ToList();
        }

        if (outcome.Refusals.Any(r => r.Gate is not null))
        {
            problem.Title = texts.Say(new Refusal(RefusalKind.Rule, "gates-unmet", outcome.Refusals.Count));
            problem.Extensions["unmet"] = outcome.Refusals.Select(r => Unmet(r, lead)).ToList();
        }

        return Results.Problem(problem);
    }

    /// <summary>A gate that is not met, as every surface shows it.</summary>
    public UnmetGate Unmet(Refusal refusal, Guid? lead) =>
        new(refusal.Gate, refusal.Code, texts.Say(refusal), lead is { } id ? RefusalTexts.LinkFor(id, refusal) : null, refusal.Overridable);

    /// <summary>A field as the body of a request names it: flat, and in camel case.</summary>
    private static string JsonName(string field) => field.Contains('-', StringComparison.Ordinal)
        ? field
        : string.Join('.', field.Split('.').Where(part => part is not ("Inquiry" or "Facts" or "Company" or "Contact")).Select(JsonNamingPolicy.CamelCase.ConvertName));

    private IResult Mark(IResult result)
    {
        if (answers.Replayed) context.HttpContext!.Response.Headers[Replayed] = "true";
        return result;
    }

    public sealed record FieldError(string Field, string Code, string Message);

    public sealed record UnmetGate(string? Gate, string Code, string Reason, string? Link, bool Overridable);
}
