using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailProposalTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, 0, 13, 10, 255, 26];

    [Theory]
    [InlineData("de", "de", "Unser Standortvorschlag zu Ihrem Projekt")]
    [InlineData("ja", "ja", "投資ご提案書の送付について")]
    [InlineData("en", "en", "Our proposal for project")]
    [InlineData("ar", "ar", "عرضنا لمشروعكم")]
    [InlineData("th", "en", "Our proposal for project")]
    public async Task The_investor_gets_the_stored_file_in_a_mail_of_its_language(string language, string written, string subject)
    {
        await using var desk = await Desk.Open();
        var lead = (await Journey.Start(desk)).Lead;

        await Send(desk, lead, language, Pdf);

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe("katrin.vogt@solaris-batteries.example");
        mail.Subject!.ShouldStartWith(subject);
        mail.Subject!.ShouldContain((await desk.Lead(lead)).Number);
        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe(written);
        var attachment = mail.Attachments.OfType<MimePart>().ShouldHaveSingleItem();
        attachment.FileName.ShouldBe("提案 Heron.pdf");
        attachment.ContentType.MimeType.ShouldBe("application/pdf");
        using var bytes = new MemoryStream();
        await attachment.Content!.DecodeToAsync(bytes, TestContext.Current.CancellationToken);
        bytes.ToArray().ShouldBe(Pdf);
    }

    [Fact]
    public async Task A_file_that_vanished_is_a_fault_that_is_kept_and_tried_again()
    {
        await using var desk = await Desk.Open();
        var lead = (await Journey.Start(desk)).Lead;

        await Send(desk, lead, "de", file: null);

        desk.Mail().ShouldBeEmpty();
        (await desk.Deliveries(Subscriptions.MailProposal)).Single().ShouldSatisfyAllConditions(d => d.DoneAt.ShouldBeNull(), d => d.LastError.ShouldNotBeNull());
    }

    private static async Task Send(Desk desk, LeadId lead, string language, byte[]? file)
    {
        await desk.As(Noor, async scope =>
        {
            var (db, now) = (scope.GetRequiredService<GlobalReachDb>(), desk.Clock.GetUtcNow());
            await db.Leads.SingleAsync(l => l.Id == lead, TestContext.Current.CancellationToken);
            if (file is not null) db.Files.Add(StoredFile.Of(file));
            var hash = StoredFile.HashOf(file ?? []);
            var proposal = Proposal.Order(Guid.CreateVersion7(), lead, 1, new LanguageTag(language), "提案 Heron.pdf", hash, hash, [], Noor.Id, now);
            proposal.Finish(hash);
            proposal.Approve(Bjorn.Id, now).Succeeded.ShouldBeTrue();
            proposal.Send(now, DateOnly.FromDateTime(now.UtcDateTime)).Succeeded.ShouldBeTrue();
            db.Proposals.Add(proposal);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await desk.Deliver();
    }
}
