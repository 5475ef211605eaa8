using System.Net.Mime;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Letterheads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>Brings the approved proposal to the investor, in its own language, with the file exactly as it is stored.</summary>
public sealed class MailProposal(GlobalReachDb db, MailTemplates templates, LetterheadNow letterhead, IMailer mailer, ILogger<MailProposal> log) : ISubscriber
{
    private const string Template = "proposal";

    public string Name => Subscriptions.MailProposal;

    public async Task Deliver(JournalEntry entry, CancellationToken ct)
    {
        var fact = (ProposalSent)entry.Fact();
        var lead = await db.Leads.AsNoTracking().SingleAsync(l => l.Id == fact.Lead, ct);
        var proposal = await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == fact.Proposal, ct);
        var contact = lead.ContactId is { } id ? await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == id, ct) : null;
        if (contact?.Details is not { Email.Length: > 0, DoNotContact: false })
        {
            log.LogInformation("Lead {Lead}: nobody to mail proposal {Proposal} to", lead.Id, proposal.Id);
            return;
        }

        var owner = await db.People.AsNoTracking().SingleAsync(p => p.Id == lead.OwnerId.Value, ct);
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Hash == proposal.FileHash, ct);
        var language = templates.LanguageFor(Template, proposal.Language.Value);
        await mailer.Send(
            new OutgoingMail
            {
                Id = OutgoingMail.IdFor(entry, contact.Id.Value),
                To = contact.Details.ToAddressee(),
                ReplyTo = owner.ToAddressee(),
                Words = await templates.Write(Template, language, MailValues.Of(contact.Details, owner, lead.Number, language), (await letterhead.Read(ct)).Text.Signature),
                Attachments = [new MailAttachment(proposal.FileName, MediaTypeNames.Application.Pdf, file.Bytes)],
            },
            ct);
    }
}
