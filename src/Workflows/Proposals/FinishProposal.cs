using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The renderer answered: the file is stored with the proposal, or the reason why there is none.</summary>
public static class FinishProposal
{
    public sealed record Command(LeadId LeadId, Guid Id, byte[]? File, string? Failure) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.Find<Proposal>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var proposal = found.Value.Part;
            if (proposal.State != ProposalState.Rendering) return Outcome.Done;
            if (command.File is null)
            {
                proposal.Fail(command.Failure ?? "unknown");
                return Outcome.Done;
            }

            var file = StoredFile.Of(command.File);
            if (!await db.Files.AnyAsync(f => f.Hash == file.Hash, ct)) db.Files.Add(file);
            proposal.Finish(file.Hash);
            return Outcome.Done;
        }
    }
}

/// <summary>Makes the file of an ordered proposal from its stored inputs.</summary>
public sealed class RenderProposal(GlobalReachDb db, IProposalRenderer renderer, IMediator mediator, ProposalSignal signal, ILogger<RenderProposal> log) : ISubscriber
{
    public string Name => Subscriptions.RenderProposal;

    public async Task Deliver(JournalEntry entry, CancellationToken ct)
    {
        var id = entry.Fact() switch
        {
            ProposalOrdered ordered => ordered.Proposal,
            ProposalRetried retried => retried.Proposal,
            var other => throw new InvalidOperationException($"{other.GetType().Name} orders no proposal."),
        };
        var proposal = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == id, ct);
        if (proposal.State != ProposalState.Rendering) return;

        var inputs = await db.Files.AsNoTracking().Where(f => f.Hash == proposal.InputsHash).Select(f => f.Bytes).SingleAsync(ct);
        var drawn = await renderer.Render(inputs, proposal.At, ct);
        if (!drawn.Succeeded) log.LogError("Proposal {Proposal} could not be drawn: {Code} {Details}", proposal.Id, drawn.Refusals[0].Code, string.Join("; ", drawn.Refusals[0].Args));
        var finished = await mediator.Send(new FinishProposal.Command(proposal.LeadId, proposal.Id, drawn.Value, drawn.Succeeded ? null : drawn.Refusals[0].Code), ct);
        if (!finished.Succeeded) throw new InvalidOperationException($"The proposal's file could not be stored: {finished.Refusals[0].Code}");
        signal.Raise(id);
    }
}

/// <summary>Wakes who waits on this node for a proposal's file.</summary>
public sealed class ProposalSignal
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, TaskCompletionSource> waiting = new();

    public void Raise(Guid proposal)
    {
        if (waiting.TryRemove(proposal, out var waiter)) waiter.TrySetResult();
    }

    /// <summary>Waits until the proposal is finished here, or for so long: the caller looks again either way.</summary>
    public async Task Wait(Guid proposal, TimeSpan atMost, CancellationToken ct)
    {
        var waiter = waiting.GetOrAdd(proposal, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await Task.WhenAny(waiter.Task, Task.Delay(atMost, ct));
        waiting.TryRemove(proposal, out _);
    }
}
