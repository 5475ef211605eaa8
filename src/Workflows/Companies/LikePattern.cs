namespace GlobalReach.Workflows.Companies;

/// <summary>What people type, as a pattern in which nothing they typed is a wildcard.</summary>
internal static class LikePattern
{
    /// <summary>Found anywhere; to be read with a backslash as escape.</summary>
    public static string Containing(string words) =>
        $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%"; // SQL Server knows [a-z] too
}
