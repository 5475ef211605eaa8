using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Letterheads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Tells who asked that the inquiry arrived and who takes care of it, in their language.</summary>
public sealed class MailAcknowledgement(GlobalReachDb db, MailTemplates templates, LetterheadNow letterhead, IMailer mailer, ILogger<MailAcknowledgement> log) : ISubscriber
{
    private const string Template = "acknowledgement";

    public string Name => Subscriptions.MailAcknowledgement;

    public async Task Deliver(JournalEntry entry, CancellationToken ct)
    {
        var fact = (InquiryAcknowledged)entry.Fact();
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == fact.Lead, ct);
        var contact = lead.ContactId is { } id ? await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == id, ct) : null;
        if (contact?.Details.Email is not { Length: > 0 })
        {
            log.LogInformation("Lead {Lead}: nobody to mail the acknowledgement to", lead.Id);
            return;
        }

        var owner = await db.People.AsNoTracking().SingleAsync(p => p.Id == lead.OwnerId.Value, ct);
        var language = templates.LanguageFor(Template, (contact.Details.Language ?? lead.Inquiry.Language)?.Value);
        await mailer.Send(
            new OutgoingMail
            {
                Id = OutgoingMail.IdFor(entry, contact.Id.Value),
                To = contact.Details.ToAddressee(),
                ReplyTo = owner.ToAddressee(),
                Words = await templates.Write(Template, language, MailValues.Of(contact.Details, owner, lead.Number, language), (await letterhead.Read(ct)).Text.Signature),
            },
            ct);
    }
}
