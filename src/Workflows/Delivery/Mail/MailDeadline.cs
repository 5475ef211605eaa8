using System.Globalization;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Tells whoever stands on the rung that a deadline passed, or who stands in for them while they are away. The company is never named: a mailbox keeps no secrets.</summary>
public sealed class MailDeadline(
    GlobalReachDb db, ProcessCatalog processes, Calendars calendars, AbsenceDirectory absences, WhoIsAsked whoIsAsked, MailTemplates templates, LetterheadNow letterhead, MailOptions options, IMailer mailer, ILogger<MailDeadline> log) : ISubscriber
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
        // The lead may have gone over to a definition with a shorter ladder since it rang.
        var ladder = Ladders.Of(process, fact.Key);
        var rung = ladder[Math.Min(fact.Rung, ladder.Count) - 1].To;
        // The report is read, not sent: the deadline stands there until it is settled.
        if (rung == Recipient.Report) return;
        var away = (await absences.Today(ct)).ToDictionary(a => a.Person, a => a.StandIn);
        var asked = rung == Recipient.Asked ? await whoIsAsked.Of(lead, deadline, ct) : [];
        var told = Told(lead, rung, asked, await db.People.AsNoTracking().Where(p => p.LeftAt == null).ToListAsync(ct), away);
        if (told.Count == 0) log.LogInformation("Lead {Lead}: nobody to tell of deadline {Deadline}", lead.Id, deadline.Id);

        var language = templates.LanguageFor(Template, MailTemplates.DefaultLanguage);
        var (values, signature) = (Values(entry, fact, lead, deadline, process, language), (await letterhead.Read(ct)).Text.Signature);
        foreach (var (person, standsInFor) in told)
        {
            values["stands_in_for"] = standsInFor?.Name ?? "";
            await mailer.Send(new OutgoingMail { Id = OutgoingMail.IdFor(entry, person.Id), To = person.ToAddressee()!, Words = await templates.Write(Template, language, values, signature) }, ct);
        }
    }

    /// <summary>Who stands on a rung and is there, or their stand-in; where that is nobody the owner, the back-up or the vice presidents, so that no rung is silent. Where all are away, those on the rung read it when they are back.</summary>
    private static IReadOnlyList<(Person Person, Person? StandsInFor)> Told(Lead lead, Recipient rung, IReadOnlyCollection<PersonId> asked, IReadOnlyList<Person> people, IReadOnlyDictionary<PersonId, PersonId?> away)
    {
        var reachable = people.Where(p => p.ToAddressee() is not null).ToList();
        Recipient[] rungs = [rung, Recipient.Owner, Recipient.Backup, Recipient.VicePresident];
        var standing = rungs.Select(recipient => Standing(lead, recipient, asked, reachable)).Where(found => found.Count > 0).ToList();
        var there = standing.Select(found => AtWork(lead, found, reachable, away)).FirstOrDefault(found => found.Count > 0);
        return there ?? [.. standing.FirstOrDefault([]).Select(person => (person, (Person?)null))];
    }

    /// <summary>Those of them who are there; for who is away whoever stands in, unless they are away too or may not know of the lead.</summary>
    private static IReadOnlyList<(Person Person, Person? StandsInFor)> AtWork(Lead lead, IReadOnlyList<Person> standing, IReadOnlyList<Person> reachable, IReadOnlyDictionary<PersonId, PersonId?> away) =>
    [
        .. standing.Select(person => !away.TryGetValue(person.PersonId, out var standIn) ? (Person: person, For: (Person?)null)
                : (Person: reachable.FirstOrDefault(p => p.PersonId == standIn && !away.ContainsKey(p.PersonId) && MayKnowOf(lead, p.PersonId)), For: person))
            .Where(told => told.Person is not null).Select(told => (told.Person!, told.For)).DistinctBy(told => told.Item1.Id),
    ];

    private static List<Person> Standing(Lead lead, Recipient rung, IReadOnlyCollection<PersonId> asked, IReadOnlyList<Person> people) => rung switch
    {
        Recipient.Owner => [.. people.Where(p => p.PersonId == lead.OwnerId)],
        Recipient.Backup => [.. people.Where(p => p.PersonId == lead.BackupId)],
        Recipient.Report => [],
        Recipient.Asked => [.. people.Where(p => asked.Contains(p.PersonId) && MayKnowOf(lead, p.PersonId))],
        Recipient.VicePresident => [.. people.Where(p => p.Roles.Contains(Role.VicePresident) && MayKnowOf(lead, p.PersonId))],
    };

    /// <summary>That a sealed lead exists is itself a secret.</summary>
    private static bool MayKnowOf(Lead lead, PersonId person) =>
        lead.Confidentiality != Confidentiality.Sealed || lead.OwnerId == person || lead.BackupId == person || lead.Team.Any(member => member.PersonId == person);

    private Dictionary<string, string> Values(JournalEntry entry, DeadlineRang fact, Lead lead, Deadline deadline, ProcessDefinition process, string language)
    {
        var calendar = calendars.Of(deadline, process);
        var texts = processes.Texts(process.Key, language);
        var due = TimeZoneInfo.ConvertTime(fact.Due, calendar.Zone);
        var late = (int)calendar.WorkingTimeBetween(fact.Due, entry.At).TotalHours;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deadline"] = texts.Deadline(fact.Key),
            ["stage"] = texts.Stage(lead.Stage),
            ["lead"] = lead.CodeName ?? lead.Number,
            ["project"] = lead.Number,
            ["due"] = Moment(due),
            ["zone"] = due.ToString($"'{calendar.Zone.Id}, UTC'zzz", CultureInfo.InvariantCulture),
            ["there"] = deadline.TimeZone is { } there ? $"{Moment(TimeZoneInfo.ConvertTime(fact.Due, TimeZoneInfo.FindSystemTimeZoneById(there)))} ({there})" : "",
            ["ahead"] = fact.Due > entry.At ? "yes" : "",
            ["late_hours"] = late.ToString(CultureInfo.InvariantCulture),
            ["link"] = $"{options.BaseAddress.TrimEnd('/')}/leads/{lead.Id}",
        };

        string Moment(DateTimeOffset local) => local.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo(language));
    }
}
