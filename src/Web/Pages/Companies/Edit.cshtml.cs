using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Companies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>What we know of a company, to be changed.</summary>
public sealed class EditModel(CurrentCompany company, ParentByName parents, IMediator mediator, AccessLog accessLog) : PageModel
{
    [BindProperty]
    public CompanyEntry Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public AlikePanel Alike { get; private set; } = new(AlikePanel.OfCompany);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await company.Open(id, ct)) return NotFound();
        if (company.Facts.IsElsewhere) return Redirect($"{company.Address}/edit");
        (Form, Version) = (CompanyEntry.Of(company.Facts), company.Facts.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await company.Open(id, ct)) return NotFound();
        var parent = await parents.Read(ModelState, Form.ParentName, company.Facts.Parent, ct);
        return await company.Send(this, id, new ChangeCompany.Command(new CompanyId(id), Version, Form.ToForm(parent)), "Flash_Saved", $"/companies/{id}", null, ct);
    }

    public async Task<IActionResult> OnPostAlikeAsync(Guid id, CancellationToken ct)
    {
        await Look(id, ct);
        return Partial("_Alike", Alike);
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct)
    {
        if (!await company.Open(id, ct)) return NotFound();
        await Look(id, ct);
        return Page();
    }

    private async Task Look(Guid id, CancellationToken ct)
    {
        if (await accessLog.Alike(mediator, Form.ToQuery() with { Except = new CompanyId(id) }, ct) is { } found) Alike = Alike with { Found = found };
    }
}
