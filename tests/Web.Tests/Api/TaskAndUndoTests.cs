using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Api;

/// <summary>Who does a task, and taking a move back, by keys alone.</summary>
public sealed class TaskAndUndoTests(WebDesk web)
{
    [Fact]
    public async Task A_task_is_taken_up_given_on_given_back_and_found_by_person_and_role()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Aufgaben Werke AG" });
        var task = await web.Desk.Look(db => db.Tasks.Where(t => t.LeadId == journey.Lead && t.Key == "desk-check").Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken));
        var assignee = $"/api/leads/{journey.Lead}/tasks/{task}/assignee";

        (await As(Noor).Put(assignee, new { })).Ok();
        var late = (await As(Ines).Put(assignee, new { })).Refused(HttpStatusCode.Conflict, "task-taken");
        late.Json.GetProperty("title").GetString()!.ShouldContain(Noor.Name);
        (await As(Noor).Put(assignee, new { personId = Rosa.Id.Value })).Refused(HttpStatusCode.UnprocessableEntity, "person-may-not-see").Fields.ShouldBe(["to"]);
        (await As(Noor).Put(assignee, new { personId = Tomas.Id.Value, note = "You know the industry" })).Ok();
        Find((await As(Tomas).Get($"/api/tasks?assignee={Tomas.Id}&role=Analyst&pageSize=200")).Ok(), task).GetProperty("note").GetString().ShouldBe("You know the industry");
        (await As(Tomas).Delete(assignee)).Ok();
        Find((await As(Amina).Get("/api/tasks?unclaimed=true&role=Analyst&pageSize=200")).Ok(), task).GetProperty("assignee").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        static System.Text.Json.JsonElement Find(Answer answer, Guid id) => answer.Json.GetProperty("tasks").EnumerateArray().Single(row => row.GetProperty("id").GetGuid() == id);
    }

    [Fact]
    public async Task A_move_is_taken_back_once_and_the_lead_says_whether_it_can_be()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investors.Solaris with { CompanyName = "Rückweg Werke AG" });
        var lead = $"/api/leads/{journey.Lead}";
        (await As(Amina).Post($"{lead}/actions/hold", new { version = await journey.Version(), reason = "Board", resumeOn = web.Desk.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) })).Ok();
        (await As(Amina).Get(lead)).Ok().Json.GetProperty("undo").GetProperty("via").GetString().ShouldBe("hold");
        (await As(Tomas).Post($"{lead}/undo", new { version = await journey.Version() })).Refused(HttpStatusCode.Forbidden, "undo-not-yours");
        var version = await journey.Version();

        var undone = (await As(Amina).Post($"{lead}/undo", new { version })).Ok();

        undone.Json.GetProperty("status").GetString().ShouldBe("Active");
        undone.Version.ShouldBe(await journey.Version());
        (await As(Amina).Post($"{lead}/undo", new { version })).Refused(HttpStatusCode.Conflict, "changed-meanwhile");
        (await As(Amina).Post($"{lead}/undo", new { version = undone.Version })).Refused(HttpStatusCode.Conflict, "undo-nothing");
    }

    private Caller As(Workflows.Demo.DemoPerson person) => Caller.As(web, person);
}
