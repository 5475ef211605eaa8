using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>From a lead in aftercare another one is opened for the same company and contact: it reinvests, or it is at risk. Both know of each other.</summary>
public static class OpenFollowUp
{
    /// <summary>The list of signs by which a company at risk is known (DOMAIN §1.9).</summary>
    public const string Signs = "at-risk";

    public sealed record Command(LeadId ParentId, LeadId LeadId, FollowUp Kind, string Summary) : ICommand<RegisterInquiry.Result>
    {
        public static Permission Requires => Permission.KeepAftercare;

        /// <summary>Which signs were seen; asked for a company at risk.</summary>
        public IReadOnlyList<string> SignsSeen { get; init; } = [];

        /// <summary>Who answers for it; the owner of the lead it grows from when nobody is named.</summary>
        public PersonId? OwnerId { get; init; }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ReasonLists reasons)
        {
            RuleFor(c => c.LeadId).Must(id => id.Value != Guid.Empty).WithErrorCode("id-missing");
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Summary).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.SignsSeen).NotEmpty().When(c => c.Kind == FollowUp.AtRisk);
            RuleFor(c => c.SignsSeen).Must(signs => signs.All(reasons.Of(Signs).Contains)).WithErrorCode("reason-unknown");
            RuleFor(c => c.SignsSeen).Must(signs => signs.Distinct().Count() == signs.Count).WithErrorCode("reason-twice");
        }
    }

    public sealed class Handler(GlobalReachDb db, LeadAccess leads, ProcessCatalog processes, DeadlineUpkeep deadlines, Playbook playbook, PeopleDirectory people, CodeNames codeNames, Secrecy secrecy, Answers answers, OfficeClock office)
        : IRequestHandler<Command, Outcome<RegisterInquiry.Result>>
    {
        public async Task<Outcome<RegisterInquiry.Result>> Handle(Command command, CancellationToken ct)
        {
            var found = await leads.FindOpen(command.ParentId, expectedVersion: null, ct);
            if (!found.Succeeded) return found.As<RegisterInquiry.Result>();
            var parent = found.Value;
            // Whether the lead that has the id may be seen is not told.
            if (await secrecy.EveryLead().AnyAsync(l => l.Id == command.LeadId, ct)) return await answers.Made<RegisterInquiry.Result>(command.LeadId.Value, command, ct) is { } made ? made : LeadAccess.IdTaken;
            if (secrecy.Refuses(parent) is { } notYours) return notYours;
            if (parent.Stage != StageKey.Aftercare) return Refusal.Rule("not-in-aftercare", parent.Stage);
            var owner = command.OwnerId ?? parent.OwnerId;
            if (await people.RefusesTo(Permission.MoveLeads, owner, "OwnerId", ct) is { } noOwner) return noOwner;

            var process = await processes.Latest(command.Kind == FollowUp.AtRisk ? Tracks.Retention : Tracks.Expansion, ct);
            var inquiry = new Inquiry { Source = LeadSource.ExistingInvestor, Country = parent.Inquiry.Country, Language = parent.Inquiry.Language, Summary = command.Summary.Trim() };
            var lead = Lead.Register(command.LeadId, new LeadParties(parent.CompanyId, parent.IntermediaryId, parent.ContactId), inquiry, Confidentiality.Internal, owner, process.Ref, process.First.Key, office.Now, parent: parent.Id);
            if (await Classify(lead, parent, ct) is { Succeeded: false } refused) return Outcome<RegisterInquiry.Result>.Refused(refused.Refusals);

            lead.GrowFrom(parent.Id, command.Kind, command.SignsSeen);
            parent.OpenFollowUp(lead.Id, command.Kind);
            db.Leads.Add(lead);
            await deadlines.Arm(lead, process, process.First.Deadlines, ct);
            playbook.Open(lead, process);
            var opened = new RegisterInquiry.Result(lead.Id, lead.Number, 1);
            answers.KeepMade(lead.Id.Value, command, opened);
            return opened;
        }

        /// <summary>As secret as the lead it grows from, under a name of its own.</summary>
        private async Task<Outcome> Classify(Lead lead, Lead parent, CancellationToken ct) =>
            parent.Confidentiality == Confidentiality.Internal
                ? Outcome.Done
                : await codeNames.Give(lead, parent.Confidentiality, parent.Confidentiality >= Confidentiality.ProjectTeam ? await codeNames.Suggest(ct) : null, ct);
    }
}
