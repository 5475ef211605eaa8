using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Leads;
using NSubstitute;
using NSubstitute.ClearExtensions;

namespace GlobalReach.Workflows.Tests.Mail;

public sealed class MailFailureTests
{
    [Fact]
    public async Task A_mail_that_does_not_leave_is_tried_again_later_and_the_others_go_on()
    {
        IMailer? mailer = null;
        await using var desk = await Desk.Open(services => services.AddFailing(out mailer, to: Investors.Solaris.ContactEmail));
        await (await Journey.Start(desk, Investors.Solaris)).Acknowledge(byMail: true);
        await (await Journey.Start(desk, Investors.Yamabuki)).Acknowledge(byMail: true);

        await desk.Deliver();

        await mailer!.Received(1).Send(Arg.Is<OutgoingMail>(mail => mail.To.Address == Investors.Yamabuki.ContactEmail), Arg.Any<CancellationToken>());
        var deliveries = await desk.Deliveries(Subscriptions.MailAcknowledgement);
        deliveries.Count(d => d.DoneAt is not null && d.LastError is null).ShouldBe(1);
        var waiting = deliveries.Single(d => d.DoneAt is null);
        waiting.ShouldSatisfyAllConditions(d => d.Attempts.ShouldBe(1), d => d.LastError.ShouldBe(FailingMail.Reason), d => d.DueAt.ShouldBeGreaterThan(desk.Clock.GetUtcNow()));

        mailer!.ClearSubstitute();
        desk.Clock.SetUtcNow(waiting.DueAt);
        await desk.Deliver();

        await mailer!.Received(1).Send(Arg.Is<OutgoingMail>(mail => mail.To.Address == Investors.Solaris.ContactEmail), Arg.Any<CancellationToken>());
        (await desk.Deliveries(Subscriptions.MailAcknowledgement)).ShouldAllBe(d => d.DoneAt != null && d.LastError == null);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_told_on_its_lead_and_leaves_when_somebody_tries_again()
    {
        IMailer? mailer = null;
        await using var desk = await Desk.Open(services => services.AddFailing(out mailer, to: Investors.Solaris.ContactEmail));
        var (journey, other) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await journey.Acknowledge(byMail: true);
        for (var attempt = 0; attempt < Workflows.Delivery.Delivery.MaxAttempts; attempt++)
        {
            await desk.Deliver();
            desk.Clock.Advance(TimeSpan.FromHours(2));
        }

        var told = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Undelivered.ShouldHaveSingleItem();
        var elsewhere = await desk.Send(Amina, new RetryDelivery.Command(other.Lead, told.Id));
        mailer!.ClearSubstitute();
        await desk.Do(Amina, new RetryDelivery.Command(journey.Lead, told.Id));
        await desk.Deliver();

        told.ShouldSatisfyAllConditions(t => t.Subscriber.ShouldBe(Subscriptions.MailAcknowledgement), t => t.GivenUp.ShouldBeTrue(), t => t.Error.ShouldBe(FailingMail.Reason));
        elsewhere.Refusals.ShouldHaveSingleItem().Code.ShouldBe("delivery-not-found");
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Undelivered.ShouldBeEmpty();
    }
}
