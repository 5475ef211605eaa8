using System.Text.Json;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>A stored proposal read without its layout, and two of them compared.</summary>
public sealed class ProposalChangesTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    public static TheoryData<string> Languages { get; } = [.. new ProposalComposer(new()).Languages.Select(tag => tag.Value)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_says_everything_that_the_file_says(string language)
    {
        var inputs = Inputs(ProposalCast.Sample(language));
        var document = ProposalReading.Of(inputs);

        var read = string.Join('\n', TextsOf(document));
        foreach (var printed in Printed(JsonDocument.Parse(inputs).RootElement)) read.ShouldContain(printed.Replace("\u200B", "", StringComparison.Ordinal), Case.Sensitive, $"{language} lacks: {printed}");
        document.Sections.Select(section => section.Key).ShouldBe(Listed(inputs));
        document.RightToLeft.ShouldBe(language is "ar" or "he");
    }

    [Fact]
    public void What_was_ordered_before_sections_were_chosen_is_read_too_and_so_is_what_it_was_not_taught()
    {
        var old = JsonNode.Parse(Inputs(ProposalCast.Sample("en")))!.AsObject();
        foreach (var name in new[] { "kind", "sections", "texts", "basis", "origin", "comparison", "visit", "siteCharts", "amounts" }) old.Remove(name);
        old["flights"] = JsonNode.Parse("""{"heading":{"t":"Flights","m":""},"intro":{"t":"Two a day.","m":"draft"},"rows":[{"from":"Munich","via":{"t":"Boston","m":""}}],"notes":["By train"],"facts":[{"label":"Hours","text":"9"}]}""");

        var document = ProposalReading.Of(System.Text.Encoding.UTF8.GetBytes(old.ToJsonString()));

        document.Sections.Select(section => section.Key).ShouldBe(["summary", "region", "sites", "incentives", "timeline", "contact", "legal", "glossary", "flights"]);
        document.Sections[^1].HasDraft.ShouldBeTrue();
        string.Join(' ', document.Sections[^1].Blocks.SelectMany(TextsOf)).ShouldBe("Two a day. Munich Boston By train Hours 9");
    }

    [Theory]
    [InlineData(ProposalKind.TermSheet)]
    [InlineData(ProposalKind.SiteComparison)]
    [InlineData(ProposalKind.VisitProgramme)]
    [InlineData(ProposalKind.Answer)]
    public void The_page_of_every_kind_says_what_its_file_says(ProposalKind kind)
    {
        var inputs = Inputs(ProposalCast.Of(kind, "de"));
        var document = ProposalReading.Of(inputs);

        var read = string.Join('\n', TextsOf(document));
        document.Sections.Select(section => section.Key).ShouldBe(Listed(inputs).Select(name => name.Replace(':', '-')));
        foreach (var name in Listed(inputs).Where(name => !name.StartsWith("text:", StringComparison.Ordinal) && !(name == "contact" && kind == ProposalKind.Answer)))
            foreach (var printed in Strings(JsonDocument.Parse(inputs).RootElement.GetProperty(name == "region" ? "regionFacts" : name), name)) read.ShouldContain(printed.Replace("\u200B", "", StringComparison.Ordinal), Case.Sensitive, $"{kind} lacks: {printed}");
    }

    [Fact]
    public void The_page_of_a_teaser_tells_no_amount_that_its_file_does_not_tell()
    {
        var document = ProposalReading.Of(Inputs(ProposalCast.Of(ProposalKind.Teaser, "en")));

        var read = string.Join('\n', TextsOf(document));
        read.ShouldContain("JobsCT tax rebate");
        read.ShouldNotContain("343,750");
        read.ShouldNotContain("Solaris");
        read.ShouldNotContain("At least 25 new");
    }

    [Fact]
    public void What_differs_is_told_by_name_and_what_does_not_is_not()
    {
        var before = ProposalCast.Sample("en");
        var now = before with
        {
            Version = 3,
            Project = before.Project with { Jobs = 150, MustHaves = [.. before.Project.MustHaves.Skip(1), "A rail siding"] },
            Sites = [before.Sites[0] with { PowerKw = 3_000 }, before.Sites[2]],
            RegionFacts = [.. before.RegionFacts.Skip(1)],
        };

        var sections = Between(before, now);

        Lines(sections, "summary").ShouldContain("|Industrial building of at least 50,000 sq ft|");
        Lines(sections, "summary").ShouldContain("||A rail siding");
        Lines(sections, "summary").ShouldContain("New jobs|120 full-time equivalents|150 full-time equivalents");
        Lines(sections, "sites").ShouldContain("Example Park, Building 4: Electric power|2.5 MW|3 MW");
        Lines(sections, "sites").ShouldContain(line => line.StartsWith("Sample Mill|", StringComparison.Ordinal) && line.EndsWith('|'));
        Lines(sections, "region").ShouldHaveSingleItem().ShouldStartWith("Municipalities in the Capitol Region|38");
        sections.Select(section => section.Key).ShouldNotContain("incentives");
        sections.Select(section => section.Key).ShouldNotContain("cover");
    }

    [Fact]
    public void The_same_facts_make_no_difference_in_any_language()
    {
        foreach (var language in Languages.Select(row => row.Data)) Between(ProposalCast.Sample(language), ProposalCast.Sample(language) with { Version = 9 }).ShouldBeEmpty(language);
    }

    [Fact]
    public void Two_rows_of_one_name_are_told_apart()
    {
        var before = ProposalCast.Sample("en");
        before = before with { Sites = [before.Sites[0], before.Sites[0]] };

        Lines(Between(before, before with { Sites = [before.Sites[0], before.Sites[0] with { PowerKw = 1_000 }] }), "sites").ShouldBe(["Example Park, Building 4 (2): Electric power|2.5 MW|1 MW"]);
    }

    [Theory]
    [InlineData("de", "Was sich seit Fassung 2 geändert hat", "Bisher")]
    [InlineData("ja", "第2版からの変更点", "変更前")]
    [InlineData("ar", null, null)]
    public async Task A_page_of_the_document_tells_it_in_the_readers_language(string language, string? heading, string? column)
    {
        var before = ProposalCast.Sample(language);
        var since = new EarlierVersion(2, before.PreparedOn, Inputs(before));
        var composed = new ProposalComposer(new()).Compose(before with { Version = 3, PreparedOn = before.PreparedOn.AddDays(20), Project = before.Project with { Jobs = 4_321 } }, releases: null, since);

        var bytes = await press.Draw(composed.Value!.Inputs);
        ProposalPictures.Keep($"changes.{language}", bytes);
        using var pdf = new PrintedPdf(bytes);

        pdf.Text.ShouldNotContain("□");
        pdf.SticksOut.ShouldBeEmpty();
        var pages = pdf.Pages;
        if (heading is not null) pdf.PageText(pages).ShouldContain(heading.Replace(" ", "", StringComparison.Ordinal));
        if (column is not null) pdf.PageText(pages).ShouldContain(column);
        ProposalReading.Of(composed.Value.Inputs).Sections[^1].ShouldSatisfyAllConditions(section => section.Key.ShouldBe("changes"), section => section.Blocks.OfType<ProposalBlock.Table>().ShouldNotBeEmpty());
    }

    [Fact]
    public async Task A_version_is_compared_with_what_was_sent_last_and_only_in_its_language()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var (sent, japanese) = (await journey.SendProposal(), await journey.OrderProposal("ja"));
        await journey.Shortlist();
        await journey.OrderProposal();
        var last = await journey.OrderProposal();

        var told = (await desk.Do(Amina, new ProposalChanges.Query(last))).Value!;

        (told.Since!.Id, told.Choices.Count).ShouldBe((sent, 2));
        told.Sections.Select(section => section.Key).ShouldContain("sites");
        (await desk.Do(Amina, new ProposalChanges.Query(japanese))).Value!.Since.ShouldBeNull();
        (await desk.Send(Amina, new ProposalChanges.Query(last, japanese))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-other-language");
        (await desk.Send(Priya, new ProposalChanges.Query(last))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-found");
        (await desk.Send(Noor, new GenerateProposal.Command(journey.Lead, Guid.CreateVersion7(), "de") { ChangesSince = japanese })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-other-language");
        (await desk.Send(Noor, new GenerateProposal.Command(journey.Lead, Guid.CreateVersion7(), "de") { ChangesSince = Guid.CreateVersion7() })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-found");
        (await desk.Do(Noor, new GenerateProposal.Command(journey.Lead, Guid.CreateVersion7(), "de") { ChangesSince = sent })).Value!.Number.ShouldBe(5);
    }

    private static IReadOnlyList<ProposalSectionChanges> Between(ProposalModel before, ProposalModel now) => ProposalDelta.Between(ProposalReading.Of(Inputs(before)), ProposalReading.Of(Inputs(now)));

    private static List<string> Lines(IReadOnlyList<ProposalSectionChanges> sections, string key) => [.. sections.Where(section => section.Key == key).SelectMany(section => section.Changes).Select(change => $"{change.What}|{change.Before}|{change.Now}".Replace('\u00A0', ' '))];

    private static byte[] Inputs(ProposalModel model) => new ProposalComposer(new()).Compose(model).Value!.Inputs;

    private static IEnumerable<string> TextsOf(ProposalDocument document) =>
    [
        document.Title, document.Cover.Agency, document.Cover.Desk, document.Cover.Title.Text, document.Cover.Subtitle.Text, document.Cover.Recipient, document.Cover.NativeName, document.Cover.Person,
        .. document.Cover.Rows.SelectMany(row => new[] { row.Label, row.Text.Text }), .. document.Sections.SelectMany(section => section.Blocks.SelectMany(TextsOf).Prepend(section.Heading.Text)),
    ];

    private static IEnumerable<string> TextsOf(ProposalBlock block) => block switch
    {
        ProposalBlock.Heading heading => [heading.Text.Text],
        ProposalBlock.Prose prose => [prose.Text.Text],
        ProposalBlock.Pairs pairs => pairs.Rows.SelectMany(row => new[] { row.Label, row.Text.Text }),
        ProposalBlock.Items items => items.Texts.Select(text => text.Text),
        ProposalBlock.Table table => [.. table.Columns, .. table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell).Select(line => line.Text), .. table.Totals.SelectMany(total => new[] { total.Label, total.Text.Text })],
        _ => [],
    };

    private static List<string> Listed(byte[] inputs) => [.. JsonDocument.Parse(inputs).RootElement.GetProperty("sections").EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>Every text that the sections print; names of languages, colours and the like are none.</summary>
    private static IEnumerable<string> Printed(JsonElement root) =>
        root.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object && part.Name is not ("labels" or "brand" or "amounts")).SelectMany(part => Strings(part.Value, part.Name));

    private static IEnumerable<string> Strings(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String when name is "m" or "nativeLang" => [],
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(part => Strings(part.Value, part.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(part => Strings(part, name)),
        _ => [],
    };
}
