using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>What came of a test mail is told in the organisation's journal.</summary>
public static class NoteMailTest
{
    public sealed record Command(MailProblem? Problem) : ICommand
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Problem).IsInEnum();
    }

    public sealed class Handler(OrganisationAccess organisation) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            (await organisation.Open(ct)).TestMail(command.Problem?.ToString());
            return Outcome.Done;
        }
    }
}
