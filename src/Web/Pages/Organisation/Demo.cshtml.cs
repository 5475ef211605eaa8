using GlobalReach.Web.Http;
using GlobalReach.Workflows.Demo;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>Deletes everything and has the demonstration told anew, for whoever types the word; there only while demonstration data is on.</summary>
public sealed class DemoModel(IMediator mediator, DemoRetelling retelling) : PageModel
{
    [BindProperty]
    public RetellForm Form { get; set; } = new();

    public DemoHoldings.Counts There { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } problem) return problem;
        var asked = await mediator.Send(new RetellDemo.Command(Form.Typed ?? "", Form.DeletesOwn), ct);
        return await this.Answer(asked, () =>
        {
            retelling.Begin();
            return Redirect(Retelling.Progress);
        });
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new DemoStatus.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        There = found.Value;
        return null;
    }

    public sealed class RetellForm
    {
        public string? Typed { get; set; }

        public bool DeletesOwn { get; set; }
    }
}
