using GlobalReach.Workflows.Leads;

namespace GlobalReach.Workflows.Tests.Leads;

public sealed class TakeActionTests
{
    private static readonly ActionKey Advance = new("advance");

    [Fact]
    public async Task An_inquiry_with_gaps_stays_and_every_gate_says_why()
    {
        await using var desk = await Desk.Open();
        var lead = LeadId.New();
        await desk.Do(Amina, new RegisterInquiry.Command(lead, new InquiryForm { Summary = "Wants a plant for battery housings" }));

        var refused = await desk.Send(Amina, new TakeAction.Command(lead, 1, Advance));

        refused.Succeeded.ShouldBeFalse();
        refused.Refusals.Select(r => r.Gate).ShouldBe(
            [
                "fact-known:inquiry.source", "fact-known:inquiry.party", "fact-known:inquiry.country", "fact-known:inquiry.contact-route", "fact-known:inquiry.lawful-basis",
                "fact-known:inquiry.duplicates-checked", "screening-clear", "fact-known:inquiry.acknowledged",
            ]);
        (await desk.Lead(lead)).Stage.ShouldBe(new StageKey("inquiry"));
    }
}
