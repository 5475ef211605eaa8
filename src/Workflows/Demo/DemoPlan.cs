using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Demo;

/// <summary>Lays out a lead's story in time, from its end backwards: what the desk does takes working days, what the investor does takes as many more as they are slow.</summary>
internal sealed class DemoPlan(DemoLead lead, DemoCalendar calendar, DemoChapters tell)
{
    private readonly List<(decimal At, Func<DemoStory, CancellationToken, Task> Act)> steps = [];
    private decimal offset;

    public IEnumerable<DemoStep> Steps()
    {
        foreach (var (milestone, after, act) in Way().Where(way => way.Milestone <= lead.Until))
        {
            Then(after, act);
            if (lead.Turn is { } turn && turn.After == milestone) Take(turn);
        }

        if (lead.End is { } end) Then(1, (story, ct) => tell.End(story, end, calendar.Today, ct));
        // Nobody does everything on the stroke of the hour.
        var length = offset + tell.Minutes;
        foreach (var (at, act) in steps) yield return new DemoStep(calendar.Before(lead.Ago + length - at), act);
        foreach (var talk in lead.Talks) yield return new DemoStep(calendar.Before(talk.Ago), (story, ct) => tell.Talk(story, talk, calendar.Today, ct));
        foreach (var sweep in Sweeps()) yield return sweep;
    }

    /// <summary>A lead that is worked on has its tasks done in time, some of them ahead of it.</summary>
    private IEnumerable<DemoStep> Sweeps()
    {
        if (lead.Behind || lead.Until == Milestone.Registered || lead.End is { Action: not "step-back" }) yield break;
        if (lead.Ago > 6) yield return new DemoStep(calendar.Before(lead.Ago - 4), (story, ct) => tell.CloseTasks(story, dueWithinDays: 2, ct));
        yield return new DemoStep(calendar.Before(Math.Min(lead.Ago, 0.3m)), (story, ct) => tell.CloseTasks(story, tell.WorksAhead ? 5 : 1, ct));
    }

    private IEnumerable<(Milestone Milestone, decimal After, Func<DemoStory, CancellationToken, Task> Act)> Way()
    {
        yield return (Milestone.Registered, 0, tell.Register);
        if (lead.Track == Tracks.Retention)
        {
            yield return (Milestone.Contacted, 0.6m, tell.Care);
            yield break;
        }

        yield return (Milestone.Welcomed, 0.3m, lead.Track == Tracks.Expansion ? tell.ScreenCompany : tell.Welcome);
        if (lead.Track != Tracks.Expansion) yield return (Milestone.Qualification, 0.4m, tell.Advance("qualification"));
        yield return (Milestone.Qualified, 1.4m, tell.Qualify);
        if (lead.Decision != GoNoGo.Go) yield break;

        yield return (Milestone.Discovery, 1, tell.Advance("discovery"));
        yield return (Milestone.Requirements, 2, tell.Discover);
        yield return (Milestone.Proposal, 1 + (4 * lead.Pace), tell.Advance("proposal"));
        yield return (Milestone.Sites, 1.5m, tell.Shortlist);
        yield return (Milestone.Ordered, 1.2m, tell.OrderProposal);
        yield return (Milestone.Sent, 0.8m, tell.SendProposal);
        yield return (Milestone.Received, 2, tell.RecordReceipt);
        if (lead.SkipVisit is { } reason)
        {
            yield return (Milestone.Incentives, 5 * lead.Pace, tell.Skip("incentive-package", reason));
        }
        else
        {
            yield return (Milestone.SiteVisit, 1 + (3 * lead.Pace), tell.Advance("site-visit"));
            yield return (Milestone.Scheduled, 1, tell.ScheduleVisit(calendar, lead.Until == Milestone.Scheduled ? null : 10 * lead.Pace));
            yield return (Milestone.Held, 10 * lead.Pace, tell.HoldVisit);
            yield return (Milestone.Incentives, 2, tell.Advance("incentive-package"));
        }

        yield return (Milestone.Drafted, 5, tell.DraftPackage(1));
        yield return (Milestone.Released, 1.5m, tell.ReleasePackage(1));
        if (lead.Countered)
        {
            yield return (Milestone.Released, 6, tell.Counter);
            yield return (Milestone.Released, 3, tell.DraftPackage(2));
            yield return (Milestone.Released, 1.5m, tell.ReleasePackage(2));
        }

        yield return (Milestone.Commitment, 1 + (8 * lead.Pace), tell.Advance("commitment"));
        yield return (Milestone.Committed, 2, tell.Commit);
        yield return (Milestone.Evidence, 1.5m, tell.BringEvidence);
        yield return (Milestone.Landing, 1, tell.Win);
        foreach (var part in new[] { 6m, 8m, 10m }) yield return (Milestone.Settled, part * (lead.Pace + 1) / 2, tell.CloseCritical(part));
        yield return (Milestone.Aftercare, 6, tell.Land);
        yield return (Milestone.Contacted, 15, tell.Care);
        for (var time = 0; time < lead.Verified.Count; time++) yield return (Milestone.Verified, 20 + (25 * time), tell.Verify(time));
    }

    private void Take(DemoTurn turn)
    {
        if (turn.Action is "step-back")
        {
            Then(1, tell.StepBack(turn));
            foreach (var stage in DemoChapters.StagesAfter(turn.To!, turn.After)) Then(3, tell.Advance(stage, again: true));
            return;
        }

        Then(1, tell.Rest(turn, calendar, turn.Days));
        Then(turn.Days, tell.GoOn(turn));
    }

    private void Then(decimal after, Func<DemoStory, CancellationToken, Task> act)
    {
        offset += after;
        steps.Add((offset, act));
    }
}
