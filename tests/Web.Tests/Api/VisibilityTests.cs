using System.Net;
using GlobalReach.Cast;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

public sealed class VisibilityTests(WebDesk web)
{
    [Fact]
    public async Task A_town_sees_the_projects_it_was_invited_to_and_only_their_code_names()
    {
        var journey = await Journey.Reach(web.Desk, "proposal");
        var (lead, rosa) = ($"/api/leads/{journey.Lead}", Caller.As(web, Rosa));

        (await rosa.Get(lead)).Refused(HttpStatusCode.NotFound, "lead-not-found");
        (await rosa.Get($"{lead}/timeline")).Refused(HttpStatusCode.NotFound, "lead-not-found");
        (await Caller.As(web, Amina).Put($"{lead}/team/{Rosa.Id}", new { version = await journey.Version(), knowsIdentity = false })).Ok();

        var shown = (await rosa.Get(lead)).Ok();
        shown.Json.GetProperty("name").GetString().ShouldBe(journey.CodeName);
        shown.Text.ShouldNotContain("Solaris", Case.Insensitive);
        shown.Text.ShouldNotContain("haeussler", Case.Insensitive);
        var listed = (await rosa.Get($"/api/leads?q={Uri.EscapeDataString(journey.CodeName)}")).Ok();
        listed.Json.GetProperty("leads").EnumerateArray().ShouldHaveSingleItem().GetProperty("isIdentity").GetBoolean().ShouldBeFalse();
        (await rosa.Get("/api/people")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await rosa.Get("/api/pipeline/summary")).Refused(HttpStatusCode.Forbidden, "not-permitted");

        (await Caller.As(web, Amina).Delete($"{lead}/team/{Rosa.Id}?version={await journey.Version()}")).Ok();
        (await rosa.Get(lead)).Refused(HttpStatusCode.NotFound, "lead-not-found");
    }

    [Theory]
    [InlineData(Confidentiality.ProjectTeam, true)]
    [InlineData(Confidentiality.Nda, false)]
    public async Task Who_is_not_on_the_team_hears_the_code_name_from_the_level_on_that_their_role_ends_at(Confidentiality level, bool vicePresidentKnows)
    {
        var lead = await Protected(level);

        (await Name(Eleanor, lead)).ShouldBe((CodeNameOf(lead), false));
        (await Name(Bjorn, lead)).Knows.ShouldBe(vicePresidentKnows);
        (await Name(Amina, lead)).ShouldBe(("Yamabuki Coatings K.K.", true));
        (await Caller.As(web, Eleanor).Get($"/api/leads/{lead}")).Text.ShouldNotContain("Yamabuki");
        (await Caller.As(web, Eleanor).Get($"/api/leads/{lead}/timeline")).Text.ShouldNotContain("Yamabuki");
        (await Caller.As(web, Eleanor).Get($"/api/leads?q=Yamabuki")).Text.ShouldNotContain(lead.ToString());
    }

    [Fact]
    public async Task A_sealed_lead_is_counted_and_never_shown()
    {
        var before = await Sealed();
        var lead = await Protected(Confidentiality.Sealed);

        (await Caller.As(web, Bjorn).Get($"/api/leads/{lead}")).Refused(HttpStatusCode.NotFound, "lead-not-found");
        (await Caller.As(web, Bjorn).Post($"/api/leads/{lead}/actions/advance", new { version = 1 })).Refused(HttpStatusCode.NotFound, "lead-not-found");
        (await Caller.As(web, Bjorn).Get($"/api/leads?q={Uri.EscapeDataString(CodeNameOf(lead))}")).Ok().Json.GetProperty("leads").GetArrayLength().ShouldBe(0);
        (await Sealed()).ShouldBeGreaterThan(before);
        (await Caller.As(web, Amina).Get($"/api/leads/{lead}")).Ok();
    }

    [Fact]
    public async Task Who_is_told_a_protected_identity_is_written_down()
    {
        var lead = await Protected(Confidentiality.Nda);

        await Name(Amina, lead);
        await Name(Eleanor, lead);

        // Whoever else is at this desk meanwhile may be told of it in a list.
        var told = await web.Desk.Look(db => db.AccessLog.Where(read => read.Lead == lead && read.What.Contains(lead.Value.ToString())).Select(read => new { read.Person, read.Kind }).ToListAsync(TestContext.Current.CancellationToken));
        told.ShouldHaveSingleItem().ShouldBe(new { Person = Amina.Id, Kind = AccessKind.Identity });
    }

    private async Task<LeadId> Protected(Confidentiality level)
    {
        var lead = LeadId.New();
        await web.Desk.Do(Ines, new RegisterInquiry.Command(lead, Investors.Yamabuki) { OwnerId = Amina.Id, Confidentiality = level, CodeName = CodeNameOf(lead) });
        return lead;
    }

    private static string CodeNameOf(LeadId lead) => $"Ibis {lead.Value.ToString("N")[^6..]}";

    private async Task<(string Name, bool Knows)> Name(Workflows.Demo.DemoPerson person, LeadId lead)
    {
        var shown = (await Caller.As(web, person).Get($"/api/leads/{lead}")).Ok().Json;
        return (shown.GetProperty("name").GetString()!, shown.GetProperty("knowsIdentity").GetBoolean());
    }

    private async Task<int> Sealed() => (await Caller.As(web, Bjorn).Get("/api/leads")).Ok().Json.GetProperty("sealed").GetInt32();
}
