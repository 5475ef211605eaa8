namespace GlobalReach.Crash.Tests;

public sealed class KillTests(Kills kills, ITestOutputHelper output) : IClassFixture<Kills>
{
    [Fact]
    public void Every_kill_hits_a_desk_at_work()
    {
        kills.Answered.ShouldBeGreaterThan(2 * kills.Planned);
        kills.Interrupted.ShouldBeGreaterThan(kills.Planned);
    }

    [Fact]
    public void What_was_answered_is_kept() => Holds(Promise.AnsweredIsKept);

    [Fact]
    public void What_nobody_answered_is_done_once_when_asked_again() => Holds(Promise.AskedAgainIsDoneOnce);

    [Fact]
    public void No_journal_has_a_gap() => Holds(Promise.JournalIsWhole);

    [Fact]
    public void Every_lead_is_where_its_journal_tells() => Holds(Promise.JournalTellsTheState);

    [Fact]
    public void No_active_lead_is_stuck() => Holds(Promise.NoLeadIsStuck);

    [Fact]
    public void The_desks_own_checkers_find_every_lead_as_its_journal_tells_and_none_stuck() => Holds(Promise.CheckersAgree);

    [Fact]
    public void No_delivery_is_lost_or_doubled() => Holds(Promise.DeliveriesAreKept);

    [Fact]
    public void What_a_killed_desk_had_begun_to_deliver_another_one_delivers() => Holds(Promise.EverythingIsDeliveredInTheEnd);

    [Fact]
    public void The_database_file_is_sound() => Holds(Promise.DatabaseIsSound);

    [Fact]
    public void Who_has_signed_in_stays_signed_in() => Holds(Promise.SignInsAreKept);

    private void Holds(Promise promise)
    {
        output.WriteLine(kills.Story);
        kills.FaultsOf(promise).ShouldBeEmpty();
    }
}
