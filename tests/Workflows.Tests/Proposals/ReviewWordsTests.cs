using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Proposals;

public sealed class ReviewWordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_block_that_somebody_read_prints_without_a_mark_from_then_on()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var before = await Order(desk, journey, "de");

        await Read(desk, "de", "region.intro");
        var after = await Order(desk, journey, "de");

        (await Inputs(desk, before.Id)).ShouldContain(Printed("draft"));
        (await Inputs(desk, after.Id)).ShouldContain(Printed(""));
        after.DraftTexts.ShouldBe(before.DraftTexts - 1);
        (await Block(desk, "de", "region.intro")).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BlockState.Reviewed), b => b.ReviewedBy.ShouldBe(Bjorn.Name), b => b.ReviewedAt.ShouldBe(desk.Clock.GetUtcNow()));

        static string Printed(string mark) => $"sind gekennzeichnet.\",\"m\":\"{mark}\"";
    }

    [Fact]
    public async Task Words_that_changed_since_are_a_draft_again()
    {
        using var template = new TemplateCopy();
        await using var desk = await Desk.Open(services => services.AddSingleton(template.Options));
        var journey = await Journey.Reach(desk, "proposal");
        await Read(desk, "de", "region.intro");
        var before = await Order(desk, journey, "de");

        template.Edit("de.json", words => words["blocks"]!["region.intro"]!["text"] = "Etwas anderes.");

        (await Order(desk, journey, "de")).DraftTexts.ShouldBe(before.DraftTexts + 1);
        (await Block(desk, "de", "region.intro")).State.ShouldBe(BlockState.Draft);
    }

    [Fact]
    public async Task Who_reads_other_words_than_there_are_by_now_is_told()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Bjorn, new ReviewWords.Command("de", [new("region.intro", new string('0', 64))]));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("words-changed-meanwhile");
        (await desk.Send(Bjorn, new ReviewWords.Command("de", []))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("words-none-chosen");
        (await desk.Send(Bjorn, new ReviewWords.Command("xx", [new("region.intro", "")]))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("words-language-not-found");
    }

    [Fact]
    public async Task Reading_twice_is_one_review_and_a_mistake_can_be_taken_back()
    {
        await using var desk = await Desk.Open();
        await Read(desk, "de", "region.intro");
        await Read(desk, "de", "region.intro");
        (await desk.Look(db => db.ReviewedWords.CountAsync(Ct))).ShouldBe(1);

        await desk.Do(Sam, new TakeBackWordsReview.Command("de", "region.intro"));

        (await Block(desk, "de", "region.intro")).State.ShouldBe(BlockState.Draft);
        var facts = (await desk.Look(db => db.Journal.Where(e => e.Fact.StartsWith("proposal-words.")).OrderBy(e => e.Sequence).ToListAsync(Ct))).Select(e => e.Fact()).ToList();
        facts.Select(f => f.GetType()).ShouldBe([typeof(WordsReviewed), typeof(WordsReviewTakenBack)]);
    }

    [Fact]
    public async Task Managers_do_not_release_words()
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Amina, new ReviewWords.Command("de", [new("region.intro", "")]))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Amina, new WordsLanguages.Query())).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_proposal_with_drafts_is_approved_by_who_agrees_to_them_and_that_is_kept()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var ordered = await Order(desk, journey, "de");
        await desk.Do(Noor, new FinishProposal.Command(journey.Lead, ordered.Id, [.. "%PDF-1.7"u8], null));

        var without = await journey.Try(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, ordered.Id));
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, ordered.Id, AcceptsDraftTexts: true));

        without.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("proposal-has-draft-texts"), r => r.Args.ShouldHaveSingleItem().ShouldBe(ordered.DraftTexts));
        (await desk.Do(Noor, new ProposalView.Query(ordered.Id))).Value!.ShouldSatisfyAllConditions(p => p.DraftTexts.ShouldBe(ordered.DraftTexts), p => p.DraftTextsAccepted.ShouldBeTrue());
        (await desk.Look(db => db.Journal.Where(e => e.Fact == "proposal.approved").ToListAsync(Ct))).Single().Fact().ShouldBeOfType<ProposalApproved>().DraftTextsAccepted.ShouldBe(ordered.DraftTexts);
    }

    [Fact]
    public async Task Where_every_word_was_read_no_consent_is_asked_for()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        foreach (var language in new[] { "en", "en-GB" })
        {
            var words = (await desk.Do(Bjorn, new WordsToReview.Query(language))).Value!;
            var drafts = words.Blocks.Where(block => block.State == BlockState.Draft).Select(block => new ReviewWords.ReadBlock(block.Key, block.Hash)).ToList();
            if (drafts.Count > 0) await desk.Do(Bjorn, new ReviewWords.Command(language, drafts));
        }

        var ordered = await Order(desk, journey, "en-GB");
        await desk.Do(Noor, new FinishProposal.Command(journey.Lead, ordered.Id, [.. "%PDF-1.7"u8], null));

        ordered.DraftTexts.ShouldBe(0);
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, ordered.Id));
        (await desk.Do(Noor, new ProposalView.Query(ordered.Id))).Value!.DraftTextsAccepted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_languages_are_counted_block_by_block()
    {
        await using var desk = await Desk.Open();
        await Read(desk, "de", "region.intro");

        var languages = (await desk.Do(Sam, new WordsLanguages.Query())).Value!;

        var german = languages.Single(l => l.Tag == "de");
        var japanese = languages.Single(l => l.Tag == "ja");
        german.Reviewed.ShouldBe(1);
        japanese.Reviewed.ShouldBe(0);
        languages.ShouldAllBe(l => l.Missing == 0);
        languages.Single(l => l.Tag == "en").Authored.ShouldBeGreaterThan(40);
        languages.Where(l => l.Tag is not ("en" or "en-GB")).ShouldAllBe(l => l.Authored == 0 && l.Draft > 50);
    }

    private static async Task<GenerateProposal.Result> Order(Desk desk, Journey journey, string language) =>
        (await desk.Do(Noor, new GenerateProposal.Command(journey.Lead, Guid.CreateVersion7(), language))).Value!;

    private static async Task<string> Inputs(Desk desk, Guid proposal) =>
        System.Text.Encoding.UTF8.GetString(await desk.Look(db => db.Files.Where(f => f.Hash == db.Proposals.Single(p => p.Id == proposal).InputsHash).Select(f => f.Bytes).SingleAsync(Ct)));

    private static async Task<WordsToReview.Block> Block(Desk desk, string language, string key) =>
        (await desk.Do(Bjorn, new WordsToReview.Query(language))).Value!.Blocks.Single(block => block.Key == key);

    private static async Task Read(Desk desk, string language, string key) =>
        await desk.Do(Bjorn, new ReviewWords.Command(language, [new(key, (await Block(desk, language, key)).Hash)]));
}
