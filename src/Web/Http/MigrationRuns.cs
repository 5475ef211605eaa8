using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>Goes on with a migration of many leads for about a second: with its dry run, or with the leads themselves, a command for each. Broken off anywhere, or pressed twice, it goes on where it was: a lead that is there already is done.</summary>
public sealed class MigrationRuns(IMediator mediator, ManyLeads many, TimeProvider clock)
{
    private static readonly TimeSpan StepTime = TimeSpan.FromSeconds(1);

    public async Task<Outcome> GoOn(Guid run, CancellationToken ct)
    {
        var looked = await mediator.Send(new LookOverRun.Command(run), ct);
        if (!looked.Succeeded) return looked;
        var began = clock.GetTimestamp();
        do
        {
            var next = await mediator.Send(new NextOfRun.Query(run), ct);
            if (!next.Succeeded || next.Value.Leads.Count == 0) return next.ToOutcome();
            var told = await mediator.Send(new TellRun.Command(run, await Carry(next.Value, ct)), ct);
            if (!told.Succeeded) return told;
        }
        while (clock.GetElapsedTime(began) < StepTime);
        return Outcome.Done;
    }

    private async Task<IReadOnlyList<TellRun.Told>> Carry(NextOfRun.Result run, CancellationToken ct)
    {
        var told = new List<TellRun.Told>();
        foreach (var lead in run.Leads.Where(lead => !run.MayGo(lead))) told.Add(new TellRun.Told(lead.Lead, lead.Process == run.To ? null : LeadAccess.ChangedMeanwhile.Code));
        var done = await many.Each(
            run.Leads.Where(run.MayGo).Select(lead => new ManyLeads.Chosen(lead.Lead, lead.Version!.Value)), key: null,
            async (sender, lead, cancel) => await sender.Send(new MigrateLead.Command(lead.Id, lead.Version, run.To, run.Reason) { Stages = run.Map }, cancel), ct);
        told.AddRange(done.Select(lead => new TellRun.Told(lead.Id, lead.Outcome.Succeeded ? null : lead.Outcome.Refusals[0].Code)));
        return told;
    }
}
