using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using static System.Text.Encoding;

namespace GlobalReach.Workflows.Demo;

/// <summary>From the offer to aftercare, and what takes a lead off its way.</summary>
internal sealed partial class DemoChapters
{
    private int Pledged => lead.Pledged ?? lead.Jobs ?? 20;

    private Money Invests => Money.OfMajor((lead.Capex ?? 2) * 1_000_000, lead.Currency);

    public Func<DemoStory, CancellationToken, Task> DraftPackage(int version) => async (story, ct) =>
    {
        if (waits) return;
        var rebate = new IncentiveLine
        {
            Programme = "jobsct", EligibilityTest = $"Sample: {Pledged} new FTE at USD 68,000", Amount = Money.Usd(Pledged * (version == 1 ? 7_000 : 7_600)), Authority = "DECD",
            Conditions = "Jobs kept for 24 months; indicative, the authority decides", ExpiresOn = story.Today.AddDays(75),
        };
        var training = new IncentiveLine
        {
            Programme = "mif-incumbent-worker-training", EligibilityTest = "Sample: training plan at hand", Formula = "50 % of the cost, up to the programme's limit", Authority = "CTDOL",
            Conditions = "Indicative, the authority decides", ExpiresOn = story.Today.AddDays(75),
        };
        IReadOnlyList<IncentiveLine> lines = version == 1 ? [rebate] : [rebate, training];
        await story.On(id, "incentives", Key($"draft {version}"), v => new DraftIncentivePackage.Command(id, v, Part($"package {version}"), lines, "Sample figures: pays back in year six"), ct);
    };

    public Func<DemoStory, CancellationToken, Task> ReleasePackage(int version) => async (story, ct) =>
    {
        if (waits) return;
        await story.On(id, "vp", Key($"approve package {version}"), v => new ApproveIncentivePackage.Command(id, v, Part($"package {version}")), ct);
        await story.On(id, "incentives", Key($"release {version}"), v => new ReleaseIncentivePackage.Command(id, v, Part($"package {version}")), ct);
    };

    public async Task Counter(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.Do(lead.Owner, Key("counter"), new LogInteraction.Command(id, Part("counter"), null, InteractionChannel.Email, "They ask for help with training on top of the rebate (invented)", true, null, null), ct);
        await story.On(id, "incentives", Key("withdraw"), v => new WithdrawIncentivePackage.Command(id, v, Part("package 1")), ct);
    }

    public async Task Commit(DemoStory story, CancellationToken ct)
    {
        if (!waits) await story.On(id, lead.Owner, Key("commit"), v => new RecordCommitment.Command(id, v, (CommitmentKind)(number % 3), story.Today, Pledged, Invests, (Involvement)(2 + (number % 2)), lead.WonBy), ct);
    }

    public async Task BringEvidence(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.Do(lead.Owner, Key("lease"), new FileDocument.Command(id, Part("lease"), DocumentKind.CommitmentEvidence, "lease-sample.txt", UTF8.GetBytes($"Invented lease of an invented company, for demonstration only ({lead.Key}).")), ct);
        await story.On(id, lead.Owner, Key("evidence"), v => new BringEvidence.Command(id, v, Part("evidence"), EvidenceKind.SignedDocument, Part("lease")), ct);
    }

    public async Task Win(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.On(id, "assurer", Key("verify evidence"), v => new VerifyEvidence.Command(id, v, Part("evidence")), ct);
        await CloseStage(story, "landing", ct);
        await story.On(id, "vp", Key("win"), v => new TakeAction.Command(id, v, new ActionKey("advance")), ct);
    }

    /// <summary>What landing cannot do without, done one after the other: the last part takes what is left.</summary>
    public Func<DemoStory, CancellationToken, Task> CloseCritical(decimal part) => async (story, ct) =>
    {
        if (waits) return;
        var open = await story.Look(db => db.Tasks.Where(t => t.LeadId == id && t.Critical && t.State == TaskState.Open).OrderBy(t => t.DueAt).ThenBy(t => t.Key).Select(t => new { t.Id, t.Key }).ToListAsync(ct));
        foreach (var task in part < 10 ? open.Take(2) : open) await story.Do("landing", Key($"task {task.Key}"), new CloseTask.Command(id, task.Id, null), ct);
    };

    public async Task Land(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.On(id, "landing", Key("baseline"), v => new AgreeBaseline.Command(id, v, Pledged, Invests, Money.Usd(68_000), DemoPeople.Find("aftercare").Id, story.Today), ct);
        await story.On(id, "landing", Key("land"), v => new TakeAction.Command(id, v, new ActionKey("advance")), ct);
    }

    public async Task Care(DemoStory story, CancellationToken ct)
    {
        if (!waits) await story.On(id, "aftercare", Key("care"), v => new LogAftercareContact.Command(id, v, Part("care"), story.Today, 3 + (number % 3), lead.Verified is [var first, ..] ? first : Known<int>.CannotSay(story.Today), "Hiring goes on; housing and permits were asked about (invented)"), ct);
    }

