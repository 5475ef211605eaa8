using System.Net;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>A move that is refused opens a form with exactly what is missing; filled in, the lead moves in one go.</summary>
public sealed class MendTests(WebDesk web)
{
    [Fact]
    public async Task Everything_missing_of_a_qualification_is_filled_in_and_the_lead_advances()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investor);
        var amina = await web.SignIn(Amina);

        var page = await amina.Read(Mend(journey));
        var moved = await amina.Submit(Mend(journey), null, [.. Qualified]);

        page.ShouldContain("Qualification.Need");
        page.ShouldNotContain("Qualification.WageRatio");
        page.ShouldNotContain("Inquiry.Summary");
        moved.Status.ShouldBe(HttpStatusCode.Redirect, moved.Page);
        var lead = await web.Desk.Lead(journey.Lead);
        lead.Stage.Value.ShouldBe("discovery");
        lead.Qualification!.Capex.AskedOn.ShouldBe(new DateOnly(2026, 11, 20));
    }

    [Fact]
    public async Task Facts_of_several_pages_are_saved_one_after_the_other()
    {
        var journey = await Journey.Start(web.Desk, Investor with { LawfulBasis = null, Source = null });
        await journey.Screen();
        var amina = await web.SignIn(Amina);

        var moved = await amina.Submit(Mend(journey), null, ("Inquiry.Source", "Event"), ("Inquiry.LawfulBasis", "Consent"), ("Acknowledgement.Acknowledged", "true"), ("Acknowledgement.ByMail", "false"), ("Duplicates.DuplicatesChecked", "true"));

        moved.Status.ShouldBe(HttpStatusCode.Redirect, moved.Page);
        var lead = await web.Desk.Lead(journey.Lead);
        (lead.Stage.Value, lead.Inquiry.Source).ShouldBe(("qualification", LeadSource.Event));
        lead.AcknowledgedAt.ShouldNotBeNull();
        lead.DuplicatesCheckedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_saved_is_told_and_what_only_others_can_do_says_who()
    {
        var journey = await Journey.Start(web.Desk, Investor with { Source = null });
        var amina = await web.SignIn(Amina);

        var before = WebUtility.HtmlDecode(await amina.Read(Mend(journey)));
        var refused = await amina.Submit(Mend(journey), null, ("Inquiry.Source", "Event"), ("Duplicates.DuplicatesChecked", "true"), ("Form.Overrides[0].Because", "Spoke to her"));

        before.ShouldContain("Cannot be filled in here");
        before.ShouldContain("Compliance");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Page.ShouldContain("Saved: Inquiry, Duplicates. The lead has not moved yet.");
        refused.Page.ShouldContain("Spoke to her");
        refused.Page.ShouldNotContain("Inquiry.Source");
        var lead = await web.Desk.Lead(journey.Lead);
        (lead.Stage.Value, lead.Inquiry.Source).ShouldBe(("inquiry", LeadSource.Event));
    }

    [Fact]
    public async Task A_wrong_entry_stands_at_its_field_with_all_else_that_was_typed()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investor);
        var amina = await web.SignIn(Amina);

        var refused = await amina.Submit(Mend(journey), null, [.. Qualified.Where(field => field.Name is not ("Qualification.Jobs.Value" or "Qualification.Rationale")), ("Qualification.Jobs.Value", "lots"), ("Qualification.Rationale", "")]);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.ShouldContain("value=\"lots\"");
        refused.Page.ShouldContain("Local assembly");
        refused.Page.ShouldContain("field-error");
        (await web.Desk.Lead(journey.Lead)).Qualification.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_opened_too_early_saves_nothing_and_tells_who_did_what_since()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investor);
        var amina = await web.SignIn(Amina);
        var (_, held) = await amina.Find(Mend(journey), null);
        await journey.Screen();

        List<(string Name, string Value)> typed = [.. held.Where(field => Qualified.All(own => own.Name != field.Name)), .. Qualified];
        var stale = await amina.Send(Mend(journey), null, typed);

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Page.ShouldContain($"<bdi>{Grace.Name}</bdi>");
        stale.Page.ShouldContain("Local assembly");
        (await web.Desk.Lead(journey.Lead)).Qualification.ShouldBeNull();
    }

    [Fact]
    public async Task Code_name_back_up_must_haves_and_drivers_are_filled_in_together()
    {
        var journey = await Journey.Reach(web.Desk, "discovery", Investor);
        var amina = await web.SignIn(Amina);

        var moved = await amina.Submit(
            Mend(journey), null, ("Assignment.BackupId", Tomas.Id.ToString()), ("Discovery.CodeName", $"Project {Guid.CreateVersion7():N}"), ("Discovery.MustHaves", "Rail siding\n5 MW"), ("Discovery.Drivers", "Talent"),
            ("Discovery.Rivals.CannotSay", "true"), ("Discovery.UtilityLoads.Value", "5 MW"), ("Discovery.AverageWage.Value", "78000"));

        moved.Status.ShouldBe(HttpStatusCode.Redirect, moved.Page);
        var lead = await web.Desk.Lead(journey.Lead);
        (lead.Stage.Value, lead.BackupId, lead.Discovery!.MustHaves.Count).ShouldBe(("proposal", Tomas.Id, 2));
    }

    [Fact]
    public async Task A_dialog_gets_only_the_form_and_hears_that_the_lead_moved()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investor);
        var amina = await web.SignIn(Amina);
        amina.DefaultRequestHeaders.Add("HX-Request", "true");

        var part = await amina.Read($"{Mend(journey)}?to=discovery");
        var (_, held) = await amina.Find(Mend(journey), null);
        using var form = new FormUrlEncodedContent(held.Where(field => Qualified.All(own => own.Name != field.Name)).Concat(Qualified).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await amina.PostAsync(Mend(journey), form, TestContext.Current.CancellationToken);

        part.ShouldNotContain("<html");
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("HX-Trigger").ShouldBe(["lead-moved"]);
    }

    [Fact]
    public async Task What_an_action_asks_itself_is_asked_too_and_a_stage_out_of_reach_is_told()
    {
        var journey = await Journey.Reach(web.Desk, "qualification", Investor);
        var amina = await web.SignIn(Amina);

        var hold = await amina.Submit(Mend(journey, "hold"), null, ("Form.Reason", "The budget waits for the board"), ("Form.ResumeOn", $"{web.Desk.Clock.GetUtcNow().AddDays(30):yyyy-MM-dd}"));
        var far = await amina.Read($"{Mend(journey, "resume")}?to=aftercare");
        using var nowhere = await amina.GetAsync(Mend(journey, "no-such-action"), TestContext.Current.CancellationToken);

        hold.Status.ShouldBe(HttpStatusCode.Redirect, hold.Page);
        far.ShouldContain("error-summary");
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_not_know_the_company_gets_reasons_and_no_fields()
    {
        var journey = await Journey.Reach(web.Desk, "discovery", Investor);
        await journey.Do(Amina, version => new RecordDiscovery.Command(journey.Lead, version, Confidentiality.Nda, $"Project {Guid.CreateVersion7():N}", [], [], default, default, default));
        var hugo = await web.SignIn(Hugo);

        var page = await hugo.Read(Mend(journey));

        page.ShouldContain("Cannot be filled in here");
        page.ShouldNotContain("name=\"Fields\"");
    }

    private static IReadOnlyList<(string Name, string Value)> Qualified { get; } =
    [
        ("Qualification.Need.Value", "Local assembly 🏭"), ("Qualification.ProjectType.Value", "Greenfield"), ("Qualification.Function.Value", "Assembly"), ("Qualification.Jobs.Value", "80"),
        ("Qualification.Capex.CannotSay", "true"), ("Qualification.Capex.AskedOn", "2026-11-20"), ("Qualification.TimeFrame.Value", "UpTo12Months"), ("Qualification.DecisionRole.Value", "Decider"),
        ("Qualification.Decision", "Go"), ("Qualification.Rationale", "Funded and dated"), ("Form.Overrides[0].Because", "The vice president agreed on the telephone"),
    ];

    /// <summary>Not Solaris, of which other tests look for duplicates.</summary>
    private static InquiryForm Investor { get; } = Investors.Solaris with { CompanyName = "Beispiel Werke AG" };

    private static string Mend(Journey journey, string action = "advance") => $"/leads/{journey.Lead}/mend/{action}";
}
