using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Web.Tests.Api;

/// <summary>A machine at the API that acts as one of the cast.</summary>
internal sealed class Caller(HttpClient http)
{
    public static Caller As(WebDesk web, DemoPerson person) => new(web.Api(person));

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<Answer> Post(string path, object body, string? key = null) => Send(HttpMethod.Post, path, JsonContent.Create(body), key);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public string Code => Json.GetProperty("code").GetString()!;

    public int Version => Json.GetProperty("version").GetInt32();

    public bool Replayed => Headers.Contains("Idempotent-Replayed");

    public IReadOnlyList<string> Fields => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!)];

    /// <summary>It went well, or the test says with what answer it did not.</summary>
    public Answer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Text);
        return this;
    }

    public Answer Refused(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code);
        ContentHeaders.ContentType!.MediaType.ShouldBe("application/problem+json");
        Json.GetProperty("title").GetString().ShouldNotBe(code, "The refusal has no words.");
        return this;
    }
}
