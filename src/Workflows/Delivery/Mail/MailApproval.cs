using System.Globalization;
using GlobalReach.Domain.Approvals;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Tells those who decide that their word is waited for, and who asked what came of it. The company is never named, nor is what anybody wrote.</summary>
public sealed class MailApproval(GlobalReachDb db, ProcessCatalog processes, Calendars calendars, MailTemplates templates, LetterheadNow letterhead, MailOptions options, WhoIsAsked asked, IMailer mailer) : ISubscriber
{
    public string Name => Subscriptions.MailApproval;

    public Task Deliver(JournalEntry entry, CancellationToken ct) => entry.Fact() switch
    {
        ApprovalRequested fact => TellDeciders(entry, fact.Lead, fact.Approval, ct),
        ApprovalDecided fact => TellDeciders(entry, fact.Lead, fact.Approval, ct),
        ApprovalClosed fact => TellWhoAsked(entry, fact, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>Of ordered ones the next is told when the one before has decided; where all were asked at once nobody is asked again.</summary>
    private async Task TellDeciders(JournalEntry entry, LeadId id, Guid approvalId, CancellationToken ct)
    {
        var approval = await db.Approvals.AsNoTracking().SingleAsync(a => a.Id == approvalId, ct);
        if (approval.State != ApprovalState.Open || (entry.Fact() is ApprovalDecided && approval.Policy != ApprovalPolicy.Ordered)) return;
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == id, ct);
        var due = await db.Deadlines.Where(d => d.LeadId == id && d.Subject == approvalId).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefaultAsync(ct);
        foreach (var person in await asked.Of(lead, approvalId, ct)) await Tell(entry, "approval-asked", lead, approval, person, due, ct);
    }

    private async Task TellWhoAsked(JournalEntry entry, ApprovalClosed fact, CancellationToken ct)
    {
        var approval = await db.Approvals.AsNoTracking().SingleAsync(a => a.Id == fact.Approval, ct);
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == fact.Lead, ct);
        await Tell(entry, fact.State switch { ApprovalState.Given => "approval-given", ApprovalState.Lapsed => "approval-lapsed", _ => "approval-refused" }, lead, approval, approval.RequestedBy, null, ct);
    }

    private async Task Tell(JournalEntry entry, string template, Lead lead, Approval approval, PersonId to, DateTimeOffset? due, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == to.Value && p.LeftAt == null, ct) is not { } person || person.ToAddressee() is not { } address) return;
        var language = templates.LanguageFor(template, person.Language);
        var process = await processes.Get(lead.Process, ct);
        var texts = processes.Texts(process.Key, language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["approval"] = texts.Approval(approval.Key), ["stage"] = texts.Stage(approval.Stage), ["lead"] = lead.CodeName ?? lead.Number, ["project"] = lead.Number,
            ["due"] = due is { } at ? TimeZoneInfo.ConvertTime(at, calendars[process.Calendar].Zone).ToString("D", CultureInfo.GetCultureInfo(language)) : "",
            ["link"] = $"{options.BaseAddress.TrimEnd('/')}/leads/{lead.Id}/approvals",
        };
        await mailer.Send(new OutgoingMail { Id = OutgoingMail.IdFor(entry, person.Id), To = address, Words = await templates.Write(template, language, values, (await letterhead.Read(ct)).Text.Signature) }, ct);
    }
}
