using System.Text.Json.Serialization;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>An approved proposal is handed out as a file that names its recipient and the moment on every page.</summary>
public static class MakeProposalCopy
{
    public sealed record Command(LeadId LeadId, Guid ProposalId, Guid Id, string Recipient) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.Recipient).NotEmpty().MaximumLength(ProposalCopy.LongestRecipient);
        }
    }

    public sealed class Handler(HandingOut handing, GlobalReachDb db, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await handing.Find(command.LeadId, command.ProposalId, command.Id, command.Recipient, ct);
            if (!found.Succeeded || found.Value is not { } proposal) return found.ToOutcome();
            db.ProposalCopies.Add(ProposalCopy.File(command.Id, proposal, command.Recipient.Trim(), user.Id, office.Now));
            return Outcome.Done;
        }
    }
}

/// <summary>An approved proposal is handed out as a page behind a link for one recipient. The token itself never comes here: only its hash is kept.</summary>
public static class MakeProposalLink
{
    public const int LongestDays = 180;

    public sealed record Command(LeadId LeadId, Guid ProposalId, Guid Id, string Recipient, [property: JsonIgnore] string TokenHash, int Days) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.Recipient).NotEmpty().MaximumLength(ProposalCopy.LongestRecipient);
            RuleFor(c => c.TokenHash).NotEmpty().MaximumLength(64);
            RuleFor(c => c.Days).InclusiveBetween(1, LongestDays);
        }
    }

    public sealed class Handler(HandingOut handing, GlobalReachDb db, CurrentUser user, OfficeClock office) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await handing.Find(command.LeadId, command.ProposalId, command.Id, command.Recipient, ct);
            if (!found.Succeeded || found.Value is not { } proposal) return found.ToOutcome();
            db.ProposalCopies.Add(ProposalCopy.Link(command.Id, proposal, command.Recipient.Trim(), command.TokenHash, office.Now.AddDays(command.Days), user.Id, office.Now));
            return Outcome.Done;
        }
    }
}

/// <summary>A link to a proposal opens nothing any more.</summary>
public static class RevokeProposalLink
{
    public sealed record Command(LeadId LeadId, Guid Id) : ICommand
    {
        public static Permission Requires => Permission.PrepareProposals;
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, Secrecy secrecy, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            // Of a lead that ended, too: what is out there can always be taken back.
            var found = await leads.Find<ProposalCopy>(command.LeadId, command.Id, expectedVersion: null, ct);
            if (!found.Succeeded) return found.ToOutcome();
            if (secrecy.Refuses(found.Value.Lead) is { } notYours) return notYours;
            var number = await db.Proposals.Where(p => p.Id == found.Value.Part.ProposalId).Select(p => p.Number).SingleAsync(ct);
            return found.Value.Part.Revoke(number, clock.GetUtcNow());
        }
    }
}

/// <summary>Finds what is handed out: by who may know the company, approved, and neither superseded nor expired. A teaser names its recipient on every page and so nobody who would tell the company.</summary>
public sealed class HandingOut(LeadAccess leads, Secrecy secrecy, NameGuard guard, OfficeClock office)
{
    /// <summary>The proposal; null where this very copy was made before.</summary>
    internal async Task<Outcome<Proposal?>> Find(LeadId lead, Guid proposal, Guid copy, string recipient, CancellationToken ct)
    {
        if (await leads.AddedBefore<ProposalCopy>(lead, copy, ct) is { } before) return before.Succeeded ? Outcome<Proposal?>.Of(null) : Outcome<Proposal?>.Refused(before.Refusals);
        var found = await leads.FindOpen<Proposal>(lead, proposal, expectedVersion: null, ct);
        if (!found.Succeeded) return found.As<Proposal?>();
        if (secrecy.Refuses(found.Value.Lead) is { } notYours) return notYours;
        if (found.Value.Part.Kind == ProposalKind.Teaser && await guard.Names(found.Value.Lead, recipient, ct)) return Refusal.Invalid("Recipient", "names-the-company");
        return found.Value.Part.NotToGoOut(office.Today) is { } refused ? refused : Outcome<Proposal?>.Of(found.Value.Part);
    }
}
