namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Writes each mail into a folder as a file that mail programs open. The same mail again replaces its file; a reader never sees half of one.</summary>
public sealed class PickupMailer(string folder, MailComposer composer) : IMailer
{
    private static readonly MimeKit.FormatOptions Format = new() { NewLineFormat = MimeKit.NewLineFormat.Dos };

    public async Task Send(OutgoingMail mail, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{mail.Id}.{Guid.CreateVersion7():N}.tmp");
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew))
            {
                await composer.Compose(mail).WriteToAsync(Format, file, ct);
                // The delivery is settled on disk right after this: its mail has to be there as safely.
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Path.Combine(folder, $"{mail.Id}.eml"), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
