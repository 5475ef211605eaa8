using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Cast;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Browser.Tests;

/// <summary>A lead in Qualification whose manager asked the vice president whether to go on.</summary>
internal static class AskedToGo
{
    public static async Task<Guid> On(Product product, string company)
    {
        var lead = await Inquire(product, company);
        await Record(People.Ines, "acknowledgement", version => new { version });
        await Record(People.Ines, "duplicate-check", version => new { version });
        await Record(People.Grace, $"screenings/{Guid.CreateVersion7()}", version => new { version, party = company, list = "Consolidated Screening List", listDate = Today, result = "Clear" });
        await Send(product, People.Amina, HttpMethod.Post, $"/api/leads/{lead}/actions/advance", new { version = await Version() });
        await Record(People.Amina, $"approvals/{Guid.CreateVersion7()}", version => new { version, key = "go-decision", remark = "The board decides in May" });
        return lead;

        async Task Record(DemoPerson person, string fact, Func<int, object> body) => await Send(product, person, HttpMethod.Put, $"/api/leads/{lead}/{fact}", body(await Version()));

        async Task<int> Version() => (await Send(product, People.Amina, HttpMethod.Get, $"/api/leads/{lead}", null)).GetProperty("version").GetInt32();
    }

    /// <summary>A lead in Inquiry.</summary>
    public static async Task<Guid> Inquire(Product product, string company)
    {
        var lead = Guid.CreateVersion7();
        await Send(product, People.Ines, HttpMethod.Post, "/api/inquiries", new
        {
            id = lead, ownerId = People.Amina.Id.Value, summary = "Assembly", source = "Direct", country = "DE", language = "de", companyName = company,
            contactFamilyName = "Vogt", contactEmail = "k.vogt@beispiel.example", lawfulBasis = "LegitimateInterest", lawfulBasisOn = Today,
        });
        return lead;
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static async Task<JsonElement> Send(Product product, DemoPerson person, HttpMethod method, string path, object? body)
    {
        using var http = new HttpClient { BaseAddress = new Uri(product.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", $"demo-{person.SignIn}");
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
