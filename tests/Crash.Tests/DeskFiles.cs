using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Crash.Tests;

/// <summary>Everything a desk leaves on disk, in a folder of its own.</summary>
internal sealed class DeskFiles : IDisposable
{
    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();

    public string Folder { get; } = Directory.CreateTempSubdirectory("globalreach-crash-").FullName;

    public string Database => Path.Combine(Folder, "desk.db");

    public string Mail => Path.Combine(Folder, "mail");

    /// <summary>
    /// What a killed desk left, to be looked at without touching it: opening the file itself would recover its write-ahead log,
    /// which is the restarted desk's business to do.
    /// </summary>
    public string Copy()
    {
        var copy = Path.Combine(Folder, $"{Guid.CreateVersion7():N}.db");
        File.Copy(Database, copy);
        if (File.Exists($"{Database}-wal")) File.Copy($"{Database}-wal", $"{copy}-wal");
        return copy;
    }

    /// <summary>An acknowledgement is one file however often it was begun, and no mail tells of what did not happen.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfMail(GlobalReachDb db, IServiceProvider services)
    {
        var mails = Directory.GetFiles(Mail, "*.eml").Select(file => Guid.Parse(Path.GetFileName(file).Split('.')[0])).CountBy(entry => entry).ToDictionary();
        var journal = await db.Journal.AsNoTracking().ToDictionaryAsync(entry => entry.Id);
        // The demonstration tells of days gone by, and its mail was never meant to leave.
        var acknowledged = journal.Values.Where(entry => entry.At >= begun && entry.Fact() is InquiryAcknowledged { ByMail: true }).Select(entry => entry.Id);
        return
        [
            .. acknowledged.Where(entry => mails.GetValueOrDefault(entry) != 1).Select(entry => $"The acknowledgement of entry {entry} left {mails.GetValueOrDefault(entry)} mails"),
            .. mails.Keys.Where(entry => !journal.ContainsKey(entry)).Select(entry => $"A mail tells of entry {entry}, which does not exist"),
        ];
    }

    public static void Delete(string database)
    {
        foreach (var path in new[] { database, $"{database}-wal", $"{database}-shm" }) File.Delete(path);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
