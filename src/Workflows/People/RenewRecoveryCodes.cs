using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A person who showed their password gets ten new recovery codes; the old ones let nobody in any longer.</summary>
public static class RenewRecoveryCodes
{
    /// <summary>The codes were drawn for this command, to be shown once where they were made.</summary>
    public sealed record Command(IReadOnlyList<string> RecoveryCodes) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.RecoveryCodes).Must(codes => codes.Count == SecondFactors.RecoveryCodeCount).WithErrorCode("second-factor-not-drawn");
    }

    public sealed class Handler(GlobalReachDb db, SecondFactors factors, OrganisationAccess organisation, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == user.Id.Value && p.LeftAt == null, ct) is not { } person) return PeopleRefusals.NotFound;
            if (!person.TwoFactorEnabled) return PeopleRefusals.NoSecondFactor;

            await factors.Renew(person.Id, command.RecoveryCodes, ct);
            (await organisation.Open(ct)).RenewRecoveryCodes(user.Id);
            return Outcome.Done;
        }
    }
}
