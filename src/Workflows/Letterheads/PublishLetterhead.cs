using FluentValidation;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>The organisation presents itself anew: a version is published that counts from now on, on every node.</summary>
public static class PublishLetterhead
{
    /// <summary>The expected number is that of the version that was looked at, 0 for the seed: who publishes over a newer one is told.</summary>
    public sealed record Command(Guid Id, int ExpectedNumber, LetterheadForm Letterhead) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
            RuleFor(c => c.Letterhead).SetValidator(new LetterheadForm.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.Letterheads.AnyAsync(l => l.Id == command.Id, ct)) return Outcome.Done;
            var last = await db.Letterheads.OrderByDescending(l => l.Number).FirstOrDefaultAsync(ct);
            if ((last?.Number ?? 0) != command.ExpectedNumber) return LeadAccess.ChangedMeanwhile;

            var logo = last?.LogoHash;
            if (command.Letterhead.WithoutLogo) logo = null;
            else if (command.Letterhead.Logo is { } bytes)
            {
                var image = Logo.Read(bytes);
                if (!image.Succeeded) return image.ToOutcome();
                logo = await Keep(bytes, ct);
            }

            var published = Letterhead.Publish(command.Id, command.ExpectedNumber + 1, command.Letterhead.ToText(), logo, user.Id, clock.GetUtcNow());
            if (!published.Succeeded) return published.ToOutcome();
            await organisation.Open(ct);
            db.Letterheads.Add(published.Value);
            return Outcome.Done;
        }

        private async Task<string> Keep(byte[] bytes, CancellationToken ct)
        {
            var file = StoredFile.Of(bytes);
            if (!await db.Files.AnyAsync(f => f.Hash == file.Hash, ct)) db.Files.Add(file);
            return file.Hash;
        }
    }
}

/// <summary>What the seed says counts again, as a version of its own: nothing that was published is lost.</summary>
public static class WithdrawLetterhead
{
    public sealed record Command(Guid Id, int ExpectedNumber) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Id).NotEmpty().WithErrorCode("id-missing");
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.Letterheads.AnyAsync(l => l.Id == command.Id, ct)) return Outcome.Done;
            if ((await db.Letterheads.MaxAsync(l => (int?)l.Number, ct) ?? 0) != command.ExpectedNumber) return LeadAccess.ChangedMeanwhile;
            await organisation.Open(ct);
            db.Letterheads.Add(Letterhead.ReturnToSeed(command.Id, command.ExpectedNumber + 1, user.Id, clock.GetUtcNow()));
            return Outcome.Done;
        }
    }
}
