using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Delivery.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace GlobalReach.Workflows.Tests.Mail;

/// <summary>What came out of a desk by mail, read as a mail program reads it.</summary>
internal static class Letters
{
    public static IReadOnlyList<MimeMessage> Mail(this Desk desk) =>
        Directory.Exists(desk.MailFolder) ? [.. Directory.EnumerateFiles(desk.MailFolder, "*").Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path))] : [];

    /// <summary>So much time passes; what ran out is rung and told.</summary>
    public static async Task Pass(this Desk desk, TimeSpan time)
    {
        desk.Clock.Advance(time);
        while (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken) > 0)
        {
        }

        await desk.Deliver();
    }

    public static Task<List<Delivery.Delivery>> Deliveries(this Desk desk, string subscriber) =>
        desk.Look(db => db.Deliveries.AsNoTracking().Where(d => d.Subscriber == subscriber).OrderBy(d => d.DueAt).ToListAsync());

    /// <summary>The node dies between sending and noting it: the delivery is due again.</summary>
    public static Task ForgetDeliveries(this Desk desk) =>
        desk.Look(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DoneAt, (DateTimeOffset?)null), TestContext.Current.CancellationToken));

    public static MailTemplates Templates() => new(new TemplateFiles(new TemplateOptions()));
}
