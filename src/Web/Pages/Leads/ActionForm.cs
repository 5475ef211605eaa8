using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What an action may ask for, as it is typed.</summary>
public sealed class ActionForm
{
    public int Version { get; set; }

    public string? Reason { get; set; }

    public DateOnly? ResumeOn { get; set; }

    public string? ReferredTo { get; set; }

    public Guid? DuplicateOf { get; set; }

    /// <summary>The main reason.</summary>
    public string? Reasons { get; set; }

    public string? SecondReason { get; set; }

    public string? ThirdReason { get; set; }

    public bool? Controllable { get; set; }

    public ReasonEvidence? Evidence { get; set; }

    public string? WinnerPlace { get; set; }

    public DateOnly? RecontactOn { get; set; }

    public string? ToStage { get; set; }

    public List<SetAside> Overrides { get; set; } = [];

    /// <summary>What was said about an advised gate before, when the form is shown again.</summary>
    public string? ReasonFor(string gate) => Overrides.Find(set => set.Gate == gate)?.Because;

    public TakeAction.Command ToCommand(LeadId lead, ActionKey action) => new(lead, Version, action)
    {
        Reason = Reason, ResumeOn = ResumeOn, ReferredTo = ReferredTo, DuplicateOf = DuplicateOf is { } other ? new LeadId(other) : null,
        Reasons = [.. new[] { Reasons, SecondReason, ThirdReason }.Where(reason => !string.IsNullOrEmpty(reason)).Select(reason => reason!).Distinct()],
        Controllable = Controllable, Evidence = Evidence ?? ReasonEvidence.Unknown, WinnerPlace = WinnerPlace, RecontactOn = RecontactOn,
        ToStage = string.IsNullOrEmpty(ToStage) ? null : new StageKey(ToStage),
        Overrides = Overrides.Where(set => !string.IsNullOrEmpty(set.Gate) && !string.IsNullOrWhiteSpace(set.Because)).DistinctBy(set => set.Gate).ToDictionary(set => set.Gate!, set => set.Because!),
    };

    /// <summary>An advised gate that is set aside, and why.</summary>
    public sealed class SetAside
    {
        public string? Gate { get; set; }

        public string? Because { get; set; }
    }
}
