using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using static GlobalReach.Domain.Tests.Persons;

namespace GlobalReach.Domain.Tests.Leads;

public sealed class LeadTests
{
    [Fact]
    public void A_registered_lead_is_active_in_the_first_stage_and_says_so_once()
    {
        var lead = NewLead();

        (lead.Status, lead.Stage, lead.StageEnteredAt).ShouldBe((LeadStatus.Active, new StageKey("inquiry"), Now));
        lead.TakeFacts().ShouldHaveSingleItem().ShouldBeOfType<LeadRegistered>().Owner.ShouldBe(Amina);
        lead.TakeFacts().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Confidentiality.Public, true)]
    [InlineData(Confidentiality.Internal, true)]
    [InlineData(Confidentiality.ProjectTeam, false)]
    [InlineData(Confidentiality.Nda, false)]
    [InlineData(Confidentiality.Sealed, false)]
    public void From_the_project_team_on_a_lead_needs_a_code_name(Confidentiality level, bool withoutName)
    {
        NewLead().Classify(level, null).Succeeded.ShouldBe(withoutName);
        NewLead().Classify(level, "Otter").Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_refused_classification_changes_nothing()
    {
        var lead = NewLead();
        lead.TakeFacts();

        var refused = lead.Classify(Confidentiality.Sealed, null);

        refused.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.CodeNameNeeded);
        (lead.Confidentiality, lead.HasFacts).ShouldBe((Confidentiality.Internal, false));
    }

    [Fact]
    public void The_back_up_is_somebody_else_than_the_owner()
    {
        var lead = NewLead();

        lead.Reassign(Tomas, Tomas, null).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.BackupIsOwner);
        lead.OwnerId.ShouldBe(Amina);
        lead.Reassign(Tomas, Amina, null).Succeeded.ShouldBeTrue();
        (lead.OwnerId, lead.BackupId).ShouldBe((Tomas, Amina));
    }

    [Fact]
    public void The_first_acknowledgement_counts_later_ones_are_contact()
    {
        var lead = NewLead();
        lead.Acknowledge(Amina, byMail: true, Now);

        lead.Acknowledge(Tomas, byMail: false, Now.AddDays(3));

        (lead.AcknowledgedAt, lead.LastContactAt).ShouldBe((Now, Now.AddDays(3)));
    }

    [Fact]
    public void An_older_talk_written_down_later_is_not_the_last_contact()
    {
        var lead = NewLead();
        lead.NoteContact(Now);

        lead.NoteContact(Now.AddDays(-4));

        lead.LastContactAt.ShouldBe(Now);
    }

    [Fact]
    public void Somebody_invited_again_is_on_the_team_once_with_what_was_said_last()
    {
        var lead = NewLead();
        lead.Invite(Tomas, knowsIdentity: false);

        lead.Invite(Tomas, knowsIdentity: true);

        lead.Team.ShouldHaveSingleItem().KnowsIdentity.ShouldBeTrue();
    }

    [Fact]
    public void Who_is_not_on_the_team_cannot_be_dismissed()
    {
        var lead = NewLead();
        lead.Invite(Tomas, knowsIdentity: true);

        lead.Dismiss(Bjorn).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.NotOnTeam);
        lead.Dismiss(Tomas).Succeeded.ShouldBeTrue();
        lead.Team.ShouldBeEmpty();
    }

    /// <summary>Agreed beats pledged beats qualified; verified jobs are another figure.</summary>
    [Fact]
    public void Jobs_and_capex_are_the_best_that_is_known()
    {
        var lead = NewLead();
        lead.Jobs.ShouldBeNull();

        lead.RecordQualification(Qualified(100, Money.Usd(10)), AnyScore);
        (lead.Jobs, lead.Capex).ShouldBe((100, Money.Usd(10)));
        lead.RecordCommitment(Committed(Known<int>.CannotSay(Today), Money.Usd(9)));
        (lead.Jobs, lead.Capex).ShouldBe((100, Money.Usd(9)), "a pledge that nobody can name does not hide what was qualified");
        lead.RecordCommitment(Committed(90, Money.Usd(9)));
        lead.Jobs.ShouldBe(90);
        lead.AgreeBaseline(new Baseline { Jobs = 80, Capex = Money.Usd(8), AverageWage = default, AftercareOwner = Tomas, On = Today });
        (lead.Jobs, lead.Capex).ShouldBe((80, Money.Usd(8)));
        lead.StateVerifiedJobs(30, Today);
        (lead.Jobs, lead.VerifiedJobs, lead.Capex).ShouldBe((80, 30, Money.Usd(8)));
    }

    [Fact]
    public void Jobs_verified_for_an_earlier_day_do_not_replace_later_ones()
    {
        var lead = NewLead();

        lead.StateVerifiedJobs(30, Today);
        lead.StateVerifiedJobs(12, Today.AddDays(-90));

        (lead.VerifiedJobs, lead.VerifiedAsOf).ShouldBe((30, Today));
    }

    [Fact]
    public void A_number_that_is_taken_back_no_longer_counts()
    {
        var lead = NewLead();
        lead.RecordQualification(Qualified(100, Money.Usd(10)), AnyScore);

        lead.RecordQualification(Qualified(Known<int>.CannotSay(Today), default), AnyScore);

        (lead.Jobs, lead.Capex).ShouldBe((null, null));
    }

    [Fact]
    public void A_number_tells_the_day_and_comes_from_the_id_alone()
    {
        var id = new LeadId(new Guid("01900000-0000-7000-8123-456789abcdef"));

        var number = LeadNumber.For(id, new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.FromHours(-5)));

        number.ShouldMatch("^P-261125-[23456789A-HJKMNP-TV-Z]{5}$");
        LeadNumber.For(id, new DateTimeOffset(2026, 11, 25, 4, 30, 0, TimeSpan.Zero)).ShouldBe(number);
    }

    [Fact]
    public void Numbers_of_a_day_hardly_ever_meet() =>
        Enumerable.Range(0, 1000).Select(_ => LeadNumber.For(LeadId.New(), Now)).Distinct().Count().ShouldBeGreaterThan(990);

    [Theory]
    [InlineData(LeadStatus.Active, false)]
    [InlineData(LeadStatus.OnHold, false)]
    [InlineData(LeadStatus.Dormant, false)]
    [InlineData(LeadStatus.Lost, true)]
    [InlineData(LeadStatus.Abandoned, true)]
    [InlineData(LeadStatus.Disqualified, true)]
    [InlineData(LeadStatus.ReferredOut, true)]
    [InlineData(LeadStatus.Duplicate, true)]
    [InlineData(LeadStatus.Closed, true)]
    public void Who_waits_has_not_ended(LeadStatus status, bool ended) => status.IsTerminal.ShouldBe(ended);

    private static Score AnyScore => new(0, 0, 0, "C", false, null, "test");

    private static Qualification Qualified(Known<int> jobs, Known<Money> capex) => new()
    {
        Need = "Assembly", ProjectType = ProjectType.Greenfield, Function = BusinessFunction.Assembly, Jobs = jobs, Capex = capex, TimeFrame = TimeFrame.Later, DecisionRole = DecisionRole.Decider,
        Decision = GoNoGo.Go, Rationale = "Fits", By = Amina, At = Now,
    };

    private static Commitment Committed(Known<int> jobs, Known<Money> capex) => new()
    {
        Kind = CommitmentKind.Lease, On = Today, PledgedJobs = jobs, PledgedCapex = capex, Involvement = Involvement.Significant, WinReasons = ["talent"], By = Amina, At = Now,
    };
}
