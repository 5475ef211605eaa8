using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Who answers for the lead, who stands in, and who else works on it.</summary>
public sealed class AssignmentModel(CurrentLead lead) : PageModel
{
    [BindProperty]
    public AssignmentForm Form { get; set; } = new();

    [BindProperty]
    public Invitation Invite { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        FillForm();
        FillInvite();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new ReassignLead.Command(new LeadId(id), Form.Version, Form.OwnerId.Person(), Form.BackupId is { } backup ? new PersonId(backup) : null, Form.HandOver ?? ""), "Flash_Saved", ct, fill: FillInvite);

    public Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new InviteTeamMember.Command(new LeadId(id), Invite.Version, Invite.PersonId.Person(), Invite.KnowsIdentity), "Flash_Invited", ct, nameof(Invite), FillForm);

    public Task<IActionResult> OnPostDismissAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new DismissTeamMember.Command(new LeadId(id), version, new PersonId(part)), "Flash_Dismissed", ct, fill: () =>
        {
            FillForm();
            FillInvite();
        });

    private void FillForm() => Form = new() { Version = lead.Facts.Version, OwnerId = lead.Facts.Owner.Value, BackupId = lead.Facts.Backup?.Value };

    private void FillInvite() => Invite = new() { Version = lead.Facts.Version };

    public sealed class AssignmentForm
    {
        public int Version { get; set; }

        public Guid? OwnerId { get; set; }

        public Guid? BackupId { get; set; }

        public string? HandOver { get; set; }
    }

    public sealed class Invitation
    {
        public int Version { get; set; }

        public Guid? PersonId { get; set; }

        public bool KnowsIdentity { get; set; }
    }
}
