using System.Globalization;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Tells whoever stands on the rung that a deadline passed. The company is never named: a mailbox keeps no secrets.</summary>
public sealed class MailDeadline(
    GlobalReachDb db, ProcessCatalog processes, Calendars calendars, MailTemplates templates, LetterheadNow letterhead, MailOptions options, IMailer mailer, ILogger<MailDeadline> log) : ISubscriber
{
    private const string Template = "deadline";

    public string Name => Subscriptions.MailDeadline;

    public async Task Deliver(JournalEntry entry, CancellationToken ct)
    {
        var fact = (DeadlineRang)entry.Fact();
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == fact.Lead, ct);
        var deadline = await db.Deadlines.AsNoTracking().SingleAsync(d => d.Id == fact.Deadline, ct);
        if (deadline.State is DeadlineState.Met or DeadlineState.Cancelled)
        {
            log.LogInformation("Lead {Lead}: deadline {Deadline} was settled before anybody was told", lead.Id, deadline.Id);
            return;
        }

        var process = await processes.Get(lead.Process, ct);
        var rung = Ladders.Of(process, fact.Key)[fact.Rung - 1].To;
        var told = Told(lead, rung, await db.People.AsNoTracking().Where(p => p.LeftAt == null).ToListAsync(ct));
        if (told.Count == 0) log.LogInformation("Lead {Lead}: nobody to tell of deadline {Deadline}", lead.Id, deadline.Id);

        var language = templates.LanguageFor(Template, MailTemplates.DefaultLanguage);
        var words = await templates.Write(Template, language, Values(entry, fact, lead, process, language), (await letterhead.Read(ct)).Text.Signature);
        foreach (var person in told)
        {
            await mailer.Send(new OutgoingMail { Id = OutgoingMail.IdFor(entry, person.Id), To = person.ToAddressee()!, Words = words }, ct);
        }
    }

    /// <summary>Who stands on a rung; where that is nobody its owner, the back-up or the vice presidents, so that no rung is silent.</summary>
    private static List<Person> Told(Lead lead, Recipient rung, IReadOnlyList<Person> people)
    {
        var reachable = people.Where(p => p.ToAddressee() is not null).ToList();
        return new[] { rung, Recipient.Owner, Recipient.Backup, Recipient.VicePresident }.Select(recipient => Standing(lead, recipient, reachable)).FirstOrDefault(standing => standing.Count > 0) ?? [];
    }

    private static List<Person> Standing(Lead lead, Recipient rung, IReadOnlyList<Person> people) => rung switch
    {
        Recipient.Owner => [.. people.Where(p => p.PersonId == lead.OwnerId)],
        Recipient.Backup => [.. people.Where(p => p.PersonId == lead.BackupId)],
        Recipient.VicePresident => [.. people.Where(p => p.Roles.Contains(Role.VicePresident) && MayKnowOf(lead, p.PersonId))],
    };

    /// <summary>That a sealed lead exists is itself a secret.</summary>
    private static bool MayKnowOf(Lead lead, PersonId person) =>
        lead.Confidentiality != Confidentiality.Sealed || lead.OwnerId == person || lead.BackupId == person || lead.Team.Any(member => member.PersonId == person);

    private Dictionary<string, string> Values(JournalEntry entry, DeadlineRang fact, Lead lead, ProcessDefinition process, string language)
    {
        var calendar = calendars[process.Calendar];
        var texts = processes.Texts(process.Key, language);
        var due = TimeZoneInfo.ConvertTime(fact.Due, calendar.Zone);
        var late = (int)calendar.WorkingTimeBetween(fact.Due, entry.At).TotalHours;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deadline"] = texts.Deadline(fact.Key),
            ["stage"] = texts.Stage(lead.Stage),
            ["lead"] = lead.CodeName ?? lead.Number,
            ["project"] = lead.Number,
            ["due"] = due.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo(language)),
            ["zone"] = due.ToString($"'{calendar.Zone.Id}, UTC'zzz", CultureInfo.InvariantCulture),
            ["late_hours"] = late.ToString(CultureInfo.InvariantCulture),
            ["link"] = $"{options.BaseAddress.TrimEnd('/')}/leads/{lead.Id}",
        };
    }
}
