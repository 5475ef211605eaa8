using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What arrived becomes a lead, however little is known: the gates of the first stage ask for the rest.</summary>
public static class RegisterInquiry
{
    public const string Process = Tracks.Greenfield;

    public sealed record Command(LeadId LeadId, InquiryForm Inquiry) : ICommand<Result>
    {
        public static Permission Requires => Permission.HandleInquiries;

        /// <summary>The track it starts on.</summary>
        public string Track { get; init; } = Process;

        /// <summary>Who answers for it; the person who registers it when nobody is named.</summary>
        public PersonId? OwnerId { get; init; }

        public Confidentiality Confidentiality { get; init; } = Confidentiality.Internal;

        /// <summary>The name others know it by; asked for from level 2 on.</summary>
        public string? CodeName { get; init; }
    }

    public sealed record Result(LeadId LeadId, string Number, int Version);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.LeadId).Must(id => id.Value != Guid.Empty).WithErrorCode("id-missing");
            RuleFor(c => c.Track).NotEmpty().MaximumLength(60);
            RuleFor(c => c.Confidentiality).IsInEnum();
            RuleFor(c => c.CodeName).MaximumLength(60);
            RuleFor(c => c.Inquiry).SetValidator(new InquiryForm.Validator());
        }
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, DeadlineUpkeep deadlines, Playbook playbook, PeopleDirectory people, CodeNames codeNames, CompanyAccess companies, Secrecy secrecy, Answers answers, CurrentUser user, OfficeClock office)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            // Looked at in this order a twin that is just being saved is found with its answer. Whether the lead that has the id may be seen is not told.
            if (await secrecy.EveryLead().AnyAsync(l => l.Id == command.LeadId, ct)) return await answers.Made<Result>(command.LeadId.Value, command, ct) is { } made ? made : LeadAccess.IdTaken;
            if (command.OwnerId is { } wished && await people.RefusesTo(Permission.MoveLeads, wished, "OwnerId", ct) is { } noOwner) return noOwner;

            if (await processes.RefusesTrack(command.Track, ct) is { } noTrack) return noTrack;
            if (office.NotYet("Inquiry.ReceivedAt", command.Inquiry.ReceivedAt) is { } early) return early;
            if (await companies.RefusesNamed(command.Inquiry, ct) is { } unknown) return unknown;
            var now = office.Now;
            var parties = command.Inquiry.Register(db);
            var process = await processes.Latest(command.Track, ct);
            var lead = Lead.Register(command.LeadId, parties, command.Inquiry.ToInquiry(), Confidentiality.Internal, command.OwnerId ?? user.Id, process.Ref, process.First.Key, now, command.Inquiry.ReceivedAt);
            if (command.Confidentiality != Confidentiality.Internal || command.CodeName is not null)
            {
                var named = await codeNames.Give(lead, command.Confidentiality, command.CodeName, ct);
                if (!named.Succeeded) return Outcome<Result>.Refused(named.Refusals);
            }

            db.Leads.Add(lead);
            await deadlines.Arm(lead, process, process.First.Deadlines, ct);
            playbook.Open(lead, process);
            var registered = new Result(lead.Id, lead.Number, 1);
            answers.KeepMade(lead.Id.Value, command, registered);
            return registered;
        }
    }
}
