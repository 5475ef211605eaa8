using System.Text.Json;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Pipeline;

namespace GlobalReach.Workflows.Leads;

/// <summary>What a town or partner is shown of a lead it was invited to: enough to play its part, nothing to compete, guess the company or bargain by (DOMAIN §1.5, fair play).</summary>
/// <remarks>Towns are hidden from each other's answers, so no shortlist; origin and source hint at the company; scores, screening, offers and papers are the alliance's own.</remarks>
internal static class PartnerView
{
    /// <summary>What of the journal a partner is told: where the project is, and when it comes to visit.</summary>
    public static IReadOnlyList<string> Facts { get; } = ["lead.moved", "lead.move-undone", "visit.scheduled"];

    /// <summary>A move without its reasons, what was skipped and the words that go with it.</summary>
    public static JsonElement Of(JournalEntry entry, JsonElement values) => entry.Fact() is LeadMoved moved
        ? JsonSerializer.SerializeToElement(moved with { Skipped = [], Milestone = null, Undone = null, Note = null, Reasons = [], ResumeOn = null }, StoredJson.Options)
        : entry.Fact() is LeadMoveUndone undone ? JsonSerializer.SerializeToElement(undone with { Milestone = null, Undone = null }, StoredJson.Options)
        : values;

    public static LeadPage.Result Of(LeadPage.Result lead, PersonId partner) => lead with
    {
        Inquiry = new InquiryForm(), NextStep = null, NextStepOn = null, LastContactAt = null, AcknowledgedAt = null, DuplicatesCheckedAt = null,
        Deadlines = [], InvestorClock = null, Team = [], ReferredTo = null, DuplicateOf = null, Ending = null, VerifiedJobs = null,
        Screenings = [], Qualification = null, Scorecard = null, Sites = [], Proposals = [], Packages = [], Commitment = null, Evidence = [], Baseline = null, AftercareContacts = [], JobVerifications = [], Documents = [], Undelivered = [], Relatives = [], Approvals = [], ApprovalsToAsk = [], Undo = null, IsForPartner = true,
        Discovery = lead.Discovery is { } discovery ? discovery with { Drivers = [], Rivals = default, AverageWage = default, JobsKept = default, Cfius = default } : null,
        Visits = [.. lead.Visits.Select(visit => visit with { Purpose = "", Debrief = null, Questions = [.. visit.Questions.Where(question => question.Owner == partner)] })],
        Tasks = [.. lead.Tasks.Where(task => task.Assignee == partner)],
    };

    public static LeadList.Row Of(LeadList.Row row) => row with { Country = null, Source = null, Backup = null, Grade = null, NextStep = null, NextStepOn = null, LastContactAt = null, DueAt = null };

    public static BoardCard Of(BoardCard card) => card with { Country = null, NextStep = null, NextStepOn = null, DeadlineKey = null, DeadlineAt = null, DueNext = Lead.Unhurried };

    /// <summary>What a partner is not told it cannot ask for either.</summary>
    public static T Of<T>(T query)
        where T : LeadFilter => (T)((LeadFilter)query with { Countries = [], Owner = null, Team = null, Grades = [], Source = null, Late = null, Stalled = false });

    /// <summary>Nor can it be put in order by it.</summary>
    public static LeadList.Query Of(LeadList.Query query) => Of<LeadList.Query>(query with { Sort = query.Sort is LeadSort.Number or LeadSort.Stage or LeadSort.Jobs ? query.Sort : LeadSort.Received });
}
