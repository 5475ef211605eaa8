using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What was learned of need, size, timing and decider, the decision, and the score that follows from it.</summary>
public sealed class QualificationModel(CurrentLead lead, FormReader reader) : PageModel
{
    [BindProperty]
    public QualificationForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Form = QualificationForm.Of(lead.Facts);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        return lead.Send(this, id, () => command, "Flash_Saved", ct);
    }

    public sealed record QualificationForm
    {
        public int Version { get; set; }

        public KnownInput Need { get; set; } = new();

        public KnownInput ProjectType { get; set; } = new();

        public KnownInput Function { get; set; } = new();

        public KnownInput Jobs { get; set; } = new();

        public KnownInput Capex { get; set; } = new();

        public string? CapexCurrency { get; set; } = "USD";

        public KnownInput TimeFrame { get; set; } = new();

        public KnownInput DecisionRole { get; set; } = new();

        public KnownInput WageRatio { get; set; } = new();

        public KnownInput ClusterFit { get; set; } = new();

        public KnownInput Spillover { get; set; } = new();

        public KnownInput DistressedArea { get; set; } = new();

        public KnownInput Reality { get; set; } = new();

        public KnownInput Feasibility { get; set; } = new();

        public KnownInput Position { get; set; } = new();

        public KnownInput Engagement { get; set; } = new();

        public GoNoGo? Decision { get; set; }

        public string Rationale { get; set; } = "";

        public static QualificationForm Of(LeadPage.Result lead) => lead.Qualification is not { } q ? new() { Version = lead.Version } : new()
        {
            Version = lead.Version, Need = KnownInput.From(q.Need), ProjectType = KnownInput.From(q.ProjectType), Function = KnownInput.From(q.Function), Jobs = KnownInput.From(q.Jobs),
            Capex = KnownInput.From(q.Capex.Select(money => money.Major)), CapexCurrency = q.Capex.HasValue ? q.Capex.Value.Currency : "USD",
            TimeFrame = KnownInput.From(q.TimeFrame), DecisionRole = KnownInput.From(q.DecisionRole), WageRatio = KnownInput.From(q.WageRatio), ClusterFit = KnownInput.From(q.ClusterFit),
            Spillover = KnownInput.From(q.Spillover), DistressedArea = KnownInput.From(q.DistressedArea), Reality = KnownInput.From(q.Reality), Feasibility = KnownInput.From(q.Feasibility),
            Position = KnownInput.From(q.Position), Engagement = KnownInput.From(q.Engagement), Decision = q.Decision, Rationale = q.Rationale,
        };

        public RecordQualification.Command ToCommand(LeadId id, FormReader read, ModelStateDictionary state, string form = nameof(Form)) => new(id, Version)
        {
            Need = read.Known<string>(state, $"{form}.Need", Need),
            ProjectType = read.Choice<ProjectType>(state, $"{form}.ProjectType", ProjectType),
            Function = read.Choice<BusinessFunction>(state, $"{form}.Function", Function),
            Jobs = read.Known<int>(state, $"{form}.Jobs", Jobs),
            Capex = read.Money(state, $"{form}.Capex", Capex, CapexCurrency),
            TimeFrame = read.Choice<TimeFrame>(state, $"{form}.TimeFrame", TimeFrame),
            DecisionRole = read.Choice<DecisionRole>(state, $"{form}.DecisionRole", DecisionRole),
            WageRatio = read.Known<decimal>(state, $"{form}.WageRatio", WageRatio),
            ClusterFit = read.Choice<ClusterFit>(state, $"{form}.ClusterFit", ClusterFit),
            Spillover = read.Choice<Degree>(state, $"{form}.Spillover", Spillover),
            DistressedArea = read.Choice<Degree>(state, $"{form}.DistressedArea", DistressedArea),
            Reality = read.Choice<Degree>(state, $"{form}.Reality", Reality),
            Feasibility = read.Choice<Degree>(state, $"{form}.Feasibility", Feasibility),
            Position = read.Choice<Degree>(state, $"{form}.Position", Position),
            Engagement = read.Choice<Degree>(state, $"{form}.Engagement", Engagement),
            Decision = Decision.OrNone(),
            Rationale = Rationale ?? "",
        };
    }
}
