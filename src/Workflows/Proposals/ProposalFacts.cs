using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Letterheads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Gathers what a proposal says from the lead as it stands.</summary>
public sealed class ProposalFacts(GlobalReachDb db, ReferenceData reference, OfficeClock office, Secrecy secrecy, LetterheadNow letterhead, LetterheadSeed seed, DemoOptions demo)
{
    /// <summary>The facts for a language. Who may not know the company gets a proposal under the code name; a teaser is under the code name whoever asks for it.</summary>
    public async Task<ProposalModel> For(Lead lead, LanguageTag language, int version, DateTimeOffset now, CancellationToken ct, ProposalKind kind = ProposalKind.Full)
    {
        var today = office.DayAt(now);
        var knows = kind != ProposalKind.Teaser && secrecy.MayKnow(lead);
        var company = knows && lead.CompanyId is { } c ? await db.Companies.AsNoTracking().SingleAsync(x => x.Id == c, ct) : null;
        var contact = knows && lead.ContactId is { } p ? (await db.Contacts.AsNoTracking().SingleAsync(x => x.Id == p, ct)).Details : null;
        var owner = await db.People.AsNoTracking().SingleAsync(x => x.Id == lead.OwnerId.Value, ct);
        var sites = await db.Sites.AsNoTracking().Where(s => s.LeadId == lead.Id && !s.IsWithdrawn).ToListAsync(ct);
        var package = await db.Packages.AsNoTracking().Where(x => x.LeadId == lead.Id && x.State != PackageState.Withdrawn).OrderByDescending(x => x.Number).FirstOrDefaultAsync(ct);
        var visits = await db.Visits.AsNoTracking().Where(v => v.LeadId == lead.Id).OrderBy(v => v.From).ToListAsync(ct);

        return new ProposalModel
        {
            Kind = kind,
            CodeName = lead.CodeName,
            Number = lead.Number,
            Version = version,
            Language = language,
            PreparedOn = today,
            ExpiresOn = today.AddDays(ProposalStandings.ValidForDays),
            Recipient = company is null ? new ProposalRecipient(lead.CodeName ?? lead.Number) : new ProposalRecipient(company.LegalName, company.NativeName, company.Country),
            Contact = contact is { FamilyName.Length: > 0 } ? new ProposalContact(contact.GivenName, contact.FamilyName, contact.Honorific) : null,
            Project = new ProposalProject
            {
                Function = lead.Qualification?.Function ?? default, Type = lead.Qualification?.ProjectType ?? default, Need = knows && lead.Qualification is { } told ? told.Need : default,
                Jobs = lead.Qualification?.Jobs ?? default, Capex = lead.Qualification?.Capex ?? default, Decision = lead.Qualification?.TimeFrame ?? default,
                MustHaves = lead.Discovery?.MustHaves ?? [],
            },
            RegionFacts = reference.RegionFacts,
            OriginFacts = reference.OriginFacts(company?.Country),
            Visit = visits.LastOrDefault(v => v.Debrief is null && v.To >= today) is { } planned ? new ProposalVisit(planned.From, planned.To, planned.Mode, knows ? planned.Purpose : "") : null,
            Sites = [.. sites.OrderBy(s => s.Id).Select(s => new ProposalSite
            {
                Name = s.Facts.Name, Town = s.Facts.Town, Kind = s.Facts.Kind, AreaSqFt = s.Facts.AreaSqFt, PowerKw = s.Facts.PowerKw, MilesToAirport = s.Facts.AirportMiles,
                PassesMustHaves = s.PassesMustHaves, ExceptionBecause = s.ExceptionBecause, Source = s.Facts.Source, AsOf = s.Facts.AsOf,
            })],
            Incentives = [.. (package?.Lines ?? []).Select(Incentive)],
            Milestones =
            [
                new(MilestoneKind.Proposal, today), new(MilestoneKind.SiteVisit, visits.LastOrDefault()?.From), new(MilestoneKind.IncentiveOffer, package?.ReleasedAt is { } released ? office.DayAt(released) : null),
                new(MilestoneKind.Decision, null), new(MilestoneKind.Operational, null),
            ],
            HasVisited = visits.Exists(v => v.Debrief is not null || v.To < today),
            Manager = new ProposalManager(owner.Name, owner.JobTitle, owner.Email ?? "", owner.PhoneNumber ?? ""),
            Issuer = Issuer(await letterhead.Read(ct)),
            IsSample = demo.Enabled,
        };
    }

    /// <summary>What is as the seed says is left to the layout, whose own colours are those.</summary>
    private ProposalIssuer? Issuer(LetterheadNow.Current now) =>
        now.IsSeed ? null : new(now.Text.Name, now.Text.Colour == seed.Text.Colour ? null : now.Text.Colour, now.Logo?.Image);

    private ProposalIncentive Incentive(IncentiveLine line)
    {
        var programme = reference.Programmes.FirstOrDefault(p => p.Key == line.Programme);
        return new ProposalIncentive
        {
            Key = line.Programme, Name = programme?.Name ?? line.Programme, Authority = line.Authority, Amount = line.Amount, Formula = line.Formula, Conditions = line.Conditions, ExpiresOn = line.ExpiresOn,
            Provenance = programme?.Provenance ?? new Provenance("", ""),
        };
    }
}
