namespace GlobalReach.Crash.Tests;

/// <summary>What holds however often the desk is killed.</summary>
public enum Promise
{
    AnsweredIsKept,
    AskedAgainIsDoneOnce,
    JournalIsWhole,
    JournalTellsTheState,
    NoLeadIsStuck,
    CheckersAgree,
    DeliveriesAreKept,
    EverythingIsDeliveredInTheEnd,
    DatabaseIsSound,
    SignInsAreKept,
}
