using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>Every kind of document in every language there are words for.</summary>
public sealed class DocumentKindsTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    private static readonly ProposalKind[] Short = [ProposalKind.Teaser, ProposalKind.TermSheet, ProposalKind.SiteComparison, ProposalKind.VisitProgramme, ProposalKind.Answer];

    private static readonly ConcurrentDictionary<ProposalKind, Task<string>> English = new();

    public static TheoryData<string> Languages => ProposalLanguagesTests.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Each_is_whole_and_stays_on_its_pages(string language)
    {
        foreach (var kind in Short)
        {
            var bytes = await press.Bytes(ProposalCast.Of(kind, language));
            ProposalPictures.Keep(language, bytes, kind.ToString());

            using var pdf = new PrintedPdf(bytes);

            pdf.Pages.ShouldBeInRange(PagesOf(kind).Least, PagesOf(kind).Most, $"{kind}");
            pdf.Text.ShouldNotContain("□", customMessage: $"{kind}");
            pdf.SticksOut.ShouldBeEmpty($"{kind}");
            pdf.Language.ShouldNotBeNull().ShouldStartWith(language.Split('-')[0]);
            pdf.Catalog.Data.Keys.ShouldContain("StructTreeRoot");
            pdf.PicturesSpeak.ShouldBeTrue($"{kind}");
            pdf.Fonts.ShouldAllBe(font => font.Embedded);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Each_states_the_same_figures_in_every_language(string language)
    {
        foreach (var kind in Short)
        {
            var english = await English.GetOrAdd(kind, async one =>
            {
                using var printed = await press.Print(Plain(one, "en"));
                return printed.Text;
            });
            using var pdf = await press.Print(Plain(kind, language));
            var text = pdf.Text;

            PrintedFigures.Amounts(text, language).ShouldBe(PrintedFigures.Amounts(english, "en"), $"{kind}");
            PrintedFigures.Dates(text, language).ShouldBe(PrintedFigures.Dates(english, "en"), $"{kind}");
            foreach (var unit in new[] { "sq ft", "m²", "MW", "km²" }) PrintedFigures.Measures(text, language, unit).ShouldBe(PrintedFigures.Measures(english, "en", unit), $"{kind}: {unit}");
        }
    }

    [Theory]
    [InlineData(ProposalKind.Answer, "en", "word ", 300)]
    [InlineData(ProposalKind.Answer, "de", "Wort ", 300)]
    [InlineData(ProposalKind.Answer, "ja", "電", 750)]
    [InlineData(ProposalKind.Answer, "ar", "كلمة ", 300)]
    [InlineData(ProposalKind.Teaser, "de", "Wort ", 80)]
    [InlineData(ProposalKind.Teaser, "ja", "電", 200)]
    public async Task As_much_as_may_be_typed_finds_room(ProposalKind kind, string language, string word, int times)
    {
        var model = ProposalCast.Of(kind, language);
        var text = new ProposalSection(ProposalSection.Typed, "", string.Concat(Enumerable.Repeat(word, times)).Trim());

        using var pdf = await press.Print(model with { Sections = [text, .. DocumentPlan.Usual(kind).Where(key => key != ProposalSection.Typed).Select(key => new ProposalSection(key))] });

        pdf.Pages.ShouldBe(kind == ProposalKind.Teaser ? 2 : 1);
    }

    [Theory]
    [InlineData("de", "#import \"@preview/x:1.0.0\": * #panic() $x^2$ @ref <label>", "#import\"@preview/x:1.0.0\":*#panic()$x^2$@ref<label>")]
    [InlineData("de", "<script>alert(1)</script> \\u{1F600}", "<script>alert(1)</script>\\u{1F600}")]
    [InlineData("en", "A 😀 and \u202Eevil\u200F, \u0007bell", "A□andevil,bell")]
    [InlineData("ar", "Latin (in brackets) and كلمة عربية", "Latin")]
    public async Task Hostile_text_in_a_section_is_printed_as_text(string language, string typed, string printed)
    {
        var model = ProposalCast.Sample(language) with { Sections = [new(ProposalSection.Typed, typed, $"{typed}\n\n- {typed}\n\n|{typed.Replace("|", "", StringComparison.Ordinal)}|b|\n|-|-|\n|x|{typed}|\n")] };

        using var pdf = await press.Print(model);

        pdf.Solid.Split(printed).Length.ShouldBeGreaterThan(4);
        pdf.SticksOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endless_word_in_a_section_breaks_and_is_not_cut()
    {
        var model = ProposalCast.Sample("de") with { Sections = [new(ProposalSection.Typed, "", new string('x', 8000))] };

        using var pdf = await press.Print(model);

        pdf.SticksOut.ShouldBeEmpty();
        pdf.Solid.Count(letter => letter == 'x').ShouldBeGreaterThanOrEqualTo(8000);
        new ProposalComposer(new()).Compose(model).Value!.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_fit_on_its_page_is_no_document_and_says_why()
    {
        var model = ProposalCast.Of(ProposalKind.Answer, "en") with { Sections = [.. Enumerable.Range(1, 25).Select(i => new ProposalSection(ProposalSection.Typed, $"{i}", "x"))] };
        await using var renderer = new TypstRenderer(new());

        var drawn = await renderer.Render(new ProposalComposer(new()).Compose(model).Value!.Inputs, ProposalCast.CreatedAt, TestContext.Current.CancellationToken);

        drawn.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-too-long");
    }

    [Fact]
    public async Task A_table_of_contents_is_there_where_there_is_something_to_look_for()
    {
        using var whole = await press.Print(ProposalCast.Sample("en"));
        using var little = await press.Print(ProposalCast.Sample("en") with { Sections = [new("summary"), new("sites"), new("contact")] });

        whole.PageText(2).ShouldStartWith("MetroHartfordAlliance");
        whole.PageText(2).ShouldContain("Contents");
        little.Solid.ShouldNotContain("Contents");
        little.Pages.ShouldBeLessThan(6);
    }

    [Fact]
    public async Task A_section_without_anything_to_say_is_left_out_and_nothing_is_made_up()
    {
        var model = ProposalCast.Of(ProposalKind.Full, "en");

        using var told = await press.Print(model);
        using var untold = await press.Print(model with { OriginFacts = [] });
        using var unverified = await press.Print(model with { IsSample = false });

        told.Solid.ShouldContain("Forinvestorsfromyourcountry");
        untold.Solid.ShouldNotContain("Forinvestorsfromyourcountry");
        unverified.Solid.ShouldContain("TRUMPF");
        unverified.Solid.ShouldNotContain("E-2");
        new ProposalComposer(new()).Compose(model with { IsSample = false }).Value!.LeftOut.ShouldContain("origin:visa-e2:unverified");
    }

    [Fact]
    public async Task Drawings_say_in_words_what_they_show_and_their_bars_are_as_long_as_their_figures()
    {
        var inputs = JsonNode.Parse(new ProposalComposer(new()).Compose(ProposalCast.Of(ProposalKind.SiteComparison, "en")).Value!.Inputs)!;

        var area = inputs["siteCharts"]![0]!;
        area["alt"]!.GetValue<string>().ShouldContain("Sample Mill 62,400");
        area["bars"]!.AsArray().Select(bar => bar!["length"]!.GetValue<int>()).ShouldBe([129, 143, 1000]);
        using var pdf = await press.Print(ProposalCast.Of(ProposalKind.SiteComparison, "en"));
        pdf.Pictures.ShouldBe(3);
    }

    private static ProposalModel Plain(ProposalKind kind, string language)
    {
        var model = ProposalCast.Of(kind, language);
        return model with
        {
            Project = model.Project with { Need = "A plant.", MustHaves = [] },
            Sections = kind == ProposalKind.Answer ? [new(ProposalSection.Typed, "", "Yes.")] : [],
            // Dates as a source prints them and digits of a name are no figures of ours.
            OriginFacts = [.. model.OriginFacts.Select(fact => fact with { Provenance = fact.Provenance with { SourceDate = null } })],
            Sites = [.. model.Sites.Select(site => site with { Name = site.Name.Split(',')[0], ExceptionBecause = site.PassesMustHaves ? null : "It can grow." })],
            Incentives = [.. model.Incentives.Select(line => line with { Conditions = "As the law says.", Formula = null })],
        };
    }

    private static (int Least, int Most) PagesOf(ProposalKind kind) => kind switch
    {
        ProposalKind.Answer => (1, 1),
        ProposalKind.Teaser => (2, 2),
        ProposalKind.TermSheet or ProposalKind.SiteComparison => (2, 3),
        _ => (4, 8),
    };
}
