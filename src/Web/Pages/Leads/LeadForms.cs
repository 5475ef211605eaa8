using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The forms of a lead that single facts are part of: filled with what is stored, and sent whole by the command that each page sends.</summary>
public sealed class LeadForms(IMediator mediator, FormReader reader, RefusalTexts texts)
{
    /// <summary>The forms in the order in which they are sent.</summary>
    public static IReadOnlyList<string> Order { get; } = ["inquiry", "acknowledgement", "duplicates", "qualification", "assignment", "discovery"];

    /// <summary>Who may send it.</summary>
    public static Permission PermissionFor(string form) => form switch
    {
        "inquiry" or "acknowledgement" or "duplicates" => Permission.HandleInquiries,
        "qualification" => Permission.QualifyLeads,
        "assignment" => Permission.ReassignLeads,
        _ => Permission.RecordDiscovery,
    };

    /// <summary>Whether something of what an action misses can be filled in by this person, so that the lead can go on.</summary>
    public static bool CanMend(LeadPage.Result lead, LeadPage.Option choice, CurrentUser user) =>
        lead.KnowsIdentity && choice.Unmet.All(unmet => unmet.Kind != RefusalKind.Forbidden) && choice.Unmet.Any(unmet => LeadFields.For(unmet).Any(field => user.May(PermissionFor(field.Form))));

    /// <summary>What happened when somebody else sent it.</summary>
    public static IReadOnlyList<string> FactsOf(string form) => form switch
    {
        "inquiry" => ["lead.inquiry-completed"],
        "qualification" => ["lead.qualification-recorded"],
        "assignment" => ["lead.reassigned"],
        _ => ["lead.discovery-recorded", "lead.classified"],
    };

    /// <summary>Whether one fact of it can be corrected by itself: a first qualification needs its decision with it.</summary>
    public static bool IsBegun(string form, LeadPage.Result lead) => form != "qualification" || lead.Qualification is not null;

    /// <summary>The form as the lead fills it.</summary>
    public static object Fill(string form, LeadPage.Result lead) => form switch
    {
        "inquiry" => lead.Inquiry with { },
        "acknowledgement" => new AcknowledgementTold { ByMail = lead.AcknowledgedAt is null && !string.IsNullOrEmpty(lead.Inquiry.ContactEmail) },
        "duplicates" => new DuplicatesTold(),
        "qualification" => QualificationModel.QualificationForm.Of(lead),
        "assignment" => new AssignmentModel.AssignmentForm { OwnerId = lead.Owner.Value, BackupId = lead.Backup?.Value },
        _ => DiscoveryModel.DiscoveryForm.Of(lead),
    };

    /// <summary>Whether a form that only says "done" says so; null for a form that holds values.</summary>
    public static bool? SaysSomething(object said) => said switch
    {
        AcknowledgementTold told => told.Acknowledged,
        DuplicatesTold told => told.DuplicatesChecked,
        _ => null,
    };

    /// <summary>Sends what a form says. Null: something cannot be read, which is told at its field. A refusal is told there too.</summary>
    public async Task<IOutcome?> Send(string form, object said, LeadId lead, int version, ModelStateDictionary state, CancellationToken ct)
    {
        var send = Command(form, said, lead, version, state);
        if (!state.IsValid) return null;
        var outcome = await send(ct);
        foreach (var refusal in outcome.Refusals) state.AddModelError(FieldFor(form, said, refusal), texts.Say(refusal));
        return outcome;
    }

    private Func<CancellationToken, Task<IOutcome>> Command(string form, object said, LeadId lead, int version, ModelStateDictionary state)
    {
        var prefix = LeadFields.Prefix(form);
        return said switch
        {
            InquiryForm inquiry => Sends(new CompleteInquiry.Command(lead, version, inquiry with { Summary = inquiry.Summary ?? "", RawMessage = inquiry.RawMessage ?? "" })),
            AcknowledgementTold told => Sends(new AcknowledgeInquiry.Command(lead, version, told.ByMail)),
            DuplicatesTold => Sends(new CheckDuplicates.Command(lead, version)),
            QualificationModel.QualificationForm qualification => Sends((qualification with { Version = version }).ToCommand(lead, reader, state, prefix)),
            AssignmentModel.AssignmentForm people => Sends(new ReassignLead.Command(lead, version, people.OwnerId.Person(), people.BackupId is { } backup ? new PersonId(backup) : null, people.HandOver ?? "")),
            DiscoveryModel.DiscoveryForm discovery => Sends((discovery with { Version = version }).ToCommand(lead, reader, state, prefix)),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form of a lead."),
        };
    }

    private Func<CancellationToken, Task<IOutcome>> Sends<T>(IRequest<T> command)
        where T : IOutcome => async ct => await mediator.Send(command, ct);

    private static string FieldFor(string form, object said, Refusal refusal)
    {
        var property = refusal.Field?.Split('[')[0].Split('.')[^1];
        return property is not null && said.GetType().GetProperty(property) is not null ? $"{LeadFields.Prefix(form)}.{property}" : "";
    }

    /// <summary>That the inquirer was told, and by which way.</summary>
    public sealed class AcknowledgementTold
    {
        public bool Acknowledged { get; set; }

        public bool ByMail { get; set; }
    }

    /// <summary>That somebody looked at the leads that may be the same.</summary>
    public sealed class DuplicatesTold
    {
        public bool DuplicatesChecked { get; set; }
    }
}
