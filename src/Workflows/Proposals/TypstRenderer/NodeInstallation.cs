namespace GlobalReach.Workflows.Proposals;

/// <summary>What has to be on the machine for proposals, and the command that puts it there.</summary>
internal static class NodeInstallation
{
    private static readonly string[] Packages =
    [
        "@myriaddreamin/typst-ts-node-compiler", "@expo-google-fonts/noto-sans", "@expo-google-fonts/noto-sans-jp", "@expo-google-fonts/noto-sans-kr", "@expo-google-fonts/noto-sans-sc", "@expo-google-fonts/noto-sans-tc",
        "@expo-google-fonts/noto-sans-arabic", "@expo-google-fonts/noto-sans-hebrew", "@expo-google-fonts/noto-sans-thai", "@expo-google-fonts/vazirmatn",
    ];

    public static string GetNode =>
        OperatingSystem.IsWindows() ? "winget install OpenJS.NodeJS.LTS"
        : OperatingSystem.IsMacOS() ? "brew install node"
        : "sudo apt-get install -y nodejs npm";

    public static string GetPackages(ProposalOptions options) => $"npm ci --ignore-scripts --prefix \"{options.FindWorkerFolder() ?? "proposal-renderer"}\"";

    public static string? MissingPackage(string workerFolder) =>
        !File.Exists(Path.Combine(workerFolder, "worker.mjs"))
            ? "worker.mjs"
            : Array.Find(Packages, package => !Directory.Exists(Path.Combine(workerFolder, "node_modules", package)));
}
