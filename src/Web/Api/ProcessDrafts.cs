using System.Text.Json;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Processes;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record DraftBody(string? Name, string? Process, int Version, Guid? Id = null);

internal sealed record DefinitionBody(int Revision, JsonElement Definition);

internal sealed record WordsBody(int Revision, Dictionary<string, IReadOnlyDictionary<string, string?>>? Words);

internal sealed record RevisionBody(int Revision);

/// <summary>A draft as a program needs it: its definition as JSON where it is one, its faults with their JSON paths, and how many changes it makes.</summary>
internal sealed record DraftJson(Guid Id, string Process, string Name, int From, int Running, int Latest, int Revision, DraftState State, JsonElement? Definition, IReadOnlyList<DraftFault> Faults, int Changes, int? PublishedAs);

/// <summary>What keeps a draft from being published, at which place.</summary>
internal sealed record DraftFault(string Path, string Message);

/// <summary>The next version of a process: drafted by one person, published by another, whatever key they come with.</summary>
internal static class ProcessDrafts
{
    public static void MapProcessDrafts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/process-drafts", Begin).WithName("beginProcessDraft").WithSummary("Begins a draft of a process from one of its versions.").Produces<DraftJson>(StatusCodes.Status201Created);
        api.MapGet("/process-drafts/{id}", Show).WithName("getProcessDraft").WithSummary("A draft with its definition and everything that keeps it from being published.").Produces<DraftJson>();
        api.MapPut("/process-drafts/{id}/definition", Write).WithName("writeProcessDraft").WithSummary("Another definition for the draft; its faults are told, not refused.").Produces<DraftJson>();
        api.MapPut("/process-drafts/{id}/words", WriteSaid).WithName("writeProcessDraftWords").WithSummary("Words of the draft by language and place, such as tasks.kick-off-note.").Produces<DraftJson>();
        api.MapPost("/process-drafts/{id}/publication-request", Ask).WithName("askForPublication").WithSummary("Asks a second person to publish the draft as it stands.").Produces<DraftJson>();
        api.MapPost("/process-drafts/{id}/publication", Publish).WithName("publishProcessDraft").WithSummary("Publishes what somebody else drafted as the next version.").Produces<DraftJson>();
        api.MapDelete("/process-drafts/{id}", Discard).WithName("discardProcessDraft").WithSummary("Gives the draft up.").Produces<DraftJson>();
    }

    private static async Task<IResult> Begin(DraftBody body, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var id = body.Id ?? Guid.CreateVersion7();
        var begun = await mediator.Send(new BeginDraft.Command(id, body.Name ?? "", body.Process ?? "", body.Version), ct);
        return begun.Succeeded ? results.Answer(await mediator.Send(new DraftPage.Query(id), ct), draft => Results.Created($"/api/process-drafts/{id}", Of(draft))) : results.Problem(begun, null);
    }

    private static async Task<IResult> Show(Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) => results.Answer(await mediator.Send(new DraftPage.Query(id), ct), draft => Results.Ok(Of(draft)));

    private static Task<IResult> Write(Guid id, DefinitionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) => Do(id, new WriteDraft.Command(id, body.Revision, body.Definition.GetRawText()), mediator, results, ct);

    private static Task<IResult> WriteSaid(Guid id, WordsBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) => Do(id, new WriteWords.Command(id, body.Revision, body.Words ?? []), mediator, results, ct);

    private static Task<IResult> Ask(Guid id, RevisionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) => Do(id, new AskForPublication.Command(id, body.Revision), mediator, results, ct);

    private static Task<IResult> Publish(Guid id, RevisionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) => Do(id, new PublishDraft.Command(id, body.Revision), mediator, results, ct);

    private static Task<IResult> Discard(Guid id, int revision, IMediator mediator, OutcomeResults results, CancellationToken ct) => Do(id, new DiscardDraft.Command(id, revision), mediator, results, ct);

    private static async Task<IResult> Do(Guid id, IRequest<Outcome> command, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var done = await mediator.Send(command, ct);
        return done.Succeeded ? await Show(id, mediator, results, ct) : results.Problem(done, null);
    }

    private static DraftJson Of(DraftPage.Result draft) => new(
        draft.Id, draft.Process, draft.Name, draft.From, draft.Running, draft.Latest, draft.Revision, draft.State, draft.Definition is { } definition ? JsonSerializer.Deserialize<JsonElement>(ProcessJson.Write(definition)) : null,
        [.. draft.Faults.Select(fault => new DraftFault(fault.Path, fault.Message))], draft.Changes.Count + draft.Words.Count, draft.PublishedAs);
}
