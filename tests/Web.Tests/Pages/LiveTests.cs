using GlobalReach.Cast;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>The connection by which an open page hears of colleagues' work.</summary>
public sealed class LiveTests(WebDesk web)
{
    [Fact]
    public async Task An_open_page_hears_who_changed_which_lead()
    {
        var ct = TestContext.Current.CancellationToken;
        var journey = await Journey.Start(web.Desk);
        using var amina = await web.SignIn(Amina);
        using var answer = await amina.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead, ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var told = new StreamReader(await answer.Content.ReadAsStreamAsync(ct));
        (await told.ReadLineAsync(ct)).ShouldBe("event: ready");

        await web.Desk.Do(Bjorn, new WriteNote.Command(journey.Lead, Guid.CreateVersion7(), "The embassy called"));

        var heard = "";
        while (!heard.Contains(Bjorn.Name, StringComparison.Ordinal) || !heard.Contains(journey.Lead.ToString(), StringComparison.Ordinal)) heard = await told.ReadLineAsync(ct).AsTask().WaitAsync(TimeSpan.FromSeconds(20), ct) ?? throw new InvalidOperationException("The stream ended.");
        heard.ShouldContain("\"mine\":false");
    }

    [Fact]
    public async Task Who_is_not_signed_in_hears_nothing()
    {
        using var anybody = web.Anybody();

        (await anybody.GetAsync("/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }
}
