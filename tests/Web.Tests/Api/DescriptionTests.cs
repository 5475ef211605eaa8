using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Web.Tests.Api;

public sealed class DescriptionTests(WebDesk web)
{
    [Fact]
    public async Task Every_endpoint_is_described_with_a_name_a_sentence_and_its_refusals()
    {
        var described = (await Description()).Operations;

        var mapped = web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"));
        described.Select(operation => $"{operation.Method} {operation.Path}").ShouldBe(mapped, ignoreOrder: true);
        described.Select(operation => operation.Name).ShouldBeUnique();
        foreach (var operation in described)
        {
            operation.Json.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(operation.Path);
            foreach (var status in new[] { "401", "403", "404", "409", "422" }) operation.Json.GetProperty("responses").GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue();
            if (operation.Method is "PUT" or "POST" && operation.Name is not ("retryDelivery" or "checkJournal")) operation.Json.TryGetProperty("requestBody", out _).ShouldBeTrue(operation.Path);
        }
    }

    [Fact]
    public async Task Our_own_shapes_are_described_as_they_are_written()
    {
        var description = await Description();

        var qualification = description.Schema("QualificationBody").GetProperty("properties");
        var jobs = qualification.GetProperty("jobs").GetProperty("oneOf").EnumerateArray().ToList();
        jobs[0].GetProperty("properties").GetProperty("value").GetProperty("type").GetString().ShouldBe("integer");
        jobs[1].GetProperty("properties").GetProperty("cannotSay").GetProperty("format").GetString().ShouldBe("date");
        jobs[2].GetProperty("type").GetString().ShouldBe("null");
        qualification.GetProperty("capex").GetProperty("oneOf")[0].GetProperty("properties").GetProperty("value").GetProperty("properties").GetProperty("currency").GetProperty("pattern").GetString().ShouldBe("^[A-Z]{3}$");
        description.Schema("LeadJson").GetProperty("properties").GetProperty("owner").GetProperty("format").GetString().ShouldBe("uuid");
        description.Schema("LeadJson").GetProperty("properties").GetProperty("stages").GetProperty("items").GetProperty("type").GetString().ShouldBe("string");
        description.Schema("ProposalState").GetProperty("enum").EnumerateArray().Select(name => name.GetString()).ShouldBe(["rendering", "ready", "failed"]);
        description.Schema("ScreeningBody").GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["version", "party", "list", "listDate", "result"]);
        description.Root.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey").GetProperty("name").GetString().ShouldBe("X-Api-Key");
        description.Operations.Where(operation => operation.Method != "GET").ShouldAllBe(operation => operation.Json.GetRawText().Contains("Idempotency-Key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_reference_of_the_description_leads_somewhere()
    {
        var description = await Description();

        foreach (var reference in References(description.Root))
        {
            description.Root.GetProperty("components").GetProperty(reference.Split('/')[2]).TryGetProperty(reference.Split('/')[3], out _).ShouldBeTrue(reference);
        }
    }

    private async Task<OpenApi> Description() => await OpenApi.Of(web);

    private static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
