using System.Text.Json;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>A published version as it runs; the hash is that of the definition in this form.</summary>
internal sealed record PublishedVersion(string Key, int Version, string Hash, JsonElement Definition, ProcessTexts Texts);

internal static class Processes
{
    public static void MapProcesses(this IEndpointRouteBuilder api) =>
        api.MapGet("/processes/{key}/{version}", Show).WithName("getProcess").WithSummary("A published process version: stages, gates, actions, deadlines and their names.").Produces<PublishedVersion>();

    private static async Task<IResult> Show(string key, int version, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new ProcessView.Query(key, version), ct), process =>
            Results.Ok(new PublishedVersion(key, version, process.Hash, JsonSerializer.Deserialize<JsonElement>(ProcessJson.Write(process.Definition)), process.Texts)));
}
