using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailDeadlineTests
{
    [Fact]
    public async Task The_owner_reads_what_was_due_when_and_how_late_it_is()
    {
        await using var desk = await Desk.Open();
        var lead = await Register(desk, Confidentiality.Internal, codeName: null);
        var number = (await desk.Lead(lead)).Number;

        // Due on the next working day at 10:00, which is after Veterans Day; found three working hours later.
        await desk.Pass(new TimeSpan(2, 3, 30, 0));

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe(Amina.Email);
        mail.Subject!.ShouldBe($"Overdue: Acknowledge the inquiry ({number})");
        mail.TextBody!.ShouldContain("Stage: Inquiry");
        mail.TextBody!.ShouldContain("It was due on Thursday, 12 November 2026, 10:00 (America/New_York, UTC-05:00).");
        mail.TextBody!.ShouldContain("late by 3 working hours.");
        mail.TextBody!.ShouldContain($"http://localhost:5080/leads/{lead}");
        mail.HtmlBody!.ShouldContain($"<a href=\"http://localhost:5080/leads/{lead}\">");
    }

    [Fact]
    public async Task The_ladder_is_climbed_from_owner_to_back_up_to_vice_president()
    {
        await using var desk = await Desk.Open();
        var lead = await Register(desk, Confidentiality.Internal, codeName: null);
        await desk.Do(Bjorn, new ReassignLead.Command(lead, (await desk.Lead(lead)).Version, Amina.Id, Tomas.Id, ""));

        (await ToldWithin(desk, days: 2)).ShouldBe([Amina.Email]);
        (await ToldWithin(desk, days: 3)).ShouldBe([Tomas.Email]);
        (await ToldWithin(desk, days: 7)).ShouldBe([Bjorn.Email]);
    }

    [Fact]
    public async Task A_rung_on_which_nobody_stands_tells_the_owner()
    {
        await using var desk = await Desk.Open();
        await Register(desk, Confidentiality.Internal, codeName: null);

        (await ToldWithin(desk, days: 2)).ShouldBe([Amina.Email]);
        (await ToldWithin(desk, days: 3)).ShouldBe([Amina.Email]);
    }

    [Fact]
    public async Task Nobody_hears_of_a_sealed_lead_that_they_may_not_see()
    {
        await using var desk = await Desk.Open();
        await Register(desk, Confidentiality.Sealed, "Heron");

        await desk.Pass(TimeSpan.FromDays(9));

        desk.Mail().SelectMany(mail => mail.To.Mailboxes).Select(to => to.Address).Distinct().ShouldBe([Amina.Email]);
    }

    [Theory]
    [InlineData(Confidentiality.Internal, null)]
    [InlineData(Confidentiality.Nda, "Heron")]
    [InlineData(Confidentiality.Sealed, "Heron")]
    public async Task The_company_is_named_in_no_mail_to_our_own(Confidentiality level, string? codeName)
    {
        await using var desk = await Desk.Open();
        var lead = await Register(desk, level, codeName);
        var number = (await desk.Lead(lead)).Number;

        await desk.Pass(TimeSpan.FromDays(9));

        var mails = desk.Mail();
        mails.Count.ShouldBe(3);
        foreach (var mail in mails)
        {
            mail.Subject!.ShouldBe($"Overdue: Acknowledge the inquiry ({codeName ?? number})");
            mail.ToString().ShouldNotContain("Solaris", Case.Insensitive);
            $"{mail.TextBody}{mail.HtmlBody}".ShouldNotContain("Solaris", Case.Insensitive);
            $"{mail.TextBody}{mail.HtmlBody}".ShouldNotContain("Vogt");
        }
    }

    [Fact]
    public async Task What_was_settled_before_anybody_was_told_is_not_told()
    {
        await using var desk = await Desk.Open(services => services.AddFailing(out _));
        var lead = await Register(desk, Confidentiality.Internal, codeName: null);
        await desk.Pass(TimeSpan.FromDays(2));
        (await desk.Deliveries(Subscriptions.MailDeadline)).Single().LastError.ShouldNotBeNull();

        await desk.Do(Ines, new AcknowledgeInquiry.Command(lead, (await desk.Lead(lead)).Version, ByMail: false));
        await desk.Pass(TimeSpan.FromSeconds(10));

        (await desk.Deliveries(Subscriptions.MailDeadline)).Single().DoneAt.ShouldNotBeNull();
    }

    private static async Task<LeadId> Register(Desk desk, Confidentiality level, string? codeName)
    {
        var lead = LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id, Confidentiality = level, CodeName = codeName });
        return lead;
    }

    private static async Task<IReadOnlyList<string>> ToldWithin(Desk desk, int days)
    {
        var before = desk.Mail().Select(mail => mail.MessageId).ToHashSet();
        await desk.Pass(Desk.Morning.AddDays(days).AddMinutes(1) - desk.Clock.GetUtcNow());
        return [.. desk.Mail().Where(mail => !before.Contains(mail.MessageId)).SelectMany(mail => mail.To.Mailboxes).Select(to => to.Address)];
    }
}
