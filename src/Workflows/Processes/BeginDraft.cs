using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>A draft begins from a version: from the one that runs to change it, from an older one to go back to it.</summary>
public static class BeginDraft
{
    public sealed record Command(Guid Id, string Name, string Process, int From) : ICommand
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("required").MaximumLength(ProcessDraft.LongestName);
            RuleFor(c => c.Process).NotEmpty().MaximumLength(60);
        }
    }

    public sealed class Handler(GlobalReachDb db, DraftAccess drafts, OrganisationAccess organisation, ProcessCatalog processes, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.ProcessDrafts.AnyAsync(d => d.Id == command.Id, ct)) return Outcome.Done;
            var from = new ProcessRef(command.Process, command.From);
            if (await processes.Find(from, ct) is not { } definition) return new Refusal(RefusalKind.NotFound, "process-not-found", command.Process, command.From);

            await organisation.Open(ct);
            db.ProcessDrafts.Add(ProcessDraft.Begin(command.Id, command.Name, from, await drafts.Running(command.Process, ct), ProcessJson.Write(definition), user.Id, clock.GetUtcNow()));
            return Outcome.Done;
        }
    }
}
