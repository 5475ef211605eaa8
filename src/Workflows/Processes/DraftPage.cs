using System.Text.Json.Nodes;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>A draft with everything that is told of it: its faults, what differs from the running version, who may do what.</summary>
public static class DraftPage
{
    public sealed record Query(Guid Draft) : IQuery<Result>
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed record Result(Guid Id, string Process, string Name, int From, int Running, int Latest, int Revision, DraftState State)
    {
        public required string Text { get; init; }

        /// <summary>The definition; null while the text is none.</summary>
        public required ProcessDefinition? Definition { get; init; }

        public required IReadOnlyList<DraftText.Fault> Faults { get; init; }

        /// <summary>The version it is compared with: the one that ran when it was begun.</summary>
        public required ProcessDefinition Before { get; init; }

        public required IReadOnlyList<ProcessChange> Changes { get; init; }

        /// <summary>What was published meanwhile; empty while nothing was.</summary>
        public required IReadOnlyList<ProcessChange> Meanwhile { get; init; }

        /// <summary>Which of its own changes meet something that was changed meanwhile as well.</summary>
        public required IReadOnlyList<ProcessChange> Conflicts { get; init; }

        public required IReadOnlyList<WordChange> Words { get; init; }

        /// <summary>Words by language, as they would be.</summary>
        public required IReadOnlyDictionary<string, JsonObject> AllWords { get; init; }

        public required IReadOnlyList<string> Authors { get; init; }

        public required string BegunBy { get; init; }

        public required DateTimeOffset BegunAt { get; init; }

        public required string ChangedBy { get; init; }

        public required DateTimeOffset ChangedAt { get; init; }

        public required string? AskedBy { get; init; }

        public required int? PublishedAs { get; init; }

        /// <summary>Whether the reader wrote on it, and so never publishes it.</summary>
        public required bool IsOwn { get; init; }

        public bool IsOver => State is DraftState.Published or DraftState.Discarded;

        public bool IsOvertaken => !IsOver && Latest != Running;
    }

    /// <summary>A word that is another or new, before null.</summary>
    public sealed record WordChange(string Language, string Place, string? Before, string After);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, PeopleDirectory people, CurrentUser user) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            processes.LookAgain();
            if (await db.ProcessDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == query.Draft, ct) is not { } draft) return DraftAccess.NotFound;
            var latest = await processes.Latest(draft.Process, ct);
            var running = await processes.Get(new ProcessRef(draft.Process, draft.Running), ct);
            var text = DraftText.Read(draft.Definition);
            var words = WordsJson.Read(draft.Words);
            if (text.Definition is { } readable) text = text.With(draft.Definition, processes.Check(readable, words));
            IReadOnlyList<ProcessChange> own = text.Definition is { } typed ? ProcessDelta.Between(running, typed) : [];
            var overtaken = latest.Version != draft.Running && draft.State is DraftState.Open or DraftState.Asked;

            var names = await people.Names(ct);
            string Name(PersonId person) => names.GetValueOrDefault(person, "");
            return new Result(draft.Id, draft.Process, draft.Name, draft.From, draft.Running, latest.Version, draft.Revision, draft.State)
            {
                Text = draft.Definition, Definition = text.Definition, Faults = text.Faults, Before = running, Changes = own,
                Meanwhile = overtaken ? ProcessDelta.Between(running, latest) : [], Conflicts = overtaken ? ProcessDelta.Apply(own, latest).Conflicts : [],
                Words = [.. Changes(draft, words)], AllWords = processes.Languages(draft.Process).ToDictionary(language => language, language => DraftWords.In(draft.Words, draft.Process, language, processes)),
                Authors = [.. draft.Authors.Select(Name)], BegunBy = Name(draft.BegunBy), BegunAt = draft.BegunAt, ChangedBy = Name(draft.ChangedBy), ChangedAt = draft.ChangedAt,
                AskedBy = draft.AskedBy is { } asker ? Name(asker) : null, PublishedAs = draft.PublishedAs, IsOwn = draft.Authors.Contains(user.Id),
            };
        }

        private IEnumerable<WordChange> Changes(ProcessDraft draft, JsonObject words) =>
            from language in words
            let said = processes.Words(draft.Process, language.Key)
            from word in (language.Value as JsonObject ?? []).Each()
            let before = said.At(word.Key)
            where before != word.Value
            select new WordChange(language.Key, word.Key, before, word.Value);
    }
}
