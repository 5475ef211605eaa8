using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Operations;

/// <summary>How the desk itself is, for who administers it.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes) : PageModel
{
    public OperationsState.Result State { get; private set; } = null!;

    public Backlog Backlog => State.Backlog;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct) => await this.Answer(await mediator.Send(new CheckJournal.Command(), ct), () => Back("Flash_JournalCompared", "#journal"), () => Load(ct));

    public async Task<IActionResult> OnPostRetryAsync(Guid[] ids, CancellationToken ct) => await this.Answer(await mediator.Send(new RetryDeliveries.Command(ids), ct), () => Back("Flash_DeliveriesRetried", "#deliveries"), () => Load(ct));

    public string NameOf(StageTime time) => processes.Words().Stage(time.Stage);

    public static string Whole(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public static string Days(double? days) => days?.ToString("N1", CultureInfo.CurrentCulture) ?? "–";

    private RedirectResult Back(string said, string place)
    {
        this.Flash(said);
        return Redirect("/operations" + place);
    }

    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var found = await mediator.Send(new OperationsState.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        State = found.Value;
        return null;
    }
}
