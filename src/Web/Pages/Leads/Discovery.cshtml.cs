using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Requirements, drivers and rivals, and who may know what under which name.</summary>
public sealed class DiscoveryModel(CurrentLead lead, FormReader reader, CodeNames codeNames) : PageModel
{
    [BindProperty]
    public DiscoveryForm Form { get; set; } = new();

    public string? Suggestion { get; private set; }

    /// <summary>What is asked where a company is taken over, or was answered while this lead was on such a track.</summary>
    public bool AsksOfTakeover => lead.Asks("discovery.cfius") || lead.Facts.Discovery is { } known && (known.JobsKept.IsAnswered || known.Cfius.IsAnswered);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Form = DiscoveryForm.Of(lead.Facts);
        await Suggest(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        var answer = await lead.Send(this, id, () => command, "Flash_Saved", ct);
        if (answer is PageResult) await Suggest(ct);
        return answer;
    }

    private async Task Suggest(CancellationToken ct)
    {
        if (lead.Facts.CodeName is null && lead.May(Permission.RecordDiscovery)) Suggestion = await codeNames.Suggest(ct);
    }

    public sealed record DiscoveryForm
    {
        public int Version { get; set; }

        public Confidentiality? Confidentiality { get; set; }

        public string? CodeName { get; set; }

        public string? MustHaves { get; set; }

        public string? Drivers { get; set; }

        public KnownInput Rivals { get; set; } = new();

        public KnownInput UtilityLoads { get; set; } = new();

        public KnownInput AverageWage { get; set; } = new();

        public KnownInput JobsKept { get; set; } = new();

        public KnownInput Cfius { get; set; } = new();

        public string? WageCurrency { get; set; } = "USD";

        public static DiscoveryForm Of(LeadPage.Result lead)
        {
            var form = new DiscoveryForm { Version = lead.Version, Confidentiality = lead.Confidentiality, CodeName = lead.CodeName };
            if (lead.Discovery is not { } known) return form;
            (form.MustHaves, form.Drivers) = (string.Join('\n', known.MustHaves), string.Join('\n', known.Drivers));
            (form.Rivals, form.UtilityLoads) = (KnownInput.From(known.Rivals), KnownInput.From(known.UtilityLoads));
            (form.JobsKept, form.Cfius) = (KnownInput.From(known.JobsKept), KnownInput.From(known.Cfius));
            form.AverageWage = KnownInput.From(known.AverageWage.Select(money => money.Major));
            if (known.AverageWage.HasValue) form.WageCurrency = known.AverageWage.Value.Currency;
            return form;
        }

        public RecordDiscovery.Command ToCommand(LeadId id, FormReader read, ModelStateDictionary state, string form = nameof(Form)) => new(
            id, Version, Confidentiality.OrNone(), CodeName, MustHaves.Lines(), Drivers.Lines(),
            read.Known<string>(state, $"{form}.Rivals", Rivals), read.Known<string>(state, $"{form}.UtilityLoads", UtilityLoads), read.Money(state, $"{form}.AverageWage", AverageWage, WageCurrency))
        {
            JobsKept = read.Known<int>(state, $"{form}.JobsKept", JobsKept), Cfius = read.Choice<CfiusSign>(state, $"{form}.Cfius", Cfius),
        };
    }
}
