using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Tests.Approvals;

public sealed class ApprovalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 10, 15, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Asker = PersonId.New();
    private static readonly PersonId Owner = PersonId.New();
    private static readonly PersonId Vp = PersonId.New();
    private static readonly PersonId OtherVp = PersonId.New();
    private static readonly PersonId Compliance = PersonId.New();
    private static readonly PersonId Assurer = PersonId.New();

    [Theory]
    [InlineData(ApprovalPolicy.All, 3, "vca", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.All, 3, "acv", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.All, 3, "vc", ApprovalState.Open)]
    [InlineData(ApprovalPolicy.All, 3, "vC", ApprovalState.Refused)]
    [InlineData(ApprovalPolicy.Any, 1, "a", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.Any, 1, "VC", ApprovalState.Open)]
    [InlineData(ApprovalPolicy.Any, 1, "VCa", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.Any, 1, "VCA", ApprovalState.Refused)]
    [InlineData(ApprovalPolicy.Quorum, 2, "va", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.Quorum, 2, "Vca", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.Quorum, 2, "VA", ApprovalState.Refused)]
    [InlineData(ApprovalPolicy.Quorum, 2, "v", ApprovalState.Open)]
    [InlineData(ApprovalPolicy.Ordered, 3, "vca", ApprovalState.Given)]
    [InlineData(ApprovalPolicy.Ordered, 3, "V", ApprovalState.Refused)]
    public void A_policy_tells_when_it_is_given_and_when_refused(ApprovalPolicy policy, int needed, string said, ApprovalState expected)
    {
        var approval = Asked(policy, needed);

        foreach (var word in said) Say(approval, word).Succeeded.ShouldBeTrue($"{word}");

        approval.State.ShouldBe(expected);
        (approval.WaitsFor.Length > 0).ShouldBe(expected == ApprovalState.Open);
    }

    [Fact]
    public void Of_ordered_ones_only_the_first_is_waited_for()
    {
        var approval = Asked(ApprovalPolicy.Ordered, 3);

        Say(approval, 'c').Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-yours");
        approval.WaitingRoles.ShouldBe([Role.VicePresident]);
        Say(approval, 'v').Succeeded.ShouldBeTrue();
        approval.WaitingRoles.ShouldBe([Role.Compliance]);
    }

    [Fact]
    public void Who_asked_owns_the_lead_or_had_a_hand_in_it_does_not_decide()
    {
        var approval = Asked(ApprovalPolicy.Any, 1);

        foreach (var involved in new[] { Asker, Owner })
        {
            Decide(approval, involved, true, Role.VicePresident).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-person-needed");
        }

        approval.Decide(new Decider(OtherVp, new HashSet<Role> { Role.VicePresident }, InsteadOf: Owner), true, null, [Owner], Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-person-needed");
        approval.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_fills_two_places_be_it_by_standing_in()
    {
        var approval = Asked(ApprovalPolicy.All, 2, [Role.VicePresident], [Role.VicePresident, Role.Compliance]);
        Decide(approval, Vp, true, Role.VicePresident, Role.Compliance).Succeeded.ShouldBeTrue();

        Decide(approval, Vp, false, Role.VicePresident, Role.Compliance).Refusals.ShouldHaveSingleItem().Code.ShouldBe("already-decided");
        approval.Decide(new Decider(Assurer, new HashSet<Role> { Role.VicePresident }, InsteadOf: Vp), true, null, [], Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-person-needed");
        approval.Decisions.ShouldHaveSingleItem().Seat.ShouldBe(0, "the place that fewest others can fill");
    }

    [Fact]
    public void The_same_word_again_changes_nothing_and_another_one_is_refused()
    {
        var approval = Asked(ApprovalPolicy.Any, 1);
        Say(approval, 'v').Succeeded.ShouldBeTrue();
        approval.TakeFacts();

        Say(approval, 'v').Succeeded.ShouldBeTrue();
        Say(approval, 'V').Refusals.ShouldHaveSingleItem().Code.ShouldBe("already-decided");
        Say(approval, 'c').Refusals.ShouldHaveSingleItem().Code.ShouldBe("already-decided");
        approval.HasFacts.ShouldBeFalse();
    }

    [Fact]
    public void It_covers_what_it_was_asked_for_and_no_more()
    {
        Approval With(params Money[] amounts) => Approval.Request(Guid.CreateVersion7(), LeadId.New(), new StageKey("s"), new ApprovalTerms("k", ApprovalPolicy.Any, 1, ApprovalSubject.Lead, [new([Role.VicePresident])], amounts), null, Asker, Now);

        With(Money.Usd(100)).Covers([Money.Usd(100)]).ShouldBeTrue();
        With(Money.Usd(100)).Covers([Money.Usd(101)]).ShouldBeFalse();
        With(Money.Usd(100)).Covers([Money.Usd(50), new Money(1, "EUR")]).ShouldBeFalse("a currency it was not asked for is more");
        With().Covers([Money.Usd(1_000_000)]).ShouldBeTrue("where nothing could be said everybody was asked");
    }

    private static Approval Asked(ApprovalPolicy policy, int needed, params Role[][] seats) => Approval.Request(
        Guid.CreateVersion7(), LeadId.New(), new StageKey("qualification"),
        new ApprovalTerms("go-decision", policy, needed, ApprovalSubject.Lead, [.. (seats.Length > 0 ? seats : [[Role.VicePresident], [Role.Compliance], [Role.Assurer]]).Select(roles => new ApprovalSeat(roles))], []), null, Asker, Now);

    /// <summary>v, c, a say yes; V, C, A say no.</summary>
    private static Outcome Say(Approval approval, char word) => char.ToLowerInvariant(word) switch
    {
        'v' => Decide(approval, Vp, char.IsLower(word), Role.VicePresident),
        'c' => Decide(approval, Compliance, char.IsLower(word), Role.Compliance),
        _ => Decide(approval, Assurer, char.IsLower(word), Role.Assurer),
    };

    private static Outcome Decide(Approval approval, PersonId person, bool approves, params Role[] roles) => approval.Decide(new Decider(person, roles.ToHashSet(), null), approves, "why", [Owner], Now);
}
