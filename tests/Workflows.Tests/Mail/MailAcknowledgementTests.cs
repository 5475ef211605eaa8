using Microsoft.EntityFrameworkCore;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;
using MimeKit;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailAcknowledgementTests
{
    [Fact]
    public async Task The_contact_reads_in_their_language_who_takes_care_under_which_number()
    {
        await using var desk = await Desk.Open();

        var number = await Acknowledge(desk, Investors.Solaris);

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().ShouldSatisfyAllConditions(to => to.Address.ShouldBe("katrin.vogt@solaris-batteries.example"), to => to.Name.ShouldBe("Katrin Vogt"));
        mail.ReplyTo.Mailboxes.Single().Address.ShouldBe(Amina.Email);
        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe("de");
        mail.Subject!.ShouldBe($"Ihre Anfrage an die Region Hartford, Projekt {number}");
        mail.TextBody!.ShouldContain("Guten Tag Frau Dr. Vogt,");
        mail.TextBody!.ShouldContain("Für Sie zuständig ist Amina Rahal (Business Attraction Manager).");
        mail.HtmlBody!.ShouldContain("Für Sie zuständig ist Amina Rahal (Business Attraction Manager).");
        $"{mail.Subject}{mail.TextBody}{mail.HtmlBody}".ShouldNotContain("Solaris");
    }

    [Theory]
    [InlineData("fr", "fr", "Votre demande")]
    [InlineData("fr-CA", "fr", "Votre demande")]
    [InlineData("ja", "ja", "お問い合わせ")]
    [InlineData("en", "en", "Your inquiry")]
    [InlineData("ko", "ko", "하트퍼드 지역")]
    [InlineData("pt-PT", "pt-BR", "Sua consulta")]
    [InlineData("zh-Hans", "zh-Hans", "哈特福德")]
    [InlineData("he", "he", "פנייתכם")]
    [InlineData("zh-Hant", "en", "Your inquiry")]
    [InlineData("th", "en", "Your inquiry")]
    [InlineData(null, "en", "Your inquiry")]
    public async Task A_language_that_no_mail_is_written_in_gets_English(string? asked, string written, string subject)
    {
        await using var desk = await Desk.Open();

        await Acknowledge(desk, Investors.Solaris with { Language = asked });

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe(written);
        mail.Subject!.ShouldContain(subject);
        mail.HtmlBody!.ShouldContain($"<html lang=\"{written}\"");
    }

    [Fact]
    public async Task A_Japanese_contact_is_addressed_as_is_polite()
    {
        await using var desk = await Desk.Open();

        await Acknowledge(desk, Investors.Yamabuki);

        desk.Mail().Single().TextBody!.ShouldStartWith("Mori 様");
    }

    [Fact]
    public async Task An_honorific_of_another_language_is_left_out()
    {
        await using var desk = await Desk.Open();

        await Acknowledge(desk, Investors.Yamabuki with { Language = "th", ContactHonorific = "님" });

        desk.Mail().Single().TextBody!.ShouldStartWith("Dear Haruka Mori,");
    }

    [Fact]
    public async Task The_same_entry_again_is_the_same_mail_in_the_same_file()
    {
        await using var desk = await Desk.Open();
        await Acknowledge(desk, Investors.Solaris);
        var first = desk.Mail().Single();

        await desk.ForgetDeliveries();
        desk.Clock.Advance(TimeSpan.FromMinutes(3));
        await desk.Deliver();

        var again = desk.Mail().ShouldHaveSingleItem();
        again.MessageId.ShouldBe(first.MessageId);
        again.Date.ShouldBe(first.Date.AddMinutes(3));
    }

    [Fact]
    public async Task Acknowledging_twice_is_two_mails()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Acknowledge(byMail: true);
        await journey.Acknowledge(byMail: true);
        await desk.Deliver();

        desk.Mail().Select(mail => mail.MessageId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        await using var desk = await Desk.Open();
        const string Given = "Eve\r\nBcc: everybody@example.org\r\n\r\nhttp://localhost:5080/x";
        const string Family = "<script>alert(1)</script>{{ owner_email }}{% raw %}\u2028Subject: x";

        // The desk takes no such name any longer; one may lie there from before.
        await Acknowledge(desk, Investors.Solaris, contact => contact with { Honorific = null, GivenName = Given, FamilyName = Family });

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.Bcc.ShouldBeEmpty();
        mail.To.Count.ShouldBe(1);
        mail.Headers.Select(header => header.Field).Distinct().Count().ShouldBe(mail.Headers.Count);
        const string Name = "Eve Bcc: everybody@example.org http://localhost:5080/x <script>alert(1)</script>{{ owner_email }}{% raw %} Subject: x";
        mail.To.Mailboxes.Single().Name.ShouldBe(Name);
        mail.TextBody!.ShouldStartWith($"Guten Tag {Name},");
        mail.HtmlBody!.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;{{ owner_email }}");
        mail.HtmlBody!.ShouldNotContain("<script");
        mail.HtmlBody!.ShouldNotContain("<a ");
    }

    [Theory]
    [InlineData("eve@example.org> Bcc: everybody")]
    [InlineData("eve@example.org, everybody@example.org")]
    [InlineData("Eve <eve@example.org>")]
    [InlineData("eve@")]
    public async Task What_no_mail_could_be_written_to_is_not_taken_for_an_address(string address)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris with { ContactEmail = address }));

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("email-malformed"), r => r.Field.ShouldBe("Inquiry.ContactEmail"));
    }

    [Theory]
    [InlineData("+49 7131 000000")]
    [InlineData(null)]
    public async Task Without_an_address_there_is_no_acknowledging_by_mail(string? phone)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk, Investors.Solaris with { ContactEmail = null, ContactGivenName = null, ContactFamilyName = null, LawfulBasis = null, ContactPhone = phone });

        var byMail = await journey.Try(Ines, version => new AcknowledgeInquiry.Command(journey.Lead, version, ByMail: true));
        var byPhone = await journey.Try(Ines, version => new AcknowledgeInquiry.Command(journey.Lead, version, ByMail: false));

        byMail.Refusals.ShouldHaveSingleItem().Code.ShouldBe("contact-without-email");
        byPhone.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_that_was_taken_away_meanwhile_leaves_nothing_to_send_and_nothing_to_retry()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge(byMail: true);
        await journey.Do(Ines, version => new CompleteInquiry.Command(journey.Lead, version, Investors.Solaris with { ContactEmail = null, ContactPhone = "+49 7131 000000" }));

        await desk.Deliver();

        desk.Mail().ShouldBeEmpty();
        (await desk.Deliveries(Subscriptions.MailAcknowledgement)).Single().DoneAt.ShouldNotBeNull();
    }

    private static async Task<string> Acknowledge(Desk desk, InquiryForm inquiry, Func<ContactDetails, ContactDetails>? before = null)
    {
        var journey = await Journey.Start(desk, inquiry);
        if (before is not null)
        {
            await desk.Look(async db =>
            {
                var contact = await db.Contacts.SingleAsync(TestContext.Current.CancellationToken);
                contact.Change(before(contact.Details));
                return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });
        }

        await journey.Acknowledge(byMail: true);
        await desk.Deliver();
        return (await desk.Lead(journey.Lead)).Number;
    }
}
