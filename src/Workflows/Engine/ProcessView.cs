using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Engine;

/// <summary>A published process version with its words, as it runs.</summary>
public static class ProcessView
{
    /// <summary>Which version.</summary>
    public sealed record Query(string Key, int Version) : IQuery<Result>
    {
        /// <inheritdoc/>
        public static Permission Requires => Permission.ReadProcesses;
    }

    /// <summary>The definition, its hash and its words.</summary>
    public sealed record Result(ProcessDefinition Definition, string Hash, ProcessTexts Texts);

    /// <summary>Looks it up.</summary>
    public sealed class Handler(ProcessCatalog processes) : IRequestHandler<Query, Outcome<Result>>
    {
        /// <inheritdoc/>
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct) =>
            await processes.Find(new ProcessRef(query.Key, query.Version), ct) is { } definition
                ? new Result(definition, ProcessJson.HashOf(definition), processes.Texts(query.Key))
                : new Refusal(RefusalKind.NotFound, "process-not-found", query.Key, query.Version);
    }
}
