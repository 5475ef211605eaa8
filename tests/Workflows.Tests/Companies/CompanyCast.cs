using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Companies;

/// <summary>Steps that the tests of companies share.</summary>
internal static class CompanyCast
{
    /// <summary>A lead of an investor at a level, which Amina answers for.</summary>
    public static async Task<LeadId> Lead(this Desk desk, InquiryForm inquiry, Confidentiality level = Confidentiality.Internal, DemoPerson? owner = null)
    {
        var lead = LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(lead, inquiry) { OwnerId = (owner ?? Amina).Id, Confidentiality = level, CodeName = level >= Confidentiality.ProjectTeam ? $"Heron {lead.Value.ToString("N")[^8..]}" : null });
        return lead;
    }

    public static Task<CompanyId> CompanyOf(this Desk desk, LeadId lead) => desk.Look(db => db.Leads.Where(l => l.Id == lead).Select(l => l.CompanyId!.Value).SingleAsync());

    public static Task<int> VersionOf(this Desk desk, CompanyId company) => desk.Look(db => db.Companies.Where(c => c.Id == company).Select(c => c.Version).SingleAsync());

    public static async Task<CompanyId> Add(this Desk desk, CompanyForm form)
    {
        var id = CompanyId.New();
        await desk.Do(Amina, new CreateCompany.Command(id, form));
        return id;
    }

    public static async Task<IReadOnlyList<AlikeCompanies.Candidate>> Alike(this Desk desk, DemoPerson person, AlikeCompanies.Query query) => (await desk.Do(person, query)).Value!.Candidates;
}
