using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Bench;

/// <summary>One way a lead may have gone, told by the commands that people use: how many of a hundred leads went it, and how many days ago the last thing happened at least and at most.</summary>
internal sealed record Story(string Stage, double Share, int Freshest, int Oldest)
{
    private const double Open = 0.25;

    /// <summary>The lead whose timeline is long, whatever else the database holds.</summary>
    public static readonly LeadId Longest = new(new Guid("01930000-0000-7000-8000-000000000500"));

    /// <summary>What is done in the stage that is reached; nothing where the lead just entered it.</summary>
    public Func<Journey, Desk, Task> Then { get; init; } = (_, _) => Task.CompletedTask;

    public Confidentiality Level { get; init; } = Confidentiality.ProjectTeam;

    /// <summary>How many talks are logged in each stage.</summary>
    public int Talks { get; init; } = 1;

    public bool Promised { get; init; }

    public bool IsOpen => Oldest < 100;

    public static IReadOnlyList<Story> All { get; } =
    [
        .. Active("inquiry", 20), .. Active("qualification", 22), .. Active("discovery", 18), .. Active("proposal", 12), .. Active("site-visit", 8),
        .. Active("incentive-package", 7), .. Active("commitment", 4), .. Active("landing", 4), .. Active("aftercare", 4),
        new("inquiry", 0.4, 0, 5) { Then = async (lead, _) => await lead.Screen(ScreeningResult.Hit) },
        new("proposal", 0.3, 0, 5) { Then = async (lead, _) => { await lead.Shortlist(); await lead.OrderProposal(); }, Promised = true },
        new("incentive-package", 0.2, 0, 5) { Then = async (lead, _) => await lead.DraftOffer(), Promised = true },
        new("commitment", 0.1, 0, 5) { Then = async (lead, _) => { await lead.RecordCommitment(); await lead.BringEvidence(); }, Promised = true },
        new("qualification", 2, 5, 90) { Then = Hold },
        new("discovery", 2, 5, 90) { Then = Hold },
        new("qualification", 4, 5, 50) { Then = Move("go-dormant") },
        new("proposal", 2, 5, 50) { Then = Move("go-dormant") },
        new("qualification", 8, 30, 1800) { Then = End("lose") },
        new("proposal", 4, 30, 1800) { Then = End("lose") },
        new("site-visit", 3, 30, 1800) { Then = End("lose") },
        new("incentive-package", 1, 30, 1800) { Then = End("lose") },
        new("qualification", 6, 30, 1800) { Then = End("abandon") },
        new("discovery", 3, 30, 1800) { Then = End("abandon") },
        new("inquiry", 20, 30, 1800) { Then = End("disqualify") },
        new("qualification", 4, 30, 1800) { Then = End("disqualify") },
        new("inquiry", 6, 30, 1800) { Then = Move("refer-out") },
        new("inquiry", 3, 30, 1800) { Then = Move("mark-duplicate") },
        new("aftercare", 2, 400, 1800) { Then = async (lead, desk) => { await lead.Care(); await lead.Do(People.Yuki, version => lead.Action("close", version) with { Reason = "Five years are over" }); } },
    ];

    /// <summary>The lead with five hundred entries.</summary>
    public static Story Long { get; } = new("proposal", 0, 0, 0) { Talks = 118, Promised = true };

    /// <summary>How many days ago the last thing happened; most of what is open is fresh.</summary>
    public int Age(Random random) => Freshest + (int)((Oldest - Freshest) * (IsOpen ? Math.Pow(random.NextDouble(), 2) : random.NextDouble()));

    /// <summary>Tells it once, as one lead.</summary>
    public async Task Tell(Desk desk, LeadId id, InquiryForm inquiry)
    {
        var journey = await Journey.Start(desk, inquiry, id);
        foreach (var left in Stages.TakeWhile(s => s != Stage))
        {
            await Talk(journey, desk, left);
            if (left == "discovery") await Discover(journey);
            else await journey.Meet(left);
            await journey.Advance();
            desk.Clock.Advance(TimeSpan.FromDays(3));
        }

        await Talk(journey, desk, Stage);
        await Then(journey, desk);
    }

    /// <summary>Half of a stage's leads have a promised step, a few are told to the named few only; how fresh they are decides what is overdue.</summary>
    private static IEnumerable<Story> Active(string stage, double share) =>
    [
        new(stage, share * Open * 0.45, 0, 12) { Promised = true },
        new(stage, share * Open * 0.35, 0, 45) { Level = Confidentiality.Internal },
        new(stage, share * Open * 0.12, 0, 30) { Level = Confidentiality.Nda, Promised = true },
        new(stage, share * Open * 0.08, 0, 30) { Level = Confidentiality.Sealed },
    ];

    private static readonly string[] Stages = ["inquiry", "qualification", "discovery", "proposal", "site-visit", "incentive-package", "commitment", "landing", "aftercare"];

    private async Task Discover(Journey journey)
    {
        await journey.Do(People.Bjorn, version => new ReassignLead.Command(journey.Lead, version, People.Amina.Id, People.Tomas.Id, ""));
        if (Level >= Confidentiality.Nda)
        {
            await journey.File(DocumentKind.Nda);
            foreach (var person in new[] { People.Noor, People.Ines, People.Bjorn, People.Priya, People.Chiara, People.Hugo, People.Yuki, People.Grace })
            {
                await journey.Do(People.Amina, version => new InviteTeamMember.Command(journey.Lead, version, person.Id, true));
            }
        }

        await journey.Do(People.Amina, version => journey.Discovery(version, Level));
    }

    private async Task Talk(Journey journey, Desk desk, string stage)
    {
        for (var i = 0; i < Talks; i++)
        {
            if (Talks < 10) desk.Clock.Advance(TimeSpan.FromHours(20));
            var step = Promised && i == Talks - 1 && stage == Stage;
            await desk.Do(People.Amina, new LogInteraction.Command(
                journey.Lead, Guid.CreateVersion7(), null, (InteractionChannel)(i % 3), $"Spoke of {stage} and what is open: power, people, time (talk {i + 1})", i % 2 == 0,
                step ? "Send the drawings of the hall" : null, step ? DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime).AddDays(6) : null));
        }

        await desk.Do(People.Amina, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), $"To remember for {stage}: the board meets on the first Monday"));
    }

    private static async Task Hold(Journey lead, Desk desk) => await lead.Do(People.Amina, version => lead.Action("hold", version) with
    {
        Reason = "The board wants to wait", ResumeOn = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime).AddDays(120),
    });

    private static Func<Journey, Desk, Task> Move(string action) => async (lead, _) => await lead.Do(People.Amina, version => lead.Action(action, version) with
    {
        Reason = "So it was agreed", ReferredTo = action == "refer-out" ? "Example Agency" : null, DuplicateOf = action == "mark-duplicate" ? Longest : null,
    });

    private static Func<Journey, Desk, Task> End(string action) => async (lead, desk) =>
    {
        var list = action switch { "lose" => "lost", "abandon" => "abandoned", _ => "disqualified" };
        var reasons = desk.Services.GetRequiredService<ReasonLists>().All(list);
        await lead.Do(People.Amina, version => lead.Action(action, version) with { Reasons = [reasons[0].Key], Controllable = false, Evidence = ReasonEvidence.Told, Reason = "So they told us" });
    };
}
