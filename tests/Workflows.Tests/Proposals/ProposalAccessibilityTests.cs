using System.Text;
using System.Text.RegularExpressions;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>What a reader aloud and an archive need of the file, and what PDF/UA asks for that no writer of PDF/A checks.</summary>
public sealed partial class ProposalAccessibilityTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    public static TheoryData<string> Languages { get; } = [.. new ProposalComposer(new()).Languages.Select(tag => tag.Value)];

    private static Logo Logo { get; } = new(Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 40\"><rect width=\"80\" height=\"40\" fill=\"#12607c\"/></svg>"), Logo.Svg, 80, 40);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_is_read_aloud_in_order_with_heads_and_nothing_unnamed(string language)
    {
        using var pdf = await press.Print(ProposalCast.Sample(language) with { Issuer = new("Sample Alliance", null, Logo) });
        var tags = pdf.Tags;

        pdf.IsMarked.ShouldBeTrue();
        pdf.Language.ShouldNotBeNull().ShouldStartWith(language.Split('-')[0]);
        tags.Count.ShouldBeGreaterThan(200);
        Headings(tags).ShouldBe(Enumerable.Repeat(1, 9), "the contents and eight sections, all on the first level");
        tags.Where(tag => tag.Kind == "Figure").ShouldAllBe(tag => !string.IsNullOrWhiteSpace(tag.Alt));
        tags.Count(tag => tag.Kind == "Figure" && tag.Alt == "Sample Alliance").ShouldBe(1, "the logo is called what it is the logo of");
        tags.Count(tag => tag.Kind == "Table").ShouldBeGreaterThanOrEqualTo(4);
        tags.Where(tag => tag.Kind == "TH").ShouldNotBeEmpty();
        tags.Where(tag => tag.Kind == "TH").ShouldAllBe(tag => tag.Scope == "Column" || tag.Scope == "Both" || tag.Scope == "Row");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Its_bookmarks_are_its_sections_and_its_fonts_hold_only_the_letters_it_uses(string language)
    {
        var model = ProposalCast.Sample(language);
        var bytes = await press.Bytes(model);
        using var pdf = new PrintedPdf(bytes);

        var headings = ProposalReading.Of(new ProposalComposer(new()).Compose(model).Value!.Inputs).Sections.Select(section => section.Heading.Text).ToList();
        pdf.Bookmarks.Count.ShouldBe(headings.Count);
        foreach (var heading in headings) pdf.Bookmarks.ShouldContain(title => title.Contains(heading, StringComparison.Ordinal), $"{language}: {heading}");
        pdf.Fonts.ShouldNotBeEmpty();
        pdf.Fonts.ShouldAllBe(font => font.Embedded && Subset().IsMatch(font.Font));
        bytes.Length.ShouldBeLessThan(1_500_000, "whole fonts of Chinese or Japanese would be ten times that");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("ja")]
    [InlineData("ar")]
    public async Task What_is_stored_makes_the_same_bytes_again_on_another_renderer(string language)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();
        var id = Guid.CreateVersion7();
        await desk.Do(Noor, new GenerateProposal.Command(journey.Lead, id, language));
        await desk.Deliver();
        var (inputs, file, at) = await desk.Look(async db =>
        {
            var proposal = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == id);
            return (await Bytes(db, proposal.InputsHash), await Bytes(db, proposal.FileHash!), proposal.At);
        });

        await using var another = new TypstRenderer(new ProposalOptions { Workers = 1, ThreadsPerWorker = 1 });
        var again = await another.Render(inputs, at, TestContext.Current.CancellationToken);

        again.Value.ShouldBe(file);
        (await another.Render(inputs, at.AddSeconds(1), TestContext.Current.CancellationToken)).Value.ShouldNotBe(file, "the moment is part of the file");
    }

    private static Task<byte[]> Bytes(GlobalReachDb db, string hash) => db.Files.Where(f => f.Hash == hash).Select(f => f.Bytes).SingleAsync();

    private static IEnumerable<int> Headings(IReadOnlyList<PrintedPdf.Tag> tags) =>
        tags.Where(tag => HeadingTag().IsMatch(tag.Kind)).Select(tag => tag.Kind[1] - '0');

    [GeneratedRegex("^H[1-6]$")]
    private static partial Regex HeadingTag();

    [GeneratedRegex(@"^/?[A-Z]{6}\+")]
    private static partial Regex Subset();
}
