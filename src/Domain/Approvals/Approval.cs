using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Approvals;

/// <summary>A word that others have to give before the lead goes on. It is given by people alone: time can refuse it, never approve.</summary>
public sealed class Approval : LeadPart
{
    private readonly List<ApprovalSeat> seats = [];
    private readonly List<ApprovalDecision> decisions = [];
    private readonly List<Money> amounts = [];

    private Approval()
    {
    }

    /// <summary>What is asked for, as the process names it.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The stage it was asked for in.</summary>
    public StageKey Stage { get; private init; }

    /// <summary>How many have to agree.</summary>
    public ApprovalPolicy Policy { get; private init; }

    /// <summary>How many that is.</summary>
    public int Needed { get; private init; }

    /// <summary>What is approved.</summary>
    public ApprovalSubject About { get; private init; }

    /// <summary>The places to be filled.</summary>
    public IReadOnlyList<ApprovalSeat> Seats => seats;

    /// <summary>The amounts it was asked for; empty where no limit was measured or nothing could be said.</summary>
    public IReadOnlyList<Money> Amounts => amounts;

    /// <summary>Who asked.</summary>
    public PersonId RequestedBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>What the deciders have to know; null where nothing was said.</summary>
    public string? Remark { get; private init; }

    /// <summary>Where it is.</summary>
    public ApprovalState State { get; private set; }

    /// <summary>When nothing was waited for any more; null before.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions => decisions;

    /// <summary>The roles that are waited for, by name, so that whoever has one finds it; empty once it is closed.</summary>
    public string WaitsFor { get; private set; } = "";

    /// <summary>The places that are waited for now: of ordered ones the first that is empty.</summary>
    public IReadOnlyList<int> Waiting
    {
        get
        {
            if (State != ApprovalState.Open) return [];
            var free = Enumerable.Range(0, seats.Count).Where(seat => decisions.TrueForAll(decision => decision.Seat != seat));
            return [.. Policy == ApprovalPolicy.Ordered ? free.Take(1) : free];
        }
    }

    /// <summary>The roles that are waited for now.</summary>
    public IReadOnlyList<Role> WaitingRoles => [.. Waiting.SelectMany(seat => seats[seat].Roles).Distinct()];

    /// <summary>Asks for it.</summary>
    public static Approval Request(Guid id, LeadId lead, StageKey stage, ApprovalTerms terms, string? remark, PersonId by, DateTimeOffset now)
    {
        var approval = new Approval
        {
            Id = id, LeadId = lead, Key = terms.Key, Stage = stage, Policy = terms.Policy, Needed = terms.Needed, About = terms.About, RequestedBy = by, RequestedAt = now, Remark = remark,
        };
        approval.seats.AddRange(terms.Seats);
        approval.amounts.AddRange(terms.Amounts);
        approval.StateWaiting();
        approval.Record(new ApprovalRequested(lead, id, terms.Key, terms.Policy, terms.Needed, by));
        return approval;
    }

    /// <summary>The place that somebody with these roles would fill: of several the one that fewest others can. Null when none waits for them.</summary>
    public int? SeatFor(IReadOnlySet<Role> roles)
    {
        var fitting = Waiting.Where(seat => seats[seat].Roles.Any(roles.Contains)).OrderBy(seat => seats[seat].Roles.Count).ToList();
        return fitting.Count > 0 ? fitting[0] : null;
    }

    /// <summary>Whether somebody may decide: not who asked or had a hand in it, and nobody twice, be it in another's place.</summary>
    public bool IsOpenTo(PersonId person, IReadOnlyCollection<PersonId> hands) =>
        person != RequestedBy && !hands.Contains(person) && decisions.TrueForAll(decision => decision.PersonId != person && decision.InsteadOf != person);

    /// <summary>A person says yes or no. Said again it changes nothing; said otherwise it is refused.</summary>
    public Outcome Decide(Decider by, bool approves, string? comment, IReadOnlyCollection<PersonId> hands, DateTimeOffset now)
    {
        if (decisions.Find(decision => decision.PersonId == by.Person) is { } before) return before.Approves == approves ? Outcome.Done : LeadRefusals.AlreadyDecided;
        if (State != ApprovalState.Open) return LeadRefusals.AlreadyDecided;
        if (!IsOpenTo(by.Person, hands) || (by.InsteadOf is { } absent && !IsOpenTo(absent, hands))) return LeadRefusals.SecondPersonNeeded;
        if (SeatFor(by.Roles) is not { } seat) return new Refusal(RefusalKind.Forbidden, "approval-not-yours", WaitingRoles);

        var role = seats[seat].Roles.First(by.Roles.Contains);
        decisions.Add(new ApprovalDecision(seat, role, by.Person, by.InsteadOf, approves, comment, now));
        Record(new ApprovalDecided(LeadId, Id, Key, seat, approves, role, by.Person, by.InsteadOf));
        if (decisions.Count(decision => decision.Approves) >= Needed) Close(ApprovalState.Given, now);
        else if (seats.Count - decisions.Count(decision => !decision.Approves) < Needed) Close(ApprovalState.Refused, now);
        StateWaiting();
        return Outcome.Done;
    }

    /// <summary>Who asked takes it back.</summary>
    public Outcome Withdraw(DateTimeOffset now)
    {
        if (State == ApprovalState.Withdrawn) return Outcome.Done;
        if (State != ApprovalState.Open) return LeadRefusals.AlreadyDecided;
        Close(ApprovalState.Withdrawn, now);
        return Outcome.Done;
    }

    /// <summary>Nobody decided in time.</summary>
    public void Lapse(DateTimeOffset now) => Close(ApprovalState.Lapsed, now);

    /// <summary>The lead moved on without it.</summary>
    public void Drop(DateTimeOffset now) => Close(ApprovalState.Dropped, now);

    /// <summary>It no longer counts.</summary>
    public void Reset(DateTimeOffset now) => Close(ApprovalState.Reset, now);

    /// <summary>The move that dropped it was taken back.</summary>
    public void Reopen()
    {
        (State, ClosedAt) = (ApprovalState.Open, null);
        StateWaiting();
        Record(new ApprovalReopened(LeadId, Id, Key));
    }

    /// <summary>Whether it was asked for at least these amounts; a currency it was not asked for is more. Where nothing could be said everybody was asked, which covers all.</summary>
    public bool Covers(IReadOnlyList<Money> now) => amounts.Count == 0 || now.All(amount => amounts.Exists(asked => asked.Currency == amount.Currency && asked.Minor >= amount.Minor));

    private void Close(ApprovalState state, DateTimeOffset now)
    {
        (State, ClosedAt) = (state, now);
        StateWaiting();
        Record(new ApprovalClosed(LeadId, Id, Key, state));
    }

    private void StateWaiting() => WaitsFor = string.Join(',', WaitingRoles.Select(role => $"{role}"));
}

/// <summary>What is asked for, of whom, as the process and the amounts of the day say.</summary>
public sealed record ApprovalTerms(string Key, ApprovalPolicy Policy, int Needed, ApprovalSubject About, IReadOnlyList<ApprovalSeat> Seats, IReadOnlyList<Money> Amounts);

/// <summary>Who decides: in their own place or, while somebody is away, in theirs and with their roles.</summary>
public sealed record Decider(PersonId Person, IReadOnlySet<Role> Roles, PersonId? InsteadOf);
