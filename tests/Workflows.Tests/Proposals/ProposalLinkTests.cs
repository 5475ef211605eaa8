using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>The link by which an investor reads a proposal as a page.</summary>
public sealed class ProposalLinkTests
{
    private const string Token = "the-secret-of-this-link";

    [Fact]
    public async Task It_opens_once_and_the_same_reader_may_come_back()
    {
        await using var desk = await Desk.Open();
        var (journey, _) = await Linked(desk);
        (await Face(desk, Token, null)).Value!.Door.ShouldBe(ProposalLinkFace.Door.Closed);

        var first = await Open(desk, Token, "reader", null);
        var back = await Open(desk, Token, "another secret", "reader");
        var other = await Open(desk, Token, "somebody else", null);

        first.Succeeded.ShouldBeTrue();
        back.Succeeded.ShouldBeTrue();
        other.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-link-opened-before");
        (await Face(desk, Token, "reader")).Value!.Door.ShouldBe(ProposalLinkFace.Door.Open);
        (await Face(desk, Token, "somebody else")).Value!.Door.ShouldBe(ProposalLinkFace.Door.Spent);
        var told = (await desk.Do(Amina, new LeadTimeline.Query(journey.Lead, PageSize: 200))).Value!.Entries.Where(e => e.Fact == "proposal.link-opened").ToList();
        told.ShouldHaveSingleItem().Actor.ShouldBe(PersonId.System);
        (await desk.Do(Amina, new ProposalHandling.Query(journey.Lead))).Value!.Copies.ShouldHaveSingleItem().OpenedAt.ShouldBe(desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Two_who_open_it_at_once_are_not_both_let_in()
    {
        await using var desk = await Desk.Open();
        await Linked(desk);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Open(desk, Token, $"reader {i}", null)));

        both.Count(opened => opened.Succeeded).ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_made_void_and_run_out_look_alike()
    {
        await using var desk = await Desk.Open();
        var (journey, _) = await Linked(desk);
        await Open(desk, Token, "reader", null);

        var unknown = await Face(desk, "guessed", "reader");
        (await Face(desk, Token, "reader")).Succeeded.ShouldBeTrue();
        desk.Clock.Advance(TimeSpan.FromDays(31));
        var late = await Face(desk, Token, "reader");
        var second = Guid.CreateVersion7();
        await desk.Do(Amina, new MakeProposalLink.Command(journey.Lead, await desk.Look(db => db.Proposals.Select(p => p.Id).SingleAsync()), second, "Katrin Vogt", ProposalLink.HashOf("second"), 30));
        (await Face(desk, "second", null)).Succeeded.ShouldBeTrue();
        foreach (var _ in new[] { 1, 2 }) await desk.Do(Amina, new RevokeProposalLink.Command(journey.Lead, second));
        var revoked = await Face(desk, "second", null);

        foreach (var nothing in new[] { unknown, late, revoked }) nothing.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-link-opens-nothing");
        (await Open(desk, Token, "reader", "reader")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-link-opens-nothing");
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "proposal.link-revoked"))).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_the_database_nor_the_journal_knows_the_secret()
    {
        await using var desk = await Desk.Open();
        await Linked(desk);
        await Open(desk, Token, "reader", null);

        (await desk.Look(db => db.ProposalCopies.Select(c => c.TokenHash + c.ReaderHash + c.Recipient).ToListAsync())).ShouldAllBe(row => !row!.Contains(Token, StringComparison.Ordinal) && !row.Contains("reader", StringComparison.Ordinal));
        (await desk.Look(db => db.Journal.Where(e => e.Payload.Contains(Token)).CountAsync())).ShouldBe(0);
        ProposalLink.NewToken().Length.ShouldBeGreaterThanOrEqualTo(43);
        ProposalLink.NewToken().ShouldNotBe(ProposalLink.NewToken());
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_document_and_says_nothing_of_what_is_behind_it()
    {
        await using var desk = await Desk.Open();
        await Linked(desk, "ar");

        var face = (await Face(desk, Token, null)).Value!;

        (face.Lang, face.RightToLeft).ShouldBe(("ar-AE", true));
        (face.Words + face.OpenWords + face.Agency).ShouldNotContain("Solaris");
    }

    [Fact]
    public async Task Only_links_are_made_void_and_only_by_who_may_know_the_company()
    {
        await using var desk = await Desk.Open();
        var (journey, link) = await Linked(desk);
        var file = Guid.CreateVersion7();
        var proposal = await desk.Look(db => db.Proposals.Select(p => p.Id).SingleAsync());
        await desk.Do(Amina, new MakeProposalCopy.Command(journey.Lead, proposal, file, "Katrin Vogt"));

        (await desk.Send(Amina, new RevokeProposalLink.Command(journey.Lead, file))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-copy-no-link");
        (await desk.Send(Chiara, new RevokeProposalLink.Command(journey.Lead, link))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
    }

    private static async Task<(Journey Journey, Guid Copy)> Linked(Desk desk, string language = "de")
    {
        var journey = await Journey.Reach(desk, "proposal");
        var (id, copy) = (await journey.OrderProposal(language), Guid.CreateVersion7());
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id, AcceptsDraftTexts: true));
        await desk.Do(Amina, new MakeProposalLink.Command(journey.Lead, id, copy, "Katrin Vogt", ProposalLink.HashOf(Token), 30));
        return (journey, copy);
    }

    private static Task<Outcome<ProposalLinkFace.Result>> Face(Desk desk, string token, string? reader) => AsNobody(desk, new ProposalLinkFace.Query(token, reader));

    private static Task<Outcome> Open(Desk desk, string token, string reader, string? cameWith) =>
        AsNobody(desk, new OpenProposalLink.Command(ProposalLink.HashOf(token), ProposalLink.HashOf(reader), cameWith is null ? null : ProposalLink.HashOf(cameWith)));

    /// <summary>As the page behind the link asks: nobody is signed in.</summary>
    private static async Task<T> AsNobody<T>(Desk desk, IRequest<T> request)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }
}
