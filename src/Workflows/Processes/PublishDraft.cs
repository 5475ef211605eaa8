using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>A second person publishes a draft exactly as they looked at it: it becomes the next version, or new words of the running one where nothing else changed.</summary>
public static class PublishDraft
{
    public sealed record Command(Guid Draft, int ExpectedRevision) : ICommand
    {
        public static Permission Requires => Permission.PublishProcesses;
    }

    public sealed class Handler(GlobalReachDb db, DraftAccess drafts, Publication publication, ProcessCatalog processes, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await drafts.Open(command.Draft, command.ExpectedRevision, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var draft = found.Value;
            var ready = await publication.Of(draft, ct);
            if (!ready.Succeeded) return ready.ToOutcome();

            var (version, asker) = (ready.Value.Version, draft.AskedBy);
            var hash = version is null ? null : ProcessJson.HashOf(version);
            var published = draft.Publish(user.Id, version?.Version, hash);
            if (!published.Succeeded) return published;

            var now = clock.GetUtcNow();
            if (version is not null)
            {
                db.Processes.Add(new PublishedProcess { Key = version.Key, Version = version.Version, Hash = hash!, Json = ProcessJson.Write(version), PublishedAt = now, Draft = draft.Id, AskedBy = asker, PublishedBy = user.Id });
            }

            foreach (var (language, words) in ready.Value.Words)
            {
                var number = await db.ProcessWords.Where(w => w.Process == draft.Process && w.Language == language).MaxAsync(w => (int?)w.Number, ct) ?? 0;
                db.ProcessWords.Add(new PublishedWords { Process = draft.Process, Language = language, Number = number + 1, Json = words, Draft = draft.Id, PublishedBy = user.Id, PublishedAt = now });
            }

            processes.LookAgain();
            return Outcome.Done;
        }
    }
}
