using System.Globalization;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Documents;

/// <summary>A document is uploaded to a lead; its type is found in its bytes, not believed.</summary>
public static class FileDocument
{
    /// <summary>No project has more papers; somebody's program has.</summary>
    public const int MostOnOneLead = 200;

    public sealed record Command(LeadId LeadId, Guid Id, DocumentKind Kind, string FileName, byte[] Bytes) : ICommand
    {
        public static Permission Requires => Permission.Annotate;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty();
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.FileName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Bytes).NotEmpty().WithErrorCode("file-empty");
            RuleFor(c => c.Bytes).Must(bytes => bytes.Length <= StoredFile.MaxSize).WithErrorCode("file-too-large");
            RuleFor(c => c.Bytes).Must((c, bytes) => FileType.Of(bytes, c.FileName) is not null).When(c => c.Bytes is { Length: > 0 }).WithErrorCode("file-type-not-taken");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await leads.AddedBefore<LeadDocument>(command.LeadId, command.Id, ct) is { } before) return before;
            var found = await leads.Find(command.LeadId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();

            var name = NameOf(command.FileName);
            if (name.Length == 0) return Refusal.Invalid("FileName", "required");
            if (await db.Documents.CountAsync(d => d.LeadId == found.Value.Id, ct) >= MostOnOneLead) return Refusal.Rule("too-many-documents", MostOnOneLead);
            var file = StoredFile.Of(command.Bytes);
            if (!await db.Files.AnyAsync(f => f.Hash == file.Hash, ct)) db.Files.Add(file);
            db.Documents.Add(LeadDocument.File(command.Id, found.Value.Id, command.Kind, name, file.Hash, FileType.Of(command.Bytes, name)!, file.Bytes.Length, user.Id, clock.GetUtcNow()));
            return Outcome.Done;
        }

        /// <summary>The last part of a path, without signs that cannot be seen: they can turn the ending around.</summary>
        private static string NameOf(string path) =>
            string.Concat(Path.GetFileName(path.Replace('\\', '/')).Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))).Trim();
    }
}
