using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>The same proposal in every language there are words for.</summary>
public sealed class ProposalLanguagesTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    public static TheoryData<string> Languages { get; } = [.. new ProposalComposer(new()).Languages.Select(tag => tag.Value)];

    [Fact]
    public void They_are_those_of_the_countries_we_speak_to() =>
        Languages.Select(row => row.Data).ShouldBe(["ar", "de", "en", "en-GB", "es", "fr", "he", "it", "ja", "ko", "nl", "pt-BR", "zh-Hans"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_is_whole_can_be_kept_and_read_aloud(string language)
    {
        var bytes = await press.Bytes(ProposalCast.Sample(language));
        ProposalPictures.Keep(language, bytes);

        using var pdf = new PrintedPdf(bytes);

        pdf.Pages.ShouldBe(8);
        pdf.PageSize.ShouldBe(language == "en" ? (612, 792) : (595, 842));
        pdf.Text.ShouldNotContain("□");
        pdf.SticksOut.ShouldBeEmpty();
        pdf.Language.ShouldNotBeNull().ShouldStartWith(language.Split('-')[0]);
        pdf.Title.ShouldNotBeNull().ShouldContain("Solaris Batteries");
        pdf.HasOutline.ShouldBeTrue();
        pdf.Metadata.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        pdf.Catalog.Data.Keys.ShouldContain("StructTreeRoot");
        pdf.Fonts.ShouldNotBeEmpty();
        pdf.Fonts.ShouldAllBe(font => font.Embedded);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_states_every_figure_of_the_facts_and_no_other(string language)
    {
        var plain = ProposalCast.Sample(language);
        plain = plain with
        {
            Project = plain.Project with { Need = "A plant.", MustHaves = [] },
            Sites = [.. plain.Sites.Select(site => site with { Name = site.Name.Split(',')[0], ExceptionBecause = site.PassesMustHaves ? null : "It can grow." })],
            Incentives = [.. plain.Incentives.Select(line => line with { Conditions = "As the law says.", Formula = null })],
        };
        decimal[] amounts = [12_500_000, 343_750, 336_000, 679_750, 2_100_000_000];
        DateOnly[] dates =
        [
            plain.PreparedOn, plain.ExpiresOn, .. plain.Milestones.Where(step => step.On is not null).Select(step => step.On!.Value), .. plain.Sites.Select(site => site.AsOf),
            .. plain.Incentives.Where(line => line.ExpiresOn is not null).Select(line => line.ExpiresOn!.Value), new(2026, 10, 5), new(2026, 9, 15), new(2026, 11, 12),
        ];

        using var pdf = await press.Print(plain);
        var text = pdf.Text;

        PrintedFigures.Amounts(text, language).ShouldBe(new SortedSet<decimal>(amounts));
        PrintedFigures.Dates(text, language).ShouldBe(new SortedSet<DateOnly>(dates));
        PrintedFigures.Measures(text, language, "sq ft").ShouldBe(new SortedSet<decimal> { 56_000, 62_400, 435_600 });
        PrintedFigures.Measures(text, language, "m²").ShouldBe(new SortedSet<decimal> { 5_200, 5_800, 40_470 });
        PrintedFigures.Measures(text, language, "MW").ShouldBe(new SortedSet<decimal> { 2.5m, 1.8m });
        PrintedFigures.Measures(text, language, "km²").ShouldBe(new SortedSet<decimal> { 2_712 });
    }
}
