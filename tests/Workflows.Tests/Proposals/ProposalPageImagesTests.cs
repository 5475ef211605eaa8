namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>The pages look as somebody approved them. Tolerant of how machines draw edges; what differs is kept as a picture. <c>GLOBALREACH_APPROVE=true</c> takes the pages as they are now.</summary>
public sealed class ProposalPageImagesTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    /// <summary>Of a page, in thousandths: a line that moved is more.</summary>
    private const int Tolerated = 8;

    [Theory]
    [InlineData("de")]
    [InlineData("ja")]
    [InlineData("ar")]
    public async Task The_pages_are_those_that_were_approved(string language)
    {
        if (await PagePicture.Of(await press.Bytes(ProposalCast.Sample(language)), TestContext.Current.CancellationToken) is not { } pages)
        {
            Assert.Skip("pdftoppm (poppler-utils) is not installed: no page is looked at.");
            return;
        }

        var faults = new List<string>();
        for (var i = 0; i < pages.Count; i++)
        {
            var approved = Path.Combine(Approved, $"{language}-{i + 1}.png");
            if (Environment.GetEnvironmentVariable("GLOBALREACH_APPROVE") == "true") await File.WriteAllBytesAsync(approved, pages[i].ToPng(), TestContext.Current.CancellationToken);
            var (thousandths, difference) = pages[i].Against(PagePicture.Read(await File.ReadAllBytesAsync(approved, TestContext.Current.CancellationToken)));
            if (thousandths <= Tolerated) continue;
            var shown = Path.Combine(Path.GetTempPath(), $"proposal-{language}-{i + 1}.difference.png");
            await File.WriteAllBytesAsync(shown, difference.ToPng(), TestContext.Current.CancellationToken);
            faults.Add($"page {i + 1} differs in {thousandths} ‰ of its area: {shown}");
        }

        faults.ShouldBeEmpty();
        Directory.GetFiles(Approved, $"{language}-*.png").Length.ShouldBe(pages.Count);
    }

    [Fact]
    public void A_word_that_moved_is_seen_and_a_soft_edge_is_not()
    {
        var page = new PagePicture(64, 64, [.. Enumerable.Range(0, 64 * 64).Select(at => (byte)(at / 64 is >= 16 and < 32 ? 60 : 255))]);
        var moved = page with { Grey = [.. page.Grey.Skip(64 * 12), .. page.Grey.Take(64 * 12)] };
        var soft = page with { Grey = [.. page.Grey.Select(shade => (byte)Math.Max(60, shade - 12))] };

        moved.Against(page).Thousandths.ShouldBeGreaterThan(100);
        soft.Against(page).Thousandths.ShouldBe(0);
        PagePicture.Read(page.ToPng()).Grey.ShouldBe(page.Grey);
    }

    private static string Approved { get; } = Above("tests/Workflows.Tests/Proposals/Approved");

    private static string Above(string folder)
    {
        var from = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(from.FullName, folder))) from = from.Parent ?? throw new DirectoryNotFoundException(folder);
        return Path.Combine(from.FullName, folder);
    }
}