    public Func<DemoStory, CancellationToken, Task> Verify(int time) => async (story, ct) =>
    {
        if (!waits) await story.On(id, "assurer", Key($"verify {time}"), v => new VerifyJobs.Command(id, v, Part($"verify {time}"), lead.Verified[time], story.Today, (Domain.Aftercare.VerificationMethod)(time % 3)), ct);
    };

    public Func<DemoStory, CancellationToken, Task> Advance(string stage, bool again = false) => async (story, ct) =>
    {
        if (waits) return;
        var what = again ? $"again to {stage}" : $"to {stage}";
        if (stage == "discovery" && !again) await ApproveGo(story, ct);
        await CloseStage(story, what, ct);
        await Move(story, lead.Owner, what, new TakeAction.Command(id, 0, new ActionKey("advance")), ct);
    };

    public Func<DemoStory, CancellationToken, Task> Skip(string to, string why) => (story, ct) =>
        Move(story, "vp", "skip", new TakeAction.Command(id, 0, new ActionKey("skip")) { ToStage = new StageKey(to), Reason = why }, ct);

    public Func<DemoStory, CancellationToken, Task> StepBack(DemoTurn turn) => (story, ct) =>
        Move(story, lead.Owner, "back", new TakeAction.Command(id, 0, new ActionKey("step-back")) { ToStage = new StageKey(turn.To!), Reason = turn.Why }, ct);

    public Func<DemoStory, CancellationToken, Task> Rest(DemoTurn turn, DemoCalendar calendar, int days) => (story, ct) =>
        Move(story, lead.Owner, "rest", new TakeAction.Command(id, 0, new ActionKey(turn.Action)) { Reason = turn.Why, ResumeOn = turn.Action == "hold" ? calendar.DayAfter(story.Today, days) : null }, ct);

    public Func<DemoStory, CancellationToken, Task> GoOn(DemoTurn turn) => (story, ct) =>
        Move(story, lead.Owner, "go on", new TakeAction.Command(id, 0, new ActionKey(turn.Action == "hold" ? "resume" : "wake")), ct);

    public Task End(DemoStory story, DemoEnd end, DateOnly today, CancellationToken ct) =>
        Move(story, end.By ?? lead.Owner, "end", new TakeAction.Command(id, 0, new ActionKey(end.Action))
        {
            Reason = end.Why, Reasons = end.Reasons, Controllable = end.Controllable, Evidence = end.Evidence, WinnerPlace = end.Winner,
            ToStage = end.Action == "step-back" ? new StageKey(end.To!) : null, ReferredTo = end.Action == "refer-out" ? end.To : null,
            DuplicateOf = end.DuplicateOf is { } other ? new LeadId(DemoStory.IdOf(other)) : null, ResumeOn = end.ResumeIn is { } days ? today.AddDays(days) : null,
        }, ct);

    public async Task Talk(DemoStory story, DemoTalk talk, DateOnly today, CancellationToken ct)
    {
        var what = $"talk {talk.Ago}";
        await story.Do(lead.Owner, Key(what), new LogInteraction.Command(id, Part(what), null, talk.Channel, talk.Said, true, talk.Next, talk.Next is null ? null : today.AddDays(talk.In)), ct);
    }

    /// <summary>Does what is due by then, each by whose it is.</summary>
    public async Task CloseTasks(DemoStory story, int dueWithinDays, CancellationToken ct)
    {
        var until = story.Now.AddDays(dueWithinDays);
        foreach (var task in await story.Look(db => db.Tasks.Where(t => t.LeadId == id && t.Key != null && t.State == TaskState.Open && t.DueAt <= until).OrderBy(t => t.DueAt).ThenBy(t => t.Key).ToListAsync(ct)))
        {
            if (Sees(task)) await story.Do(WhoDoes(task), Key($"task {task.Id}"), new CloseTask.Command(id, task.Id, null), ct);
        }
    }

    /// <summary>One more of a stage's tasks is done before it is left; what was not falls away.</summary>
    private async Task CloseStage(DemoStory story, string before, CancellationToken ct)
    {
        var open = await story.Look(db => db.Tasks.Where(t => t.LeadId == id && t.Key != null && t.State == TaskState.Open).OrderBy(t => t.Key).ToListAsync(ct));
        if (open.Count > 0 && open[number % open.Count] is var task && Sees(task)) await story.Do(WhoDoes(task), Key($"task before {before}"), new CloseTask.Command(id, task.Id, null), ct);
    }

    /// <summary>A sealed lead's owner is the only one of whom it is certain that they know it.</summary>
    private bool Sees(LeadTask task) => lead.Level < Confidentiality.Sealed || task.Role == Role.Manager;

    private string WhoDoes(LeadTask task) => task.Role == Role.Manager ? lead.Owner : DemoPeople.All.First(person => person.Role == task.Role).SignIn;

    private async Task Move(DemoStory story, string by, string key, TakeAction.Command command, CancellationToken ct)
    {
        if (!waits) await story.On(id, by, Key(key), v => command with { ExpectedVersion = v }, ct);
    }
}
