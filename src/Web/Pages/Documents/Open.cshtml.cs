using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Documents;

/// <summary>A document that is read without its layout, and where its file is.</summary>
public sealed record DocumentView(ProposalTwin.Result Twin, string PdfAddress);

/// <summary>A proposal behind its link, for somebody who has no account. Looking opens nothing: mail programs look at links, too; the button does, once. Then the same browser may read on.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class OpenModel(IMediator mediator, CurrentUser user) : PageModel
{
    /// <summary>What stands before it; null where the link opens nothing.</summary>
    public ProposalLinkFace.Result? Face { get; private set; }

    /// <summary>What is behind it, for who opened it.</summary>
    public DocumentView? Document { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (!await Look(token, ReaderCookie.Of(HttpContext), ct)) return Nothing();
        if (Face!.Door == ProposalLinkFace.Door.Open) await Read(token, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        var (before, secret) = (ReaderCookie.Of(HttpContext), ProposalLink.NewToken());
        Begin();
        var opened = await mediator.Send(new OpenProposalLink.Command(ProposalLink.HashOf(token), ProposalLink.HashOf(secret), before is null ? null : ProposalLink.HashOf(before)), ct);
        if (!await Look(token, secret, ct) && !await Look(token, before, ct)) return Nothing();
        if (opened.Succeeded)
        {
            if (Face!.Door == ProposalLinkFace.Door.Open) ReaderCookie.Give(HttpContext, token, secret);
            // Whoever keeps no cookies reads it now, and once.
            await Read(token, ct);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    private async Task<bool> Look(string token, string? secret, CancellationToken ct)
    {
        Begin();
        Face = (await mediator.Send(new ProposalLinkFace.Query(token, secret), ct)).Value;
        return Face is not null;
    }

    private async Task Read(string token, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalCopyTwin.Query(Face!.Copy), ct);
        if (found.Succeeded) Document = new(found.Value, $"{Request.PathBase}/documents/{token}/file");
    }

    private PageResult Nothing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>The secret in the address is the right to this one document, whoever holds it; every other question is asked by nobody here. Addresses with secrets are told to no other page.</summary>
    private void Begin()
    {
        user.BecomeSystem();
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
