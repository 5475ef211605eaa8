using System.Text;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>Another kind of document is ordered for a lead as it stands.</summary>
public sealed class OrderDocumentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_lead_lacks_for_a_document_is_said_before_it_is_ordered_and_when_it_is()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        (await Lacking(desk, journey)).ShouldBe([(ProposalKind.Teaser, "document-needs-code-name"), (ProposalKind.TermSheet, "document-needs-offer"), (ProposalKind.SiteComparison, "document-needs-sites"), (ProposalKind.VisitProgramme, "document-needs-visit")]);
        foreach (var (kind, code) in await Lacking(desk, journey)) (await Order(desk, journey, kind)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task With_code_name_sites_visit_and_offer_there_is_nothing_lacking()
    {
        await using var desk = await Desk.Open(services => services.AddSingleton(new DemoOptions(true)));
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();
        await journey.Shortlist();
        await journey.PlanVisit();
        await journey.DraftOffer();

        (await Lacking(desk, journey)).ShouldBeEmpty();
        foreach (var kind in new[] { ProposalKind.Teaser, ProposalKind.TermSheet, ProposalKind.SiteComparison, ProposalKind.VisitProgramme }) (await Order(desk, journey, kind)).Value!.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_teaser_never_says_who_the_company_is_in_any_of_its_names(string language)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal", Investors.Yamabuki);
        await journey.Shortlist();

        var full = await Inputs(desk, (await Order(desk, journey, ProposalKind.Full, language)).Value!.Id);
        var teaser = await Inputs(desk, (await Order(desk, journey, ProposalKind.Teaser, language)).Value!.Id);

        foreach (var name in new[] { "Yamabuki", "山吹", "Mori", "Haruka", "yamabuki-coatings.example" })
        {
            if (name is "Yamabuki" or "山吹" or "Mori") full.ShouldContain(name);
            teaser.ShouldNotContain(name, Case.Insensitive);
        }

        teaser.ShouldContain(journey.CodeName);
        JsonNode.Parse(teaser)!["cover"]!["recipient"]!.GetValue<string>().ShouldBe(journey.CodeName);
        JsonNode.Parse(teaser)!["origin"].ShouldBeNull();
    }

    [Theory]
    [InlineData("Made for Yamabuki Coatings")]
    [InlineData("For **Yama**buki *Coat*ings")]
    [InlineData("山吹コーティングス")]
    [InlineData("Write to h.mori@yamabuki-coatings.example")]
    [InlineData("Yаmabuki Coatings, with a look-alike letter")]
    public async Task A_typed_section_that_names_the_company_is_refused(string text)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal", Investors.Yamabuki);

        foreach (var kind in new[] { ProposalKind.Teaser, ProposalKind.Full })
        {
            (await Order(desk, journey, kind, "en", new ProposalSection(ProposalSection.Typed, "Before we meet", text))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("names-the-company"), r => r.Field.ShouldBe("Sections"));
        }
    }

    [Fact]
    public async Task A_site_that_names_the_company_while_everybody_may_know_it_keeps_the_teaser_from_being_made()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Amina.Id, Tomas.Id, ""));
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Internal));
        await journey.Advance();
        await journey.Do(Noor, version => new GlobalReach.Workflows.Sites.ShortlistSite.Command(journey.Lead, version, Guid.CreateVersion7(), new() { Name = "Solaris hall", Town = "Windsor", Kind = "Building", Source = "Owner (invented)", AsOf = new(2026, 11, 2) }, true, null));

        (await Order(desk, journey, ProposalKind.Teaser)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("teaser-names-the-company");
        (await Order(desk, journey, ProposalKind.Full)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Yamabuki Coatings")]
    [InlineData("Haruka Mori")]
    public async Task No_copy_of_a_teaser_names_the_company_as_its_recipient(string recipient)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal", Investors.Yamabuki);
        var teaser = (await Order(desk, journey, ProposalKind.Teaser)).Value!.Id;
        await desk.Do(Amina, new FinishProposal.Command(journey.Lead, teaser, [.. "%PDF-1.7"u8], null));
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, teaser, AcceptsDraftTexts: true));

        var named = await desk.Send(Amina, new MakeProposalCopy.Command(journey.Lead, teaser, Guid.CreateVersion7(), recipient));
        var linked = await desk.Send(Amina, new MakeProposalLink.Command(journey.Lead, teaser, Guid.CreateVersion7(), recipient, "hash", 14));

        named.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("names-the-company"), r => r.Field.ShouldBe("Recipient"));
        linked.Refusals.ShouldHaveSingleItem().Code.ShouldBe("names-the-company");
        await desk.Do(Amina, new MakeProposalCopy.Command(journey.Lead, teaser, Guid.CreateVersion7(), "A bank in Boston"));
    }

    [Fact]
    public async Task Only_the_proposal_itself_takes_the_lead_on()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();
        var teaser = (await Order(desk, journey, ProposalKind.Teaser)).Value!.Id;
        await desk.Do(Noor, new FinishProposal.Command(journey.Lead, teaser, [.. "%PDF-1.7"u8], null));
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, teaser, AcceptsDraftTexts: true));
        await journey.Do(Amina, version => new SendProposal.Command(journey.Lead, version, teaser));
        await journey.Do(Amina, version => new RecordProposalReceipt.Command(journey.Lead, version, teaser, new(2026, 11, 10)));

        (await journey.Try(Amina, version => journey.Action("advance", version))).Refusals.Select(r => r.Code).ShouldContain("proposal-missing");
    }

    [Fact]
    public async Task The_kind_and_its_sections_are_kept_and_offered_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        ProposalSection[] chosen = [new("contact"), new(ProposalSection.Typed, "Vorab", "Ein **Wort**."), new("legal")];

        var ordered = (await Order(desk, journey, ProposalKind.Answer, "de", chosen)).Value!;

        var kept = await desk.Look(db => db.Proposals.AsNoTracking().SingleAsync(p => p.Id == ordered.Id, Ct));
        kept.Kind.ShouldBe(ProposalKind.Answer);
        kept.FileName.ShouldStartWith("answer-");
        kept.Sections.ShouldBe(chosen);
        (await desk.Do(Amina, new DocumentsToOrder.Query(journey.Lead))).Value!.Single(d => d.Kind == ProposalKind.Answer).Sections.ShouldBe(chosen);
        (await desk.Do(Noor, new ProposalView.Query(ordered.Id))).Value!.Kind.ShouldBe(ProposalKind.Answer);
    }

    [Fact]
    public async Task Text_beyond_measure_is_refused()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");

        (await Order(desk, journey, ProposalKind.Full, "en", new ProposalSection(ProposalSection.Typed, new string('h', 161), "x"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("longer-than");
        (await Order(desk, journey, ProposalKind.Full, "en", new ProposalSection(ProposalSection.Typed, "", new string('x', 8001)))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("longer-than");
        (await Order(desk, journey, ProposalKind.Full, "en", [.. Enumerable.Repeat(new ProposalSection(ProposalSection.Typed, "", "x"), 31)])).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task What_depends_on_home_comes_with_the_company_and_says_nothing_without_it()
    {
        await using var desk = await Desk.Open(services => services.AddSingleton(new DemoOptions(true)));
        var (german, japanese) = (await Journey.Reach(desk, "proposal"), await Journey.Reach(desk, "proposal", Investors.Yamabuki));

        var told = JsonNode.Parse(await Inputs(desk, (await Order(desk, german, ProposalKind.Full)).Value!.Id))!;
        var other = JsonNode.Parse(await Inputs(desk, (await Order(desk, japanese, ProposalKind.Full)).Value!.Id))!;

        told["origin"]!["rows"]!.ToJsonString().ShouldContain("TRUMPF");
        told["origin"]!["rows"]!.AsArray().ShouldAllBe(row => !row!["verified"]!.GetValue<bool>() && row["source"]!.GetValue<string>().Length > 0);
        other["origin"]!["rows"]!.AsArray().ShouldHaveSingleItem()!["value"]!["t"]!.GetValue<string>().ShouldStartWith("E-2");
    }

    private static async Task<IReadOnlyList<(ProposalKind, string)>> Lacking(Desk desk, Journey journey) =>
        [.. (await desk.Do(Amina, new DocumentsToOrder.Query(journey.Lead))).Value!.Where(d => d.Lacks is not null).Select(d => (d.Kind, d.Lacks!.Code))];

    private static async Task<Outcome<GenerateProposal.Result>> Order(Desk desk, Journey journey, ProposalKind kind, string language = "en", params ProposalSection[] sections) =>
        await desk.Send(Amina, new GenerateProposal.Command(journey.Lead, Guid.CreateVersion7(), language) { Kind = kind, Sections = sections });

    private static async Task<string> Inputs(Desk desk, Guid proposal) =>
        Encoding.UTF8.GetString(await desk.Look(db => db.Files.Where(f => f.Hash == db.Proposals.Single(p => p.Id == proposal).InputsHash).Select(f => f.Bytes).SingleAsync(Ct)));
}
