using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Engine.Gates;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>The definitions as they are shipped, without a host: each is sound, and a lead walks each to its end (promises P14, P16).</summary>
public sealed class TrackTests
{
    private static readonly string Folder = Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes");

    public static TheoryData<string> Tracks { get; } = ["investor-journey", "expansion", "m-and-a", "partner-search", "retention"];

    [Theory]
    [MemberData(nameof(Tracks))]
    public void It_is_sound_in_every_language(string track) =>
        ProcessCheck.Check(Read($"{track}.v1"), new[] { "en", "de", "fr" }.ToDictionary(language => language, language => Texts(track, language))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Tracks))]
    public void It_has_a_name_and_no_word_too_many(string track)
    {
        var (process, english) = (Read($"{track}.v1"), Texts(track, "en"));

        english.Name.ShouldNotBeNullOrEmpty();
        english.Stages.Keys.ShouldBe(process.Stages.Select(stage => stage.Key.Value), ignoreOrder: true);
        english.Tasks.Keys.ShouldBe(process.Stages.SelectMany(stage => stage.Tasks).Select(task => task.Key).Distinct(), ignoreOrder: true);
        english.Actions.Keys.ShouldBe(process.Actions.Select(action => action.Key.Value).Distinct(), ignoreOrder: true);
    }

    /// <summary>Lists and figures over all tracks say a stage, an action, a deadline or a task by one word.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    public void One_key_means_one_thing_on_every_track(string language)
    {
        var all = Tracks.Select(row => Texts(row.Data, language)).ToList();

        foreach (var words in new[]
        {
            all.SelectMany(t => t.Stages.Select(s => (s.Key, s.Value.Name))), all.SelectMany(t => t.Actions.Select(w => (w.Key, w.Value))),
            all.SelectMany(t => t.Deadlines.Select(w => (w.Key, w.Value))), all.SelectMany(t => t.Tasks.Select(w => (w.Key, w.Value))),
        })
        {
            words.Distinct().GroupBy(word => word.Item1).Where(word => word.Count() > 1).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Tracks))]
    public void Its_stages_are_those_of_the_greenfield_in_the_same_order(string track)
    {
        var greenfield = Read("investor-journey.v1").Stages.Select(stage => stage.Key).ToList();

        Read($"{track}.v1").Stages.Select(stage => greenfield.IndexOf(stage.Key)).ShouldBeInOrder();
        Read($"{track}.v1").Stages.ShouldAllBe(stage => greenfield.Contains(stage.Key));
    }

    [Fact]
    public void An_expansion_starts_at_qualification_and_knows_whose_it_is()
    {
        var expansion = Read("expansion.v1");

        expansion.First.Key.ShouldBe(new StageKey("qualification"));
        expansion.First.Exit.Select(use => use.Name).ShouldContain("fact-known:inquiry.party");
    }

    [Fact]
    public void An_acquisition_searches_no_site_and_asks_for_jobs_that_stay_and_for_cfius()
    {
        var gates = Read("m-and-a.v1").Stages.SelectMany(stage => stage.Exit).Select(use => use.Name).ToList();

        gates.ShouldNotContain("site-offerable");
        gates.ShouldContain("fact-known:discovery.jobs-kept");
        gates.ShouldContain("fact-known:discovery.cfius");
    }

    [Fact]
    public void A_company_at_risk_starts_in_aftercare_and_is_talked_with_within_a_day()
    {
        var retention = Read("retention.v1");

        retention.First.ShouldSatisfyAllConditions(s => s.Key.ShouldBe(new StageKey("aftercare")), s => s.Deadlines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Within.ShouldBe("1d"), d => d.Until.ShouldBe("aftercare.contacted")));
    }

    [Theory]
    [InlineData("m-and-a")]
    [InlineData("partner-search")]
    [InlineData("expansion")]
    public void A_lead_walks_it_to_aftercare_and_is_won_on_the_way(string track)
    {
        var (process, lead) = Start(track);

        foreach (var stage in process.Stages.SkipLast(1))
        {
            lead.Lead.Stage.ShouldBe(stage.Key);
            foreach (var use in stage.Exit.Where(use => !use.Soft)) lead.RefusesWithout(process, use);
            lead.Enter(process, "advance", stage.LeftBy.Count > 0 ? Bjorn : Amina);
        }

        lead.Lead.Stage.ShouldBe(new StageKey("aftercare"));
        lead.Lead.WonAt.ShouldNotBeNull();
        lead.Enter(process, "close", Yuki);
        lead.Lead.Status.ShouldBe(LeadStatus.Closed);
    }

    [Fact]
    public void A_company_at_risk_is_retained_when_it_was_talked_with_and_its_jobs_are_verified()
    {
        var (process, lead) = Start("retention");

        process.Decide(new ActionKey("retain"), lead.Facts, PaperLead.ActorOf(Yuki), Said).Refusals.Select(refusal => refusal.Gate).ShouldBe(["fact-known:aftercare.contacted", "fact-known:aftercare.jobs-verified"]);
        lead.TalkAndVerify();
        process.Decide(new ActionKey("retain"), lead.Facts, PaperLead.ActorOf(Amina), Said).Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-not-yours");
        lead.Enter(process, "retain", Yuki);

        lead.Lead.Status.ShouldBe(LeadStatus.Closed);
        lead.Lead.WonAt.ShouldBeNull();
    }

    [Fact]
    public void A_company_that_goes_is_lost_with_its_reasons()
    {
        var (process, lead) = Start("retention");

        process.Decide(new ActionKey("lose"), lead.Facts, PaperLead.ActorOf(Yuki), Said with { Reasons = [] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-input-missing");
        lead.Enter(process, "lose", Yuki);

        lead.Lead.Status.ShouldBe(LeadStatus.Lost);
    }

    private static ActionInput Said { get; } = new() { Reason = "Because", Reasons = ["no-site"] };

    private static (ProcessDefinition Process, WalkingLead Lead) Start(string track)
    {
        var process = Read($"{track}.v1");
        return (process, new WalkingLead(process));
    }

    private static ProcessDefinition Read(string seed) => ProcessJson.Read(File.ReadAllText(Path.Combine(Folder, $"{seed}.json")));

    private static ProcessTexts Texts(string track, string language) => ProcessTexts.Read(File.ReadAllText(Path.Combine(Folder, $"{track}.texts.{language}.json")));

    /// <summary>A lead on paper that has everything the gates of the journey ask for, on another track.</summary>
    private sealed class WalkingLead
    {
        private readonly PaperLead paper = new("inquiry");

        public WalkingLead(ProcessDefinition process)
        {
            Lead = Lead.Register(LeadId.New(), new LeadParties(new CompanyId(Guid.CreateVersion7()), null, paper.Facts.Contact!.Id), paper.Lead.Inquiry, Confidentiality.Internal, Amina.Id, process.Ref, process.First.Key, Desk.Morning);
            Lead.Acknowledge(Ines.Id, false, Desk.Morning);
            Lead.CheckDuplicates(0, Ines.Id, Desk.Morning);
            Lead.RecordQualification(paper.Lead.Qualification!, paper.Lead.Score!);
            Lead.Reassign(Amina.Id, Tomas.Id, null);
            Lead.Classify(Confidentiality.ProjectTeam, "Otter");
            Lead.RecordDiscovery(paper.Lead.Discovery! with { JobsKept = 120, Cfius = CfiusSign.NoneSeen });
            if (process.Key == "retention") return;
            Lead.RecordCommitment(paper.Lead.Commitment!);
            Lead.AgreeBaseline(paper.Lead.Baseline!);
        }

        public Lead Lead { get; }

        public GateFacts Facts => paper.Facts with { Lead = Lead, AftercareContacts = contacts };

        private IReadOnlyList<AftercareContact> contacts = [];

        public void TalkAndVerify()
        {
            contacts = [AftercareContact.Log(Guid.CreateVersion7(), Lead.Id, new DateOnly(2026, 11, 10), 3, 80, "They stay", Yuki.Id)];
            Lead.StateVerifiedJobs(80, new DateOnly(2026, 11, 10));
        }

        public void Enter(ProcessDefinition process, string action, DemoPerson person)
        {
            var decided = process.Decide(new ActionKey(action), Facts, PaperLead.ActorOf(person), Said);
            decided.Succeeded.ShouldBeTrue(string.Join(", ", decided.Refusals.Select(refusal => $"{refusal.Code} {refusal.Gate}")));
            Lead.Enter(decided.Value, new Departure(), Desk.Morning);
        }

        /// <summary>A gate that nothing can fail is none: with empty hands it is in the way.</summary>
        public void RefusesWithout(ProcessDefinition process, GateUse use)
        {
            var bare = Lead.Register(LeadId.New(), new LeadParties(null, null, null), new Inquiry(), use.Gate == "nda-on-file" ? Confidentiality.Nda : Confidentiality.Internal, Amina.Id, process.Ref, Lead.Stage, Desk.Morning);
            use.Check(new GateFacts(bare)).ShouldNotBeNull($"{Lead.Stage}: {use.Name}");
        }
    }
}
