using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>The name a lead goes by for the person who asks, and whether it is the real one.</summary>
public sealed record LeadName
{
    public required LeadId LeadId { get; init; }

    public required string Name { get; init; }

    public required bool IsIdentity { get; init; }
}

/// <summary>Who may know which company stands behind a lead (DOMAIN §2, confidentiality ladder): decided here and nowhere else.</summary>
/// <remarks>Up to a person's own level by role; beyond it owner, back-up and those team members who were told.</remarks>
public sealed class Secrecy(GlobalReachDb db, CurrentUser user)
{
    /// <summary>Whether the person is of a town or partner: they see a lead as <see cref="PartnerView"/> shows it.</summary>
    public bool IsPartner => !db.ViewerIsStaff;

    /// <summary>Every visible lead with the name this person may hear: the company, else the code name, else the project number.</summary>
    public IQueryable<LeadName> Names() => NamedLeads().Select(named => named.Name);

    /// <summary>Every visible lead together with that name.</summary>
    internal IQueryable<NamedLead> NamedLeads()
    {
        // Levels are stored by name: the database compares names, not rungs of the ladder.
        var (me, told) = (user.Id, Enum.GetValues<Confidentiality>().Where(level => level <= db.ViewerKnowsUpTo).ToArray());
        return from lead in db.Leads
               let mayKnow = told.Contains(lead.Confidentiality) || lead.OwnerId == me || lead.BackupId == me || lead.Team.Any(member => member.PersonId == me && member.KnowsIdentity)
               let company = db.Companies.Where(c => c.Id == (lead.CompanyId ?? lead.IntermediaryId)).Select(c => c.LegalName).FirstOrDefault()
               select new NamedLead { Lead = lead, Name = new LeadName { LeadId = lead.Id, Name = mayKnow && company != null ? company : lead.CodeName ?? lead.Number, IsIdentity = mayKnow } };
    }

    /// <summary>Which of these companies this person may know of: who stands behind a lead whose company they may know, or behind none at all.</summary>
    /// <remarks>Whether there is a lead at all is asked past visibility, or a sealed lead's company would count as one without. The other half names who is told, and needs no filter.</remarks>
    internal IQueryable<KnownCompany> KnownCompanies(IEnumerable<CompanyId> ids)
    {
        var told = Told();
        return from company in db.Companies.IgnoreQueryFilters([GlobalReachDb.Visibility])
               let isTold = told.Any(lead => lead.CompanyId == company.Id) || told.Any(lead => lead.IntermediaryId == company.Id)
               where ids.Contains(company.Id) && (isTold || !(db.Leads.Any(lead => lead.CompanyId == company.Id) || db.Leads.Any(lead => lead.IntermediaryId == company.Id)))
               select new KnownCompany { Company = company, IsOnLead = isTold };
    }

    /// <summary>Which of these contacts this person may know of: who is named on leads through those leads only, everybody else with their company.</summary>
    /// <remarks>"Not null" is said for the index's sake: else two unknown companies would count as one, and every lead be looked at.</remarks>
    internal IQueryable<KnownContact> KnownContacts(IEnumerable<ContactId> ids)
    {
        var told = Told();
        return from contact in db.Contacts.IgnoreQueryFilters([GlobalReachDb.Visibility])
               let isTold = told.Any(lead => lead.ContactId == contact.Id)
               where ids.Contains(contact.Id) && (isTold || (!db.Leads.Any(lead => lead.ContactId == contact.Id)
                   && (contact.CompanyId == null || told.Any(lead => lead.CompanyId != null && lead.CompanyId == contact.CompanyId) || told.Any(lead => lead.IntermediaryId != null && lead.IntermediaryId == contact.CompanyId)
                       || !(db.Leads.Any(lead => lead.CompanyId != null && lead.CompanyId == contact.CompanyId) || db.Leads.Any(lead => lead.IntermediaryId != null && lead.IntermediaryId == contact.CompanyId)))))
               select new KnownContact { Contact = contact, IsNamed = isTold };
    }

    /// <summary>The leads whose company this person was told; each of them is visible to staff, whatever filters a query leaves out.</summary>
    private IQueryable<Lead> Told()
    {
        var (me, told) = (user.Id, Enum.GetValues<Confidentiality>().Where(level => level <= db.ViewerKnowsUpTo).ToArray());
        return db.Leads.Where(lead => told.Contains(lead.Confidentiality) || lead.OwnerId == me || lead.BackupId == me || lead.Team.Any(member => member.PersonId == me && member.KnowsIdentity));
    }

    /// <summary>How many leads are hidden from this person: they are counted, never listed. Partners are not told even that.</summary>
    public async Task<int> CountSealed(CancellationToken ct) => db.ViewerIsStaff ? await Hidden().CountAsync(ct) : 0;

    /// <summary>How many leads there are, hidden ones too: a bare number.</summary>
    internal Task<int> CountAll(CancellationToken ct) => All.CountAsync(ct);

    /// <summary>The moves of the leads this person may see. The few that are hidden are taken out by name, because looking every lead up would cost more than counting its moves.</summary>
    internal IQueryable<Move> Moves() => db.ViewerIsStaff
        ? db.Moves.Where(move => !Hidden().Contains(move.LeadId))
        : db.Moves.Where(move => db.Leads.Any(lead => lead.Id == move.LeadId));

    /// <summary>What is sealed to one of the staff: the visibility filter the other way round.</summary>
    private IQueryable<LeadId> Hidden()
    {
        var (me, system) = (user.Id, db.ViewerIsSystem);
        return All.Where(lead => lead.Confidentiality == Confidentiality.Sealed && !system && lead.OwnerId != me && lead.BackupId != me && !lead.Team.Any(member => member.PersonId == me))
            .Select(lead => lead.Id);
    }

    /// <summary>For what only they may do who know the company: null for them, else the refusal.</summary>
    public Refusal? Refuses(Lead lead) => MayKnow(lead) ? null : new Refusal(RefusalKind.Forbidden, "identity-not-yours");

    private IQueryable<Lead> All => db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]);

    /// <summary>The same rule for a lead at hand.</summary>
    public bool MayKnow(Lead lead) =>
        lead.Confidentiality <= db.ViewerKnowsUpTo || lead.IsKnownTo(user.Id);
}

/// <summary>A company a person may know of, and whether through a lead.</summary>
internal sealed record KnownCompany
{
    public required Company Company { get; init; }

    public required bool IsOnLead { get; init; }
}

/// <summary>A contact a person may know of, and whether as the one named on a lead.</summary>
internal sealed record KnownContact
{
    public required Contact Contact { get; init; }

    public required bool IsNamed { get; init; }
}
