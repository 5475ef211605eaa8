using System.Linq.Expressions;
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

    /// <summary>Every lead whose company this person may know.</summary>
    internal IQueryable<Lead> KnownLeads() => db.Leads.Where(Knows());

    /// <summary>Every company this person may know of, and whether through a lead: one without any lead, or with one at least whose company they may know. To anybody else a company does not exist. What was merged away is known by what it went into.</summary>
    /// <remarks>Whether there is a lead at all is asked past visibility, or a sealed lead's company would count as one without; the other half names who is told, and needs no filter. Partners are told of companies by nobody.</remarks>
    internal IQueryable<KnownCompany> KnownCompanies()
    {
        var (staff, known, every) = (db.ViewerIsStaff, All.Where(Knows()), All);
        return from company in db.Companies
               where staff && company.MergedInto == null
               let isTold = known.Any(lead => lead.CompanyId == company.Id) || known.Any(lead => lead.IntermediaryId == company.Id)
               where isTold || !(every.Any(lead => lead.CompanyId == company.Id) || every.Any(lead => lead.IntermediaryId == company.Id))
               select new KnownCompany { Company = company, IsOnLead = isTold };
    }

    /// <summary>Every contact this person may know of, and whether as the one named on a lead: who is named on leads through those leads only, everybody else with their company.</summary>
    internal IQueryable<KnownContact> KnownContacts()
    {
        var (staff, known, every, companies) = (db.ViewerIsStaff, All.Where(Knows()), All, Companies());
        return from contact in db.Contacts
               where staff
               let isNamed = known.Any(lead => lead.ContactId == contact.Id)
               where isNamed || (!every.Any(lead => lead.ContactId == contact.Id) && (contact.CompanyId == null || companies.Any(company => company.Id == contact.CompanyId)))
               select new KnownContact { Contact = contact, IsNamed = isNamed };
    }

    /// <summary>These companies alone.</summary>
    internal IQueryable<Company> Companies() => KnownCompanies().Select(known => known.Company);

    /// <summary>These contacts alone.</summary>
    internal IQueryable<Contact> Contacts() => KnownContacts().Select(known => known.Contact);

    /// <summary>Whether there are visible leads whose company is kept from this person.</summary>
    internal async Task<bool> KeepsAny(CancellationToken ct) => await db.Leads.AnyAsync(Keeps(), ct);

    /// <summary>Every lead that names a company or contact, also those this person may not know of: for what has to go with it whoever does it, and is told to nobody.</summary>
    internal IQueryable<Lead> EveryLead() => All;

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

    /// <summary>The rule of <see cref="Names"/> where visibility was not asked before: what a partner may hear of depends on being invited alone.</summary>
    private Expression<Func<Lead, bool>> Knows()
    {
        var (me, told) = (user.Id, Levels(level => db.ViewerIsStaff && level <= db.ViewerKnowsUpTo));
        return lead => told.Contains(lead.Confidentiality) || lead.OwnerId == me || lead.BackupId == me || lead.Team.Any(member => member.PersonId == me && member.KnowsIdentity);
    }

    /// <summary>The rule the other way round.</summary>
    private Expression<Func<Lead, bool>> Keeps()
    {
        var (me, kept) = (user.Id, Levels(level => level > db.ViewerKnowsUpTo));
        return lead => kept.Contains(lead.Confidentiality) && lead.OwnerId != me && (lead.BackupId == null || lead.BackupId != me) && !lead.Team.Any(member => member.PersonId == me && member.KnowsIdentity);
    }

    private static Confidentiality[] Levels(Func<Confidentiality, bool> which) => [.. Enum.GetValues<Confidentiality>().Where(which)];
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
