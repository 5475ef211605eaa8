using System.Net;

namespace GlobalReach.Web.Tests.Api;

public sealed class HealthTests(WebDesk web)
{
    [Fact]
    public async Task The_desk_is_ready_once_the_shipped_process_is_published()
    {
        using var anybody = web.Anybody();

        var ready = await anybody.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"Healthy\"");
    }
}
