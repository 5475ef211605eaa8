namespace GlobalReach.Domain.People;

/// <summary>The alliance as its administrators run it: its journal tells who was let in with which roles, and who left. There is one.</summary>
public sealed class Organisation : Aggregate
{
    private Organisation()
    {
    }

    /// <summary>The identity of the one there is.</summary>
    public static Guid TheOne { get; } = new("00000000-0000-7000-8000-000000000002");

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; } = TheOne;

    /// <inheritdoc/>
    public override Guid StreamId => Id;

    /// <summary>Begins its journal.</summary>
    public static Organisation Found()
    {
        var organisation = new Organisation();
        organisation.Record(new OrganisationFounded());
        return organisation;
    }

    /// <summary>Somebody may sign in from now on.</summary>
    public void Admit(PersonId person, IReadOnlyList<Role> roles) => Record(new PersonAdmitted(person, roles));

    /// <summary>Somebody holds other roles from now on, or goes by another name or address (which the journal does not keep).</summary>
    public void Change(PersonId person, IReadOnlyList<Role> roles) => Record(new PersonChanged(person, roles));

    /// <summary>Somebody may no longer sign in.</summary>
    public void Release(PersonId person) => Record(new PersonLeft(person));

    /// <summary>Somebody who left may sign in again.</summary>
    public void Readmit(PersonId person) => Record(new PersonReturned(person));

    /// <summary>Somebody's calendar can be read by a link from now on.</summary>
    public void MakeCalendarLink(PersonId person, Guid link) => Record(new CalendarLinkMade(person, link));

    /// <summary>A link to somebody's calendar opens nothing any longer.</summary>
    public void RevokeCalendarLink(PersonId person, Guid link) => Record(new CalendarLinkRevoked(person, link));

    /// <summary>A machine may act as somebody from now on.</summary>
    public void GiveApiKey(PersonId person, Guid key) => Record(new ApiKeyMade(person, key));

    /// <summary>That machine may no longer.</summary>
    public void TakeApiKey(PersonId person, Guid key) => Record(new ApiKeyRevoked(person, key));

    /// <summary>Somebody belongs to another team from now on, or to none; nothing is told when it stays the same.</summary>
    public void Assign(PersonId person, Guid? from, Guid? to)
    {
        if (from == to) return;
        if (to is { } team) Record(new TeamJoined(person, team));
        else Record(new TeamLeft(person, from!.Value));
    }

    /// <summary>Somebody shows a code beside their password from now on.</summary>
    public void RequireSecondFactor(PersonId person) => Record(new SecondFactorSetUp(person));

    /// <summary>Their old recovery codes let nobody in any longer, new ones do.</summary>
    public void RenewRecoveryCodes(PersonId person) => Record(new RecoveryCodesRenewed(person));

    /// <summary>They chose that their password suffices again.</summary>
    public void SwitchOffSecondFactor(PersonId person) => Record(new SecondFactorSwitchedOff(person));

    /// <summary>They lost it: their password suffices again.</summary>
    public void TakeAwaySecondFactor(PersonId person) => Record(new SecondFactorTakenAway(person));

    /// <summary>Somebody had a mail sent to themselves to see whether mail leaves; the problem is null when it did.</summary>
    public void TestMail(string? problem) => Record(new MailTested(problem));

    /// <summary>Everything was deleted and the demonstration told anew: the journal begins with it.</summary>
    public void RetellDemonstration() => Record(new DemonstrationRetold());

    /// <summary>The first steps are not shown any longer where an administrator begins, or are again.</summary>
    public void ShowFirstSteps(bool shown) => Record(shown ? new FirstStepsRecalled() : (IFact)new FirstStepsDismissed());

    /// <summary>What is stored of all leads was compared with what their journals tell; leads that differ by their numbers.</summary>
    public void CompareJournal(int compared, int differing, IReadOnlyList<string> leads) => Record(new JournalCompared(compared, differing, leads));

    /// <summary>Deliveries that had been given up are tried again.</summary>
    public void RetryDeliveries(int count) => Record(new DeliveriesRetried(count));
}

/// <summary>The organisation's journal began.</summary>
[FactName("organisation.founded")]
public sealed record OrganisationFounded : IFact;

/// <summary>Somebody was let in, with these roles.</summary>
[FactName("organisation.person-admitted")]
public sealed record PersonAdmitted(PersonId Person, IReadOnlyList<Role> Roles) : IFact;

/// <summary>Somebody's roles, name or address were changed.</summary>
[FactName("organisation.person-changed")]
public sealed record PersonChanged(PersonId Person, IReadOnlyList<Role> Roles) : IFact;

/// <summary>Somebody left.</summary>
[FactName("organisation.person-left")]
public sealed record PersonLeft(PersonId Person) : IFact;

/// <summary>Somebody who had left came back.</summary>
[FactName("organisation.person-returned")]
public sealed record PersonReturned(PersonId Person) : IFact;

/// <summary>Somebody made a link to their calendar.</summary>
[FactName("organisation.calendar-link-made")]
public sealed record CalendarLinkMade(PersonId Person, Guid Link) : IFact;

/// <summary>Somebody revoked a link to their calendar, or made a new one in its place.</summary>
[FactName("organisation.calendar-link-revoked")]
public sealed record CalendarLinkRevoked(PersonId Person, Guid Link) : IFact;

/// <summary>A key was made by which a machine acts as somebody.</summary>
[FactName("organisation.api-key-made")]
public sealed record ApiKeyMade(PersonId Person, Guid Key) : IFact;

/// <summary>A key no longer opens anything.</summary>
[FactName("organisation.api-key-revoked")]
public sealed record ApiKeyRevoked(PersonId Person, Guid Key) : IFact;

/// <summary>Everything was deleted and the demonstration told anew.</summary>
[FactName("organisation.demonstration-retold")]
public sealed record DemonstrationRetold : IFact;

/// <summary>A test mail left, or why it did not.</summary>
[FactName("organisation.mail-tested")]
public sealed record MailTested(string? Problem) : IFact;

/// <summary>Nobody is led through the first steps any longer.</summary>
[FactName("organisation.first-steps-dismissed")]
public sealed record FirstStepsDismissed : IFact;

/// <summary>Administrators are led through the first steps again.</summary>
[FactName("organisation.first-steps-recalled")]
public sealed record FirstStepsRecalled : IFact;

/// <summary>The journal was compared with what is stored; of the leads that differ the first are named.</summary>
[FactName("operations.journal-compared")]
public sealed record JournalCompared(int Compared, int Differing, IReadOnlyList<string> Leads) : IFact;

/// <summary>Deliveries that had been given up are tried again.</summary>
[FactName("operations.deliveries-retried")]
public sealed record DeliveriesRetried(int Count) : IFact;
