using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Requests;

public sealed class PipelineTests
{
    [Fact]
    public async Task Who_lacks_the_permission_is_refused_before_anything_is_looked_at()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Eleanor, new RegisterInquiry.Command(new LeadId(Guid.Empty), new InquiryForm()));

        refused.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Look(db => db.Leads.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_may_do_anything_without_having_signed_in()
    {
        await using var desk = await Desk.Open();
        await using var scope = desk.Services.CreateAsyncScope();

        var refused = await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new RegisterInquiry.Command(LeadId.New(), Investors.Solaris), TestContext.Current.CancellationToken);

        refused.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Every_fault_of_a_form_is_told_at_once_with_its_field()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Ines, new RegisterInquiry.Command(new LeadId(Guid.Empty), Investors.Solaris with
        {
            Summary = "", Country = "XX", Language = "tlh-Latn-XX", ContactEmail = "no address", IntermediaryName = "Somebody",
        }));

        refused.Refusals.ShouldAllBe(r => r.Kind == RefusalKind.Invalid);
        refused.Refusals.Select(r => (r.Field, r.Code)).ShouldBe(
            [
                ("LeadId", "id-missing"), ("Inquiry.Summary", "required"), ("Inquiry.Country", "country-unknown"), ("Inquiry.Language", "language-unknown"),
                ("Inquiry.IntermediaryKind", "intermediary-kind-missing"), ("Inquiry.ContactEmail", "email-malformed"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_half_made()
    {
        await using var desk = await Desk.Open();
        var taken = await Journey.Reach(desk, "discovery", Investors.Yamabuki);
        await taken.Discover();
        var journey = await Journey.Reach(desk, "discovery");
        var before = await desk.Lead(journey.Lead);

        var refused = await journey.Try(Amina, version => journey.Discovery(version) with { CodeName = taken.CodeName });

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("code-name-taken");
        var after = await desk.Lead(journey.Lead);
        (after.Version, after.FactCount, after.CodeName, after.Discovery).ShouldBe((before.Version, before.FactCount, null, null));
    }

    [Fact]
    public async Task What_one_request_refused_does_not_leak_into_the_next_of_the_same_scope()
    {
        await using var desk = await Desk.Open();
        var taken = await Journey.Reach(desk, "discovery", Investors.Yamabuki);
        await taken.Discover();
        var journey = await Journey.Reach(desk, "discovery");
        var version = await journey.Version();

        await desk.As(Amina, async scope =>
        {
            var mediator = scope.GetRequiredService<MediatR.IMediator>();
            (await mediator.Send(journey.Discovery(version) with { CodeName = taken.CodeName })).Succeeded.ShouldBeFalse();
            return await mediator.Send(new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "Try another name"));
        });

        var lead = await desk.Lead(journey.Lead);
        (lead.Confidentiality, lead.CodeName, lead.Version).ShouldBe((Confidentiality.Internal, null, version));
    }

    [Fact]
    public async Task A_change_moves_the_version_and_a_quiet_one_only_counts()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var registered = await desk.Lead(journey.Lead);

        await desk.Do(Amina, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "Called back, no answer"));
        var noted = await desk.Lead(journey.Lead);
        await journey.Acknowledge();
        var acknowledged = await desk.Lead(journey.Lead);

        registered.Version.ShouldBe(1);
        noted.Version.ShouldBe(1);
        noted.FactCount.ShouldBe(registered.FactCount + 1);
        acknowledged.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_a_part_moves_its_leads_version()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Screen();

        (await journey.Version()).ShouldBe(2);
    }

    [Fact]
    public async Task Saving_a_change_that_no_fact_tells_of_is_a_bug()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var silent = desk.As(Amina, async scope =>
        {
            var db = scope.GetRequiredService<GlobalReachDb>();
            var lead = await db.Leads.SingleAsync(l => l.Id == journey.Lead);
            lead.NoteContact(Desk.Morning.AddDays(1));
            return await db.SaveChangesAsync();
        });

        (await Should.ThrowAsync<InvalidOperationException>(silent)).Message.ShouldContain("without a fact");
        (await desk.Lead(journey.Lead)).LastContactAt.ShouldBeNull();
    }

    [Fact]
    public async Task Saving_a_part_without_its_lead_is_a_bug()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var screening = await journey.Screen(ScreeningResult.Hit);

        var orphan = desk.As(Bjorn, async scope =>
        {
            var db = scope.GetRequiredService<GlobalReachDb>();
            var hit = await db.Screenings.SingleAsync(s => s.Id == screening);
            hit.Clear("Another company of that name", Bjorn.Id, Desk.Morning).Succeeded.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });

        (await Should.ThrowAsync<InvalidOperationException>(orphan)).Message.ShouldContain("without its lead");
    }

    [Fact]
    public async Task State_journal_and_deliveries_are_written_by_one_save()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Acknowledge(byMail: true);

        var entry = await desk.Look(db => db.Journal.SingleAsync(e => e.StreamId == journey.Lead.Value && e.Fact == "lead.inquiry-acknowledged"));
        entry.Actor.ShouldBe(Ines.Id);
        (await desk.Look(db => db.Deliveries.SingleAsync(d => d.JournalEntryId == entry.Id))).DueAt.ShouldBe(Desk.Morning);
        (await desk.Lead(journey.Lead)).AcknowledgedAt.ShouldBe(Desk.Morning);
    }
}
