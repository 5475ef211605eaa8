using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Demo;

/// <summary>Sends the demonstration's commands, each by whom it belongs to and at its instant; in between, deadlines ring when they run out.</summary>
/// <remarks>Every command carries a key that stays in the database with its save until the story is over: one that was killed goes on where it stopped.</remarks>
internal sealed class DemoStory(IServiceProvider services, StoryClock clock)
{
    internal const string Prefix = "demo:";

    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> codeNames = CodeNames.All(services.GetRequiredService<TemplateFiles>());

    public DateOnly Today => services.GetRequiredService<OfficeClock>().Today;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The id of a thing in the story: the same on every machine and in every run.</summary>
    public static Guid IdOf(string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Prefix + what)).AsSpan(0, 16).ToArray();
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Tells what happens, in the order of time, and what the deadlines do by the end.</summary>
    public async Task Tell(IEnumerable<DemoStep> steps, DateTimeOffset end, CancellationToken ct)
    {
        told.UnionWith(await Look(db => db.HandledRequests.Where(request => request.Key.StartsWith(Prefix)).Select(request => request.Key).ToListAsync(ct)));
        foreach (var step in steps.OrderBy(step => step.At))
        {
            await RingUntil(step.At, ct);
            clock.MoveTo(step.At);
            await step.Act(this, ct);
        }

        await RingUntil(end, ct);
        await Deliver(ct);
        await Look(db => db.HandledRequests.Where(request => request.Key.StartsWith(Prefix) || request.Key.StartsWith(Answers.MadePrefix)).ExecuteDeleteAsync(ct));
    }

    /// <summary>A code name of the organisation's list for the lead of this number; names that leads bring along stand at places that no number draws.</summary>
    public string CodeNameFor(int number) => codeNames[number * 5 % codeNames.Count];

    /// <summary>A command on a lead, in the version it has by now.</summary>
    public async Task On<T>(LeadId id, string signIn, string key, Func<int, IRequest<T>> command, CancellationToken ct)
        where T : IOutcome
    {
        if (!told.Contains(Prefix + key)) await Do(signIn, key, command(await Look(db => db.Leads.Where(l => l.Id == id).Select(l => l.Version).SingleAsync(ct))), ct);
    }

    public async Task Do<T>(string signIn, string key, IRequest<T> command, CancellationToken ct)
        where T : IOutcome
    {
        if (!told.Add(Prefix + key)) return;
        clock.Tick();
        await using var scope = services.CreateAsyncScope();
        var person = DemoPeople.Find(signIn);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person.Id, person.Name, [person.Role]);
        scope.ServiceProvider.GetRequiredService<Answers>().Key = Prefix + key;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        if (!outcome.Succeeded) throw new InvalidOperationException($"The demonstration cannot be told: {key}, {command.GetType().DeclaringType!.Name} was refused with {string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} {r.Gate} {r.Field}"))}.");
    }

    /// <summary>The version of the process that a lead is on.</summary>
    public async Task<ProcessDefinition> Process(LeadId id, CancellationToken ct) =>
        await services.GetRequiredService<ProcessCatalog>().Get(await Look(db => db.Leads.Where(l => l.Id == id).Select(l => l.Process).SingleAsync(ct)), ct);

    public async Task<T> Look<T>(Func<GlobalReachDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await look(scope.ServiceProvider.GetRequiredService<GlobalReachDb>());
    }

    /// <summary>Whether the file of a proposal was made: without Node there is none, and the lead waits, as it would in real life.</summary>
    public async Task<bool> IsReady(Guid proposal, CancellationToken ct)
    {
        while (true)
        {
            await Deliver(ct);
            var state = await Look(db => db.Proposals.Where(p => p.Id == proposal).Select(p => p.State).SingleAsync(ct));
            if (state != ProposalState.Rendering) return state == ProposalState.Ready;
            // Whoever was at it before was killed: its lease runs out.
            clock.MoveTo(Now + Leases.Length);
        }
    }

    private async Task Deliver(CancellationToken ct)
    {
        clock.Tick();
        while (await services.GetRequiredService<DeliveryWorker>().DeliverDue(ct) > 0)
        {
        }
    }

    private async Task RingUntil(DateTimeOffset until, CancellationToken ct)
    {
        while (await Look(db => db.Deadlines.Where(d => d.State == DeadlineState.Armed).OrderBy(d => d.RingsAt).Select(d => d.RingsAt).FirstOrDefaultAsync(ct)) is { } at && at <= until)
        {
            clock.MoveTo(at);
            // Whoever was at it before was killed: its lease runs out.
            if (await services.GetRequiredService<DeadlineWorker>().RingDue(ct) == 0) clock.MoveTo(Now + Leases.Length);
            await Deliver(ct);
        }
    }
}

/// <summary>Something that happens at its time.</summary>
internal sealed record DemoStep(DateTimeOffset At, Func<DemoStory, CancellationToken, Task> Act);
