using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A machine gets a key by which it acts as a person: their own, or an administrator makes it for them. Its hash is kept, the key itself is shown once.</summary>
public static class MakeApiKey
{
    /// <summary>The key was drawn for this command, which makes it the identity of what is made: sent twice, it is one key.</summary>
    public sealed record Command(PersonId PersonId, string Label, string Key) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Label).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Key).Must(ApiKey.IsDrawn).WithErrorCode("api-key-not-drawn");
        }
    }

    public sealed class Handler(GlobalReachDb db, OrganisationAccess organisation, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (organisation.RefusesToKeep(command.PersonId) is { } notTheirs) return notTheirs;
            if (!await db.People.AnyAsync(p => p.Id == command.PersonId.Value && p.LeftAt == null, ct)) return PeopleRefusals.NotFound;
            var (hash, label) = (ApiKey.HashOf(command.Key), command.Label.Trim());
            if (await db.ApiKeys.AnyAsync(k => k.Hash == hash, ct)) return Outcome.Done;
            if (await db.ApiKeys.CountAsync(k => k.PersonId == command.PersonId.Value && k.RevokedAt == null, ct) >= ApiKey.MostForOne) return Refusal.Rule("too-many-api-keys", ApiKey.MostForOne);

            db.ApiKeys.Add(new ApiKey { Hash = hash, PersonId = command.PersonId.Value, Label = label, CreatedAt = clock.GetUtcNow() });
            (await organisation.Open(ct)).GiveApiKey(command.PersonId, ApiKey.IdOf(hash));
            return Outcome.Done;
        }
    }
}
