using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Companies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>Writes down a company that has no lead: an intermediary, a partner, a parent.</summary>
public sealed class NewModel(CurrentCompany company, ParentByName parents, IMediator mediator, AccessLog accessLog) : PageModel
{
    [BindProperty]
    public CompanyEntry Form { get; set; } = new();

    /// <summary>Made with the form, so that a second click is the same company.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public AlikePanel Alike { get; private set; } = new(AlikePanel.OfCompany);

    public bool MayAdd => company.MayChange;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var parent = await parents.Read(ModelState, Form.ParentName, null, ct);
        return await company.Send(this, null, new CreateCompany.Command(new CompanyId(NewId), Form.ToForm(parent)), "Flash_CompanyAdded", $"/companies/{NewId}", null, ct);
    }

    public async Task<IActionResult> OnPostAlikeAsync(CancellationToken ct)
    {
        await Look(ct);
        return Partial("_Alike", Alike);
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        await Look(ct);
        return Page();
    }

    private async Task Look(CancellationToken ct)
    {
        if (await accessLog.Alike(mediator, Form.ToQuery(), ct) is { } found) Alike = Alike with { Found = found };
    }
}
