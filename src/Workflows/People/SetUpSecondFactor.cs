using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>A person shows that their app knows its key, and is asked for a code beside their password from now on. Their other sessions end.</summary>
public static class SetUpSecondFactor
{
    /// <summary>Key and recovery codes were drawn for this command: sent twice, it is one second factor.</summary>
    public sealed record Command(string Key, string Code, IReadOnlyList<string> RecoveryCodes) : ICommand
    {
        public static Permission Requires => Permission.KeepAccount;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Key).Must(OneTimeCode.IsKey).WithErrorCode("second-factor-not-drawn");
            RuleFor(c => c.RecoveryCodes).Must(codes => codes.Count == SecondFactors.RecoveryCodeCount).WithErrorCode("second-factor-not-drawn");
            RuleFor(c => c.Code).NotEmpty();
        }
    }

    public sealed class Handler(GlobalReachDb db, SecondFactors factors, OrganisationAccess organisation, CurrentUser user) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Id == user.Id.Value && p.LeftAt == null, ct) is not { } person) return PeopleRefusals.NotFound;
            if (person.TwoFactorEnabled) return await factors.Has(person.Id, command.Key, ct) ? Outcome.Done : PeopleRefusals.HasSecondFactor;
            if (await factors.Keep(person.Id, command.Key, command.Code, command.RecoveryCodes, ct) is null) return PeopleRefusals.WrongCode;

            person.TwoFactorEnabled = true;
            person.SignOutEverywhere();
            (await organisation.Open(ct)).RequireSecondFactor(user.Id);
            return Outcome.Done;
        }
    }
}
