using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What is on file for a lead, and the upload of more.</summary>
public sealed class DocumentsModel(CurrentLead lead, RefusalTexts texts) : PageModel
{
    [BindProperty]
    public DocumentForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Form = new() { NewId = Guid.CreateVersion7() };
        if (UploadLimit.WasExceeded(HttpContext))
        {
            ModelState.AddModelError("Form.Bytes", texts.Say(Refusal.Invalid("Bytes", "file-too-large")));
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var bytes = await Read(Form.Bytes, ct);
        return await lead.Send(this, id, () => new FileDocument.Command(new LeadId(id), Form.NewId, Form.Kind.OrNone(), Form.Bytes?.FileName ?? "", bytes), "Flash_Filed", ct);
    }

    private static async Task<byte[]> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is null) return [];
        using var copy = new MemoryStream((int)file.Length);
        await file.CopyToAsync(copy, ct);
        return copy.ToArray();
    }

    public sealed class DocumentForm
    {
        public Guid NewId { get; set; }

        public DocumentKind? Kind { get; set; }

        public IFormFile? Bytes { get; set; }
    }
}
