using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>A lead as it was read.</summary>
internal sealed record ChosenLead(LeadId Id, int Version);

/// <summary>One thing for many leads: `hand-over` (ownerId, handOver; each keeps its back-up), `promise-next-step` (nextStep, nextStepOn), or an action of the process with what it asks for.</summary>
internal sealed record ManyLeadsBody(string Action, IReadOnlyList<ChosenLead> Leads)
{
    public PersonId? OwnerId { get; init; }

    public string? HandOver { get; init; }

    public string? NextStep { get; init; }

    public DateOnly? NextStepOn { get; init; }

    public string? Reason { get; init; }

    public DateOnly? ResumeOn { get; init; }

    public string? ReferredTo { get; init; }

    public IReadOnlyList<string>? Reasons { get; init; }

    public ReasonEvidence Evidence { get; init; }
}

/// <summary>What became of each lead, in the order they were named.</summary>
internal sealed record ManyLeadsDone(int Done, int Refused, IReadOnlyList<LeadDone> Leads);

/// <summary>What became of one; a refusal says why with the same codes and words as everywhere.</summary>
internal sealed record LeadDone(LeadId Id, bool Done, bool Replayed, IReadOnlyList<OutcomeResults.UnmetGate> Why);

internal static class ManyLeadsApi
{
    public static void MapManyLeads(this IEndpointRouteBuilder api) =>
        api.MapPost("/leads/bulk", Change).WithName("changeManyLeads").WithSummary("Do one thing to up to 200 leads; each is done or refused by itself.").Produces<ManyLeadsDone>();

    private static async Task<IResult> Change(ManyLeadsBody body, IMediator mediator, ManyLeads many, Answers answers, OutcomeResults results, CancellationToken ct)
    {
        var leads = body.Leads.OfType<ChosenLead>().DistinctBy(lead => lead.Id).ToList();
        if (body.Leads.Any(lead => lead is null)) return results.Problem(Outcome.Refused(Refusal.Invalid("Leads", "required")), lead: null);
        if (leads.Count is 0 or > ManyLeads.Most) return results.Problem(Outcome.Refused(Refusal.Invalid("Leads", "not-between", 1, ManyLeads.Most)), lead: null);

        // The key of the request is its leads' keys: under its own nothing is kept here.
        var (key, listed) = (answers.Key, await mediator.Send(new LeadList.Query { Only = [.. leads.Select(lead => lead.Id)], PageSize = ManyLeads.Most }, ct));
        if (!listed.Succeeded) return results.Problem(listed, lead: null);
        var backups = listed.Value.Rows.ToDictionary(row => row.Id, row => row.Backup);
        var done = await many.Each(leads.Select(lead => new ManyLeads.Chosen(lead.Id, lead.Version)), key, (sender, lead, cancel) => Send(body, sender, lead, backups.GetValueOrDefault(lead.Id), cancel), ct);
        var told = done.Select(lead => new LeadDone(lead.Id, lead.Outcome.Succeeded, lead.Replayed, [.. lead.Outcome.Refusals.Select(refusal => results.Unmet(refusal, lead.Id.Value))])).ToList();
        return Results.Ok(new ManyLeadsDone(told.Count(lead => lead.Done), told.Count(lead => !lead.Done), told));
    }

    private static async Task<IOutcome> Send(ManyLeadsBody body, IMediator mediator, ManyLeads.Chosen lead, PersonId? backup, CancellationToken ct) => body.Action switch
    {
        "hand-over" => await mediator.Send(new ReassignLead.Command(lead.Id, lead.Version, body.OwnerId ?? default, backup, body.HandOver ?? ""), ct),
        "promise-next-step" => await mediator.Send(new PromiseNextStep.Command(lead.Id, lead.Version, body.NextStep ?? "", body.NextStepOn ?? default), ct),
        var action => await mediator.Send(
            new TakeAction.Command(lead.Id, lead.Version, new ActionKey(action)) { Reason = body.Reason, ResumeOn = body.ResumeOn, ReferredTo = body.ReferredTo, Reasons = body.Reasons ?? [], Evidence = body.Evidence }, ct),
    };
}
