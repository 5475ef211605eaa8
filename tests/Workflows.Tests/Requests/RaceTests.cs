using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Requests;

/// <summary>Every trigger gets a true answer: done, given before, somebody else was first, or no with reasons.</summary>
public sealed class RaceTests
{
    private const int Callers = 20;

    [Fact]
    public async Task Who_decides_on_an_older_version_is_told()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var seen = await journey.Version();
        await journey.Acknowledge();

        var second = await desk.Send(Amina, new AcknowledgeInquiry.Command(journey.Lead, seen, ByMail: false));

        second.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.ChangedMeanwhile);
    }

    [Fact]
    public async Task Of_twenty_callers_of_one_action_one_is_applied_and_nineteen_hear_of_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Ready(desk);
        var version = await journey.Version();

        var answers = await AtOnce(() => desk.Send(Amina, journey.Action("advance", version)));

        answers.Count(a => a.Succeeded).ShouldBe(1);
        answers.Where(a => !a.Succeeded).ShouldAllBe(a => a.Refusals.Single().Kind == RefusalKind.Conflict && a.Refusals.Single().Code == "changed-meanwhile");
        (await Moves(desk, journey.Lead)).ShouldBe(1);
    }

    [Fact]
    public async Task With_one_key_all_twenty_get_the_same_answer_for_one_effect()
    {
        await using var desk = await Desk.Open();
        var journey = await Ready(desk);
        var version = await journey.Version();

        var answers = await AtOnce(() => SendWithKey(desk, Amina, journey.Action("advance", version), "one-click"));

        answers.ShouldAllBe(a => a.Outcome.Succeeded);
        answers.Select(a => a.Outcome.Value!.Version).Distinct().ShouldHaveSingleItem();
        answers.Count(a => a.Replayed).ShouldBe(Callers - 1);
        (await Moves(desk, journey.Lead)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_stands_for_one_request_only()
    {
        await using var desk = await Desk.Open();
        var lead = LeadId.New();
        await SendWithKey(desk, Ines, new RegisterInquiry.Command(lead, Investors.Solaris), "first");

        var (other, replayed) = await SendWithKey(desk, Ines, new RegisterInquiry.Command(lead, Investors.Yamabuki), "first");

        replayed.ShouldBeFalse();
        other.Refusals.ShouldHaveSingleItem().Code.ShouldBe("idempotency-key-reused");
        other.Refusals[0].Kind.ShouldBe(RefusalKind.Invalid);
    }

    [Fact]
    public async Task A_key_belongs_to_who_sent_it()
    {
        await using var desk = await Desk.Open();
        await SendWithKey(desk, Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris), "mine");

        var (others, replayed) = await SendWithKey(desk, Amina, new RegisterInquiry.Command(LeadId.New(), Investors.Yamabuki), "mine");

        others.Succeeded.ShouldBeTrue();
        replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_request_may_be_tried_again_with_its_key()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var command = journey.Action("advance", await journey.Version());
        (await SendWithKey(desk, Amina, command, "advance")).Outcome.Succeeded.ShouldBeFalse();
        await journey.Welcome();

        var (again, _) = await SendWithKey(desk, Amina, command with { ExpectedVersion = await journey.Version() }, "advance");

        again.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Registering_the_same_lead_twice_gives_the_same_answer_and_one_lead()
    {
        await using var desk = await Desk.Open();
        var command = new RegisterInquiry.Command(LeadId.New(), Investors.Solaris);

        var answers = await AtOnce(() => desk.Send(Ines, command));

        answers.Select(a => a.Value!.Number).Distinct().ShouldHaveSingleItem();
        (await desk.Look(db => db.Leads.CountAsync())).ShouldBe(1);
        (await desk.Look(db => db.Companies.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Notes_beside_notes_all_succeed()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var answers = await AtOnce(() => desk.Send(Amina, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "One of many")), callers: 4);

        answers.ShouldAllBe(a => a.Succeeded);
        (await desk.Look(db => db.Notes.CountAsync(n => n.LeadId == journey.Lead))).ShouldBe(4);
        var sequence = await desk.Look(db => db.Journal.Where(e => e.StreamId == journey.Lead.Value).Select(e => e.Sequence).Order().ToListAsync());
        sequence.ShouldBe(Enumerable.Range(1, sequence.Count));
    }

    [Fact]
    public async Task A_double_click_on_a_screening_is_answered_as_done()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var click = new ScreenParty.Command(journey.Lead, await journey.Version(), Guid.CreateVersion7(), "Solaris Batteries GmbH", "Consolidated Screening List", new DateOnly(2026, 11, 10), ScreeningResult.Clear);

        var first = await desk.Send(Grace, click);
        var second = await desk.Send(Grace, click);

        first.Succeeded.ShouldBeTrue();
        second.Succeeded.ShouldBeTrue();
        (await desk.Look(db => db.Screenings.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_passes_a_gate_on_what_another_withdraws_at_the_same_time()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var site = await journey.Shortlist();
        await journey.SendProposal();
        var version = await journey.Version();

        var answers = await Task.WhenAll(
            Task.Run(async () => (await desk.Send(Amina, journey.Action("advance", version))).ToOutcome()),
            Task.Run(() => desk.Send(Noor, new GlobalReach.Workflows.Sites.WithdrawSite.Command(journey.Lead, version, site))));

        answers.Count(a => a.Succeeded).ShouldBe(1);
        // Whoever comes second reads the other's version, or, between lead and gates, already that the site is gone.
        answers.Single(a => !a.Succeeded).Refusals[0].Code.ShouldBeOneOf("changed-meanwhile", "no-site-offerable");
    }

    private static async Task<Journey> Ready(Desk desk)
    {
        var journey = await Journey.Start(desk);
        await journey.Welcome();
        return journey;
    }

    private static Task<int> Moves(Desk desk, LeadId lead) => desk.Look(db => db.Journal.CountAsync(e => e.StreamId == lead.Value && e.Fact == "lead.moved"));

    private static Task<T[]> AtOnce<T>(Func<Task<T>> send, int callers = Callers) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(send)));

    private static Task<(T Outcome, bool Replayed)> SendWithKey<T>(Desk desk, DemoPerson person, IRequest<T> request, string key) => desk.As(person, async scope =>
    {
        var answers = scope.GetRequiredService<Answers>();
        answers.Key = key;
        return (await scope.GetRequiredService<IMediator>().Send(request), answers.Replayed);
    });
}
