using GlobalReach.Domain.People;
using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>The organisation changes its process: a draft, a second person, a version.</summary>
public sealed class DraftTests
{
    private const string Process = RegisterInquiry.Process;

    [Fact]
    public async Task What_an_administrator_drafts_and_the_vice_president_publishes_is_met_by_new_leads_alone()
    {
        await using var desk = await Desk.Open();
        var old = await Journey.Reach(desk, "discovery");
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        await Ask(desk, draft);

        (await Refused(desk, Sam, Publish(await Page(desk, draft)))).Code.ShouldBe("draft-is-yours");
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));

        var young = await Journey.Reach(desk, "discovery", Investors.Yamabuki);
        await young.Meet("discovery");
        var refused = await young.Try(Amina, version => young.Action("advance", version));
        refused.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("document-present:Agreement");
        (await desk.Look(db => db.Deadlines.Where(d => d.LeadId == young.Lead).Select(d => d.Key).ToListAsync())).ShouldContain("send-nda");
        await old.Meet("discovery");
        await old.Advance();
        ((await desk.Lead(young.Lead)).Process.Version, (await desk.Lead(old.Lead)).Process.Version).ShouldBe((Shipped.Next, Shipped.Version));
        desk.Services.GetRequiredService<ProcessCatalog>().Texts(Process, "de").Deadline("send-nda").ShouldBe("Vertraulichkeitserklärung schicken");
    }

    [Fact]
    public async Task The_journal_tells_who_drafted_asked_and_published_and_the_version_bears_the_hash()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        await Ask(desk, draft);
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));

        var told = await desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne && e.Fact.StartsWith("process.")).OrderBy(e => e.Sequence).Select(e => new { e.Fact, e.Actor }).ToListAsync());
        told.Select(e => e.Fact).ShouldBe(["process.draft-begun", "process.draft-written", "process.publication-asked", "process.published"]);
        told.Select(e => e.Actor).ShouldBe([Sam.Id, Sam.Id, Sam.Id, Bjorn.Id]);
        var version = await desk.Look(db => db.Processes.SingleAsync(p => p.Key == Process && p.Version == Shipped.Next));
        version.ShouldSatisfyAllConditions(
            v => v.Hash.ShouldBe(ProcessJson.HashOf(ProcessJson.Read(v.Json))), v => (v.AskedBy, v.PublishedBy, v.Draft).ShouldBe((Sam.Id, Bjorn.Id, draft)), v => v.PublishedAt.ShouldBe(Desk.Morning));
    }

    [Fact]
    public async Task Nobody_publishes_what_was_not_asked_for_or_was_written_on_since()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        (await Refused(desk, Bjorn, Publish(await Page(desk, draft)))).Code.ShouldBe("draft-not-asked");
        await Ask(desk, draft);
        var seen = await Page(desk, draft);
        var edited = await Page(desk, draft);
        await desk.Do(Sam, new WriteDraft.Command(draft, edited.Revision, edited.Text.Replace("\"3d\"", "\"4d\"", StringComparison.Ordinal)));

        (await Refused(desk, Bjorn, Publish(seen))).Code.ShouldBe("changed-meanwhile");
        (await Page(desk, draft)).State.ShouldBe(DraftState.Open);
        (await Refused(desk, Bjorn, Publish(await Page(desk, draft)))).Code.ShouldBe("draft-not-asked");
    }

    [Fact]
    public async Task Whoever_wrote_a_single_letter_of_it_does_not_publish_it()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        var page = await Page(desk, draft);
        await desk.Do(Bjorn, new WriteDraft.Command(draft, page.Revision, page.Text + "\n"));
        await Ask(desk, draft);

        (await Refused(desk, Bjorn, Publish(await Page(desk, draft)))).Code.ShouldBe("draft-is-yours");
    }

    [Fact]
    public async Task What_is_not_sound_or_changes_nothing_is_not_even_asked_for()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        (await Refused(desk, Sam, new AskForPublication.Command(draft, 1))).Code.ShouldBe("draft-changes-nothing");

        await desk.Do(Sam, new WriteDraft.Command(draft, 1, (await Page(desk, draft)).Text.Replace("nda-on-file", "no-such-gate", StringComparison.Ordinal)));
        (await Refused(desk, Sam, new AskForPublication.Command(draft, 2))).Code.ShouldBe("draft-has-a-fault");
        (await Page(desk, draft)).Faults.ShouldHaveSingleItem().Path.ShouldBe("$.stages[2].exit[5].gate");

        await desk.Do(Sam, new WriteDraft.Command(draft, 2, "{ \"key\": \"inv"));
        (await Refused(desk, Sam, new AskForPublication.Command(draft, 3))).Code.ShouldBe("draft-unreadable");
        (await Page(desk, draft)).Definition.ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_another_publication_overtook_is_brought_up_to_date_first()
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Draft(desk), await Draft(desk, "Stalls earlier"));
        await AddGateAndDeadline(desk, first);
        var page = await Page(desk, second);
        await desk.Do(Sam, new WriteStage.Command(second, page.Revision, "discovery", Form(page, "discovery") with { StallsAfterDays = 20 }));
        await Ask(desk, second);
        await Ask(desk, first);
        await desk.Do(Bjorn, Publish(await Page(desk, first)));

        (await Refused(desk, Bjorn, Publish(await Page(desk, second)))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("draft-overtaken"), r => r.Kind.ShouldBe(RefusalKind.Conflict));
        var overtaken = await Page(desk, second);
        (overtaken.IsOvertaken, overtaken.Meanwhile.Count, overtaken.Conflicts.Count).ShouldBe((true, 2, 0));
        await desk.Do(Sam, new RebaseDraft.Command(second, overtaken.Revision));
        await Ask(desk, second);
        await desk.Do(Bjorn, Publish(await Page(desk, second)));

        var running = await desk.Services.GetRequiredService<ProcessCatalog>().Latest(Process, TestContext.Current.CancellationToken);
        (running.Version, running[new("discovery")].StallsAfterDays, running[new("discovery")].Deadlines.Count).ShouldBe((Shipped.Next + 1, 20, 2));
    }

    [Fact]
    public async Task An_older_version_is_published_anew_as_the_next_one()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        await Ask(desk, draft);
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));
        var back = await Draft(desk, "Back");
        await Ask(desk, back);
        await desk.Do(Bjorn, Publish(await Page(desk, back)));

        var processes = desk.Services.GetRequiredService<ProcessCatalog>();
        var again = await processes.Latest(Process, TestContext.Current.CancellationToken);
        again.Version.ShouldBe(Shipped.Next + 1);
        ProcessJson.HashOf(again with { Version = Shipped.Version }).ShouldBe(ProcessJson.HashOf(Shipped.Journey));
    }

    [Fact]
    public async Task Better_words_alone_make_no_version_and_still_need_two_people()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await desk.Do(Sam, new WriteWords.Command(draft, 1, new Dictionary<string, IReadOnlyDictionary<string, string?>> { ["en"] = new Dictionary<string, string?> { ["stages.discovery.name"] = "Requirements", ["tasks.score"] = Texts(desk).Task("score") } }));
        (await Page(desk, draft)).Words.ShouldHaveSingleItem().ShouldBe(new DraftPage.WordChange("en", "stages.discovery.name", "Discovery", "Requirements"));
        await Ask(desk, draft);
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));

        (await desk.Look(db => db.Processes.CountAsync(p => p.Key == Process))).ShouldBe(Shipped.Versions.Count);
        await desk.Services.GetRequiredService<ProcessCatalog>().Look(TestContext.Current.CancellationToken);
        Texts(desk).Stage(new("discovery")).ShouldBe("Requirements");
        Texts(desk).Stage(new("proposal")).ShouldBe("Proposal");
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "process.words-published"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_is_sent_back_and_given_up()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        await Ask(desk, draft);
        await desk.Do(Bjorn, new SendDraftBack.Command(draft, (await Page(desk, draft)).Revision));
        await desk.Do(Sam, new DiscardDraft.Command(draft, (await Page(desk, draft)).Revision));

        var page = await Page(desk, draft);
        page.State.ShouldBe(DraftState.Discarded);
        (await Refused(desk, Sam, new WriteDraft.Command(draft, page.Revision, "{}"))).Code.ShouldBe("draft-over");
        (await Refused(desk, Bjorn, Publish(page))).Code.ShouldBe("draft-over");
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("board")]
    [InlineData("town")]
    public async Task Who_works_at_the_desk_neither_drafts_nor_publishes(string person)
    {
        await using var desk = await Desk.Open();
        var who = Workflows.Demo.DemoPeople.Find(person);
        (await Refused(desk, who, new BeginDraft.Command(Guid.CreateVersion7(), "Mine", Process, Shipped.Version))).Code.ShouldBe("not-permitted");
        (await Refused(desk, who, new PublishDraft.Command(Guid.CreateVersion7(), 1))).Code.ShouldBe("not-permitted");
        (await desk.Send(who, new ProcessShelf.Query())).Refusals[0].Code.ShouldBe("not-permitted");
    }

    [Fact]
    public async Task The_shelf_tells_every_version_with_its_leads_and_who_published_it()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "qualification");
        var draft = await Draft(desk);
        await AddGateAndDeadline(desk, draft);
        await Ask(desk, draft);
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));
        await Journey.To(desk, "inquiry", Investors.Yamabuki);
        desk.Clock.Advance(TimeSpan.FromDays(9));

        var versions = (await desk.Do(Sam, new ProcessShelf.Query())).Value!.Processes.Single(process => process.Key == Process).Versions;
        versions.Select(version => (version.Number, version.Open, version.PublishedBy, version.AskedBy)).ShouldBe([(Shipped.Next, 1, Bjorn.Name, Sam.Name), (Shipped.Version, 1, null, null), .. Shipped.Versions.SkipLast(1).Reverse().Select(version => (version.Version, 0, (string?)null, (string?)null))]);
        versions[1].Slowest.ShouldBe(new ProcessShelf.Standing(new StageKey("qualification"), 1, 9));
    }

    [Fact]
    public async Task What_the_form_of_a_stage_does_not_know_stays_as_it_is()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        foreach (var stage in (await Page(desk, draft)).Definition!.Stages)
        {
            var page = await Page(desk, draft);
            await desk.Do(Sam, new WriteStage.Command(draft, page.Revision, stage.Key.Value, Form(page, stage.Key.Value)));
        }

        var after = await Page(desk, draft);
        after.Changes.ShouldBeEmpty();
        after.Words.ShouldBeEmpty();
        after.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approval_with_places_limits_and_what_silence_does_is_asked_for_by_new_leads()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        var page = await Page(desk, draft);
        var form = Form(page, "discovery");
        form.Gates.Add(new() { Gate = "approval-given", Of = "board-s-word", Link = "approvals" });
        form.Approvals.Add(new()
        {
            Names = new() { ["en"] = "Board's word", ["de"] = "Wort des Vorstands", ["fr"] = "Parole du conseil" }, Policy = Domain.Approvals.ApprovalPolicy.Ordered, About = Domain.Approvals.ApprovalSubject.Qualification,
            Seats = [new() { Roles = [Role.VicePresident] }, new() { Roles = [Role.VicePresident, Role.Assurer], Limits = "USD 500000, eur 450000.50" }, new()],
            Within = new() { Amount = 2 }, OnTimeout = ApprovalTimeout.Escalate, Rungs = [new() { To = Recipient.Asked }, new() { To = Recipient.VicePresident, After = new() { Amount = 1 } }, new()],
        });
        await desk.Do(Sam, new WriteStage.Command(draft, page.Revision, "discovery", form));
        (await Page(desk, draft)).ShouldSatisfyAllConditions(p => p.Faults.ShouldBeEmpty(), p => p.Definition![new("discovery")].Approvals!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => (a.Key, a.Policy, a.Within, a.OnTimeout).ShouldBe(("board-s-word", Domain.Approvals.ApprovalPolicy.Ordered, "2d", ApprovalTimeout.Escalate)),
            a => a.Steps.Select(step => step.From).ShouldBe([null, new AmountLimit[] { new("USD", 500_000), new("EUR", 450_000.50m) }], new Limits()),
            a => a.Escalations.ShouldBe([new Escalation(Recipient.Asked), new Escalation(Recipient.VicePresident, "1d")])));
        await Ask(desk, draft);
        await desk.Do(Bjorn, Publish(await Page(desk, draft)));

        var young = await Journey.Reach(desk, "discovery");
        await young.Meet("discovery");
        (await young.Try(Amina, version => young.Action("advance", version))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Gate.ShouldBe("approval-given:board-s-word"), r => r.Code.ShouldBe("approval-missing"));
    }

    [Fact]
    public async Task What_no_amount_can_be_read_from_is_told_as_a_fault_and_a_task_that_goes_blocks_nobody()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        var landing = Form(await Page(desk, draft), "landing");
        var (first, second) = (landing.Tasks.First(task => task.BlockedBy.Count == 0), landing.Tasks.First(task => task.BlockedBy.Count > 0));
        landing.Tasks[landing.Tasks.IndexOf(second)] = second with { BlockedBy = [first.Key!, .. second.BlockedBy] };
        landing.Tasks[landing.Tasks.IndexOf(first)] = first with { Remove = true };
        landing.Approvals.Add(new() { Names = new() { ["en"] = "Word", ["de"] = "Wort", ["fr"] = "Parole" }, Seats = [new() { Roles = [Role.VicePresident] }, new() { Roles = [Role.Assurer], Limits = "a lot" }], Within = new() { Amount = 2 } });
        await desk.Do(Sam, new WriteStage.Command(draft, 1, "landing", landing));

        var page = await Page(desk, draft);
        page.Faults.ShouldContain(fault => fault.Path.EndsWith("approvals[0].steps[1].from", StringComparison.Ordinal) && fault.Message.Contains("a lot", StringComparison.Ordinal));
        page.Definition![new("landing")].Tasks.ShouldAllBe(task => task.BlockedBy == null || !task.BlockedBy.Contains(first.Key!));
    }

    [Fact]
    public async Task An_action_asks_for_its_reasons_from_a_list_that_there_is()
    {
        await using var desk = await Desk.Open();
        var draft = await Draft(desk);
        var page = await Page(desk, draft);
        var place = page.Definition!.Actions.Index().First(action => action.Item.Key.Value == "hold").Index;
        var edit = ActionEdit.Of(page.Definition.Actions[place], page.AllWords);
        edit.Inputs.Add(ActionInputKind.Reasons);
        edit.Names["en"] = "Wait";
        (await Refused(desk, Sam, new WriteAction.Command(draft, page.Revision, place, edit with { ReasonList = "no-such-list" }))).Code.ShouldBe("unknown-choice");
        await desk.Do(Sam, new WriteAction.Command(draft, page.Revision, place, edit with { ReasonList = "abandoned" }));

        var after = await Page(desk, draft);
        after.Definition!.Actions[place].ShouldSatisfyAllConditions(a => a.ReasonList.ShouldBe("abandoned"), a => a.Inputs.ShouldContain(ActionInputKind.Reasons));
        after.Words.ShouldHaveSingleItem().ShouldBe(new DraftPage.WordChange("en", "actions.hold", Texts(desk).Action(new("hold")), "Wait"));
        after.Changes.ShouldAllBe(change => change.In("actions") != null);
        (await Refused(desk, Sam, new WriteAction.Command(draft, after.Revision, 999, edit))).Code.ShouldBe("action-not-found");
        var untouched = ActionEdit.Of(after.Definition.Actions[0], after.AllWords);
        await desk.Do(Sam, new WriteAction.Command(draft, after.Revision, 0, untouched));
        (await Page(desk, draft)).Changes.Count.ShouldBe(after.Changes.Count);
    }

    internal static async Task<Guid> Draft(Desk desk, string name = "Agreement before the proposal")
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Sam, new BeginDraft.Command(id, name, Process, Shipped.Version));
        return id;
    }

    internal static async Task AddGateAndDeadline(Desk desk, Guid draft)
    {
        var page = await Page(desk, draft);
        var form = Form(page, "discovery");
        form.Gates.Add(new() { Gate = "document-present", Of = "Agreement", Link = "documents" });
        form.Deadlines.Add(new()
        {
            Names = new() { ["en"] = "Send NDA", ["de"] = "Vertraulichkeitserklärung schicken", ["fr"] = "Envoyer l'accord" }, Within = new() { Amount = 3 },
            Rungs = [new() { To = Recipient.Owner }, new() { To = Recipient.Backup, After = new() { Amount = 1 } }],
        });
        await desk.Do(Sam, new WriteStage.Command(draft, page.Revision, "discovery", form));
        (await Page(desk, draft)).Faults.ShouldBeEmpty();
    }

    internal static async Task<DraftPage.Result> Page(Desk desk, Guid draft) => (await desk.Do(Sam, new DraftPage.Query(draft))).Value!;

    private static StageForm Form(DraftPage.Result page, string stage) => StageForm.Of(page.Definition![new(stage)], page.AllWords);

    private static async Task Ask(Desk desk, Guid draft) => await desk.Do(Sam, new AskForPublication.Command(draft, (await Page(desk, draft)).Revision));

    private static PublishDraft.Command Publish(DraftPage.Result page) => new(page.Id, page.Revision);

    private static ProcessTexts Texts(Desk desk) => desk.Services.GetRequiredService<ProcessCatalog>().Texts(Process, "en");

    private sealed class Limits : IEqualityComparer<IReadOnlyList<AmountLimit>?>
    {
        public bool Equals(IReadOnlyList<AmountLimit>? x, IReadOnlyList<AmountLimit>? y) => (x ?? []).SequenceEqual(y ?? []);

        public int GetHashCode(IReadOnlyList<AmountLimit>? obj) => obj?.Count ?? 0;
    }

    private static async Task<Refusal> Refused(Desk desk, Workflows.Demo.DemoPerson person, MediatR.IRequest<Outcome> command) => (await desk.Send(person, command)).Refusals.ShouldHaveSingleItem();
}
