using System.Collections.Concurrent;
using System.Net;
using System.Text;
using GlobalReach.Cast;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests;

/// <summary>Figures and traces leave for a collector where one is named, and nothing in them names a person or a company.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_is_told_the_desks_figures_and_traces_and_no_names()
    {
        await using var collector = await Collector.Start();
        await using var desk = new NewDesk(demo: true, new Dictionary<string, string> { ["Telemetry:Endpoint"] = collector.Address, ["Telemetry:Protocol"] = "HttpProtobuf", ["Telemetry:IntervalSeconds"] = "3600" });
        using var browser = await desk.SignIn(Amina);
        await browser.GetStringAsync("/search?q=Solaris", TestContext.Current.CancellationToken);
        var journey = await Journey.Start(desk.Desk);
        await journey.Welcome();
        await journey.Advance();
        await browser.GetStringAsync($"/leads/{journey.Lead}", TestContext.Current.CancellationToken);
        await desk.Services.GetRequiredService<OperationsWatch>().Look(TestContext.Current.CancellationToken);

        desk.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
        desk.Services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();

        var (metrics, traces) = (collector.Told("/v1/metrics"), collector.Told("/v1/traces"));
        foreach (var figure in new[] { "request.duration", "action.duration", "deadlines.running", "deadlines.late", "deadlines.lag", "deliveries.waiting", "deliveries.dead", "leads.stuck", "stage.duration" }) metrics.ShouldContain($"globalreach.{figure}");
        metrics.ShouldContain("RegisterInquiry");
        traces.ShouldContain("TakeAction");
        traces.ShouldContain("GET leads/{id:guid}");
        foreach (var secret in new[] { "Solaris", "Amina", "demo.globalreach", "Vogt", journey.Lead.ToString() }) $"{metrics}{traces}".ShouldNotContain(secret);
    }

    [Fact]
    public async Task Without_a_collector_nothing_listens()
    {
        await using var desk = new NewDesk();

        desk.Services.GetService<MeterProvider>().ShouldBeNull();
        desk.Services.GetService<TracerProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "collector", "GLOBALREACH__TELEMETRY__ENDPOINT")]
    [InlineData("Telemetry:IntervalSeconds", "0", "GLOBALREACH__TELEMETRY__INTERVALSECONDS")]
    public void A_setting_that_cannot_be_right_stops_the_start_and_says_which(string setting, string value, string named)
    {
        var settings = new Dictionary<string, string> { ["Telemetry:Endpoint"] = "http://localhost:4317", [setting] = value };

        Should.Throw<InvalidOperationException>(() => new NewDesk(settings: settings).Services).Message.ShouldContain(named);
    }

    /// <summary>Takes what is sent to it and keeps it as it came.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> told = new();
        private readonly WebApplication app;

        private Collector(WebApplication app) => this.app = app;

        public string Address => app.Urls.Single();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var collector = new Collector(builder.Build());
            collector.app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                collector.told.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                context.Response.StatusCode = (int)HttpStatusCode.OK;
            });
            await collector.app.StartAsync();
            return collector;
        }

        public string Told(string path) => string.Concat(told.Where(message => message.Path == path).Select(message => message.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
