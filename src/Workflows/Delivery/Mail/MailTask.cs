using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Tells a person that a task was given to them. The company is never named, nor is the note: both are read on the lead.</summary>
public sealed class MailTask(GlobalReachDb db, ProcessCatalog processes, MailTemplates templates, LetterheadNow letterhead, MailOptions options, IMailer mailer) : ISubscriber
{
    private const string Template = "task-given";

    public string Name => Subscriptions.MailTask;

    public async Task Deliver(JournalEntry entry, CancellationToken ct)
    {
        var fact = (TaskDelegated)entry.Fact();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == fact.Task, ct);
        if (fact.To == fact.By || task.State != TaskState.Open || task.AssigneeId != fact.To) return;
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == fact.To.Value && p.LeftAt == null, ct) is not { } person || person.ToAddressee() is not { } address) return;

        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == fact.Lead, ct);
        var language = templates.LanguageFor(Template, person.Language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["task"] = task.Key is { } key ? processes.Texts(lead.Process.Key, language).Task(key) : "", ["lead"] = lead.CodeName ?? lead.Number, ["project"] = lead.Number,
            ["link"] = $"{options.BaseAddress.TrimEnd('/')}/leads/{lead.Id}/tasks",
        };
        await mailer.Send(new OutgoingMail { Id = OutgoingMail.IdFor(entry, person.Id), To = address, Words = await templates.Write(Template, language, values, (await letterhead.Read(ct)).Text.Signature) }, ct);
    }
}
