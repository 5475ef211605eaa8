using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using GlobalReach.Workflows.Operations;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GlobalReach.Web;

/// <summary>Where figures and traces are sent (OTLP); nowhere unless an address is set.</summary>
public sealed record TelemetryOptions : IValidatableObject
{
    /// <summary>Address of the collector, such as http://localhost:4317; empty sends nothing.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How the collector is spoken to.</summary>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.Grpc;

    /// <summary>What the collector wants to be told with each message, such as a key: name=value, several with commas. Only by environment.</summary>
    public string? Headers { get; init; }

    /// <summary>Whether requests are traced too.</summary>
    public bool Traces { get; init; } = true;

    /// <summary>How often figures are sent.</summary>
    public int IntervalSeconds { get; init; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Endpoint)) yield break;
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) yield return new ValidationResult($"Telemetry:Endpoint '{Endpoint}' is no address of a collector: set GLOBALREACH__TELEMETRY__ENDPOINT, such as http://localhost:4317.");
        if (IntervalSeconds is < 1 or > 3600) yield return new ValidationResult($"Telemetry:IntervalSeconds {IntervalSeconds} is not between 1 and 3600: set GLOBALREACH__TELEMETRY__INTERVALSECONDS.");
    }
}

/// <summary>Sends the desk's figures, and what a request did, to whoever watches many programs (OpenTelemetry). Neither names a person, a company or anything that somebody typed.</summary>
internal static class Telemetry
{
    private const string Service = "globalreach";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();
        var faults = options.Validate(new(options)).ToList();
        if (faults.Count > 0) throw new InvalidOperationException(faults[0].ErrorMessage);
        if (string.IsNullOrWhiteSpace(options.Endpoint)) return;

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(Service, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()));
        telemetry.WithMetrics(metrics => metrics.AddMeter(DeskMeter.Name).AddMeter("Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter((otlp, reader) =>
        {
            Address(otlp, options, "metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.IntervalSeconds * 1000;
        }));
        if (options.Traces) telemetry.WithTracing(traces => traces.AddSource(DeskTrace.Name).AddAspNetCoreInstrumentation(Anonymous).AddOtlpExporter(otlp => Address(otlp, options, "traces")));
    }

    /// <summary>Over HTTP each kind has a path of its own below the collector's address.</summary>
    private static void Address(OtlpExporterOptions otlp, TelemetryOptions options, string kind)
    {
        var address = new Uri(options.Endpoint!);
        (otlp.Protocol, otlp.Headers) = (options.Protocol, options.Headers);
        otlp.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(address, $"{address.AbsolutePath.TrimEnd('/')}/v1/{kind}") : address;
    }

    /// <summary>An address may hold a search or a secret link, and a browser's name is somebody's: of a request only its route is told.</summary>
    private static void Anonymous(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions tracing)
    {
        tracing.Filter = context => !context.Request.Path.StartsWithSegments("/health");
        tracing.EnrichWithHttpRequest = (step, _) => Forget(step);
        tracing.EnrichWithHttpResponse = (step, _) => Forget(step);
    }

    private static void Forget(Activity step)
    {
        foreach (var told in new[] { "url.path", "url.query", "user_agent.original", "server.address", "client.address" }) step.SetTag(told, null);
    }
}
