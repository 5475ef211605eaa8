using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Tests;

/// <summary>Who and when, for tests that need no more of them than an id and a day.</summary>
internal static class Persons
{
    public static readonly PersonId Amina = PersonId.New();
    public static readonly PersonId Tomas = PersonId.New();
    public static readonly PersonId Hugo = PersonId.New();
    public static readonly PersonId Bjorn = PersonId.New();
    public static readonly DateTimeOffset Now = new(2026, 11, 10, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 10);

    /// <summary>A lead of Amina's in the first stage.</summary>
    public static Lead NewLead() => Lead.Register(
        LeadId.New(), new LeadParties(null, null, null), new Inquiry { Summary = "Assembly" }, Confidentiality.Internal, Amina, new ProcessRef("investor-journey", 1), new StageKey("inquiry"), Now);
}
