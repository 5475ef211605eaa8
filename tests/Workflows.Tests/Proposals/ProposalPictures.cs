namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>Keeps the printed proposals where GLOBALREACH_PROPOSALS says, to be looked at.</summary>
internal static class ProposalPictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("GLOBALREACH_PROPOSALS");

    public static void Keep(string language, byte[] pdf, string kind = "proposal")
    {
        if (Folder is null) return;
        Directory.CreateDirectory(Folder);
        using var read = new PrintedPdf(pdf);
        File.WriteAllText(Path.Combine(Folder, $"{kind}.{language}.txt"), read.Text);
        File.WriteAllBytes(Path.Combine(Folder, $"{kind}.{language}.pdf"), pdf);
    }
}
