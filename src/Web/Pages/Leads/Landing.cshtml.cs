using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What has to be done before the first day of operation, and the schedule that aftercare verifies against.</summary>
public sealed class LandingModel(CurrentLead lead, FormReader reader, DeskTime time) : PageModel
{
    [BindProperty]
    public BaselineForm Form { get; set; } = new();

    public IReadOnlyList<LeadPage.ToDo> Critical => [.. lead.Facts.Tasks.Where(task => task is { Critical: true } || (task.State == TaskState.Open && task.Stage.Value == "landing"))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Form = BaselineForm.Of(lead.Facts, time.Today);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        return lead.Send(this, id, () => command, "Flash_Saved", ct);
    }

    public sealed class BaselineForm
    {
        public int Version { get; set; }

        public int? Jobs { get; set; }

        public string? Capex { get; set; }

        public KnownInput AverageWage { get; set; } = new();

        public string? Currency { get; set; } = "USD";

        public string? WageCurrency { get; set; } = "USD";

        public Guid? AftercareOwner { get; set; }

        public DateOnly? On { get; set; }

        /// <summary>What was agreed; before that, what the company pledged.</summary>
        public static BaselineForm Of(LeadPage.Result lead, DateOnly today)
        {
            var form = new BaselineForm { Version = lead.Version, Jobs = lead.Baseline?.Jobs ?? lead.Jobs, Capex = Words.ForInput((lead.Baseline?.Capex ?? lead.Capex)?.Major), On = lead.Baseline?.On ?? today };
            form.Currency = (lead.Baseline?.Capex ?? lead.Capex)?.Currency ?? "USD";
            var wage = lead.Baseline?.AverageWage ?? lead.Discovery?.AverageWage ?? default;
            form.AverageWage = KnownInput.From(wage.Select(money => money.Major));
            form.WageCurrency = wage.HasValue ? wage.Value.Currency : form.Currency;
            form.AftercareOwner = lead.Baseline?.AftercareOwner.Value;
            return form;
        }

        public AgreeBaseline.Command ToCommand(LeadId lead, FormReader read, ModelStateDictionary state) => new(
            lead, Version, Jobs ?? -1, string.IsNullOrWhiteSpace(Capex) ? default : read.Money(state, "Form.Capex", Capex, Currency) ?? default,
            read.Money(state, "Form.AverageWage", AverageWage, WageCurrency), AftercareOwner.Person(), On ?? default);
    }
}
