using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Contacts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>A person at a company, new or known: names, part in the decision, ways to reach them, and why we may keep it.</summary>
public sealed class ContactModel(CurrentCompany company, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ContactForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Made with the form, so that a second click is the same person.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Guid.CreateVersion7();

    public bool IsNew { get; private set; }

    /// <summary>Every clock of the world, by how far it is ahead.</summary>
    public IReadOnlyList<SelectListItem> Zones => TimeZones.Items(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid id, string contact, CancellationToken ct)
    {
        if (!await Open(id, contact, ct)) return NotFound();
        if (!IsNew && company.Facts.Contacts.FirstOrDefault(person => person.Id.ToString() == contact) is { } known) (Form, Version) = (ContactForm.Of(known.Details), known.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string contact, CancellationToken ct)
    {
        if (!await Open(id, contact, ct)) return NotFound();
        return IsNew
            ? await company.Send(this, id, new AddContact.Command(company.Facts.Id, new ContactId(NewId), Form), "Flash_ContactAdded", $"{company.Address}#contacts", null, ct)
            : await company.Send(this, id, new ChangeContact.Command(new ContactId(Guid.Parse(contact)), Version, Form), "Flash_Saved", $"{company.Address}#contacts", null, ct);
    }

    private async Task<bool> Open(Guid id, string contact, CancellationToken ct)
    {
        IsNew = contact == "new";
        return await company.Open(id, ct) && (IsNew || company.Facts.Contacts.Any(person => person.Id.ToString() == contact));
    }
}
