using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Web.Pages.Companies;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Registers what arrived, however little is known of it.</summary>
public sealed class RegisterModel(IMediator mediator, PeopleDirectory people, ProcessCatalog processes, CodeNames codeNames, AccessLog accessLog, CurrentUser user, DeskTime desk, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public InquiryForm Form { get; set; } = new();

    [BindProperty]
    public HandlingForm Handling { get; set; } = new();

    [BindProperty]
    public KnownParties Known { get; set; } = new();

    public AlikePanel Alike { get; private set; } = new(AlikePanel.OfInquiry, CanUse: true);

    public bool MayRegister => user.May(Permission.HandleInquiries);

    public IReadOnlyList<SelectListItem> OwnerItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TrackItems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Handling.OwnerId = user.Id.Value;
        Handling.Suggestion = await codeNames.Suggest(ct);
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await Load(ct);
            return Page();
        }

        var inquiry = Known.In(Form) with { RawMessage = Form.RawMessage ?? "", ReceivedAt = Handling.ReceivedAt is { } at ? desk.FromDesk(at) : null };
        var registered = await mediator.Send(
            new RegisterInquiry.Command(new LeadId(Handling.NewId), inquiry) { Track = Handling.Track, OwnerId = Handling.OwnerId is { } owner ? new PersonId(owner) : null, Confidentiality = Handling.Confidentiality, CodeName = Handling.CodeName },
            ct);
        return await this.Answer(
            registered,
            () =>
            {
                this.Flash("Flash_Registered");
                return Redirect($"/leads/{registered.Value!.LeadId}");
            },
            () => Load(ct));
    }

    public async Task<IActionResult> OnPostAlikeAsync(CancellationToken ct) => Partial("_Alike", await KnownParties.Look(Form, null, mediator, accessLog, ct));

    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        Alike = await KnownParties.Look(Form, null, mediator, accessLog, ct);
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUseAsync(Guid? use, CancellationToken ct)
    {
        await Known.Use(use, mediator, ct);
        await Load(ct);
        return Page();
    }

    private async Task Load(CancellationToken ct)
    {
        TrackItems = [.. (await processes.Keys(ct)).Select(track => new SelectListItem(processes.Texts(track).Name ?? track, track))];
        OwnerItems = [.. (await people.All(ct)).Where(person => !person.HasLeft && Rights.Of(person.Roles).Contains(Permission.MoveLeads)).Select(person => new SelectListItem(labels.Name(person), person.Id.ToString()))];
    }

    /// <summary>How we handle what arrived.</summary>
    public sealed class HandlingForm
    {
        /// <summary>Made with the form, so that a second click is the same lead.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public string Track { get; set; } = RegisterInquiry.Process;

        /// <summary>Time at the desk; null means now.</summary>
        public DateTime? ReceivedAt { get; set; }

        public Guid? OwnerId { get; set; }

        public Confidentiality Confidentiality { get; set; } = Confidentiality.Internal;

        public string? CodeName { get; set; }

        /// <summary>A code name that was free when the form was made; null when none is left.</summary>
        public string? Suggestion { get; set; }
    }
}
