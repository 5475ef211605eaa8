using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>A text as it is being typed: whether it is a sound definition, and what it would draw. Nothing is kept.</summary>
public static class LookOverDraft
{
    public sealed record Query(Guid Draft, string Text) : IQuery<Result>
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    /// <summary>The definition is null while the text is none.</summary>
    public sealed record Result(ProcessDefinition? Definition, IReadOnlyList<DraftText.Fault> Faults, IReadOnlyList<ProcessChange> Changes, ProcessDefinition Before);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Text).NotNull().MaximumLength(DraftAccess.LongestDefinition);
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            if (await db.ProcessDrafts.Where(d => d.Id == query.Draft).Select(d => new { d.Process, d.Running, d.Words }).FirstOrDefaultAsync(ct) is not { } draft) return DraftAccess.NotFound;
            var before = await processes.Get(new ProcessRef(draft.Process, draft.Running), ct);
            var text = DraftText.Read(query.Text);
            if (text.Definition is not { } definition) return new Result(null, text.Faults, [], before);
            return new Result(definition, text.With(query.Text, processes.Check(definition, WordsJson.Read(draft.Words))).Faults, ProcessDelta.Between(before, definition), before);
        }
    }
}
