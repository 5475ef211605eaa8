using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Web.Tests.Api;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>The process studio without script, on a desk of its own: what is published there is met by everybody.</summary>
public sealed partial class StudioTests
{
    [Fact]
    public async Task A_stage_is_changed_by_its_form_looked_at_simulated_and_published_by_a_second_person()
    {
        await using var desk = new NewDesk(demo: true);
        using var sam = await desk.SignIn(Sam);
        using var bjorn = await desk.SignIn(Bjorn);
        (await sam.Submit("/process/studio", null, ("Form.Name", ""))).Page.ShouldContain("aria-invalid=\"true\"");
        (await sam.Submit("/process/studio", null, ("Form.Name", "Agreement <first>"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var draft = Address().Match(await sam.Read("/process/studio")).Value;

        (await sam.Submit($"{draft}/stages/discovery", null,
            ("Form.Gates[9].Gate", "document-present"), ("Form.Gates[9].Of", "Agreement"), ("Form.Gates[9].Link", "documents"),
            ("Form.Deadlines[1].Names[en]", "Send NDA"), ("Form.Deadlines[1].Names[de]", "NDA schicken"), ("Form.Deadlines[1].Names[fr]", "Envoyer l’accord"), ("Form.Deadlines[1].Within.Amount", "3"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var differences = WebUtility.HtmlDecode(await sam.Read($"{draft}/differences"));
        differences.ShouldContain("Discovery: gate “Signed agreement” added, blocks");
        differences.ShouldContain("Discovery: deadline “Send NDA” added, 3 working days. When it passes: owner");
        differences.ShouldContain("NDA schicken");
        differences.ShouldContain("\"mark\":\"changed\"");
        (await sam.Submit($"{draft}/simulation", null)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Read($"{draft}/simulation")).ShouldContain("data-figure=\"moves\"");

        (await sam.Submit(draft, "Ask")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Read(draft)).ShouldNotContain("handler=Publish");
        (await bjorn.Submit(draft, "Publish")).Status.ShouldBe(HttpStatusCode.Redirect);
        var studio = WebUtility.HtmlDecode(await sam.Read("/process/studio"));
        studio.ShouldContain($"by {Bjorn.Name}, asked for by {Sam.Name}");
        (await sam.Read("/process")).ShouldContain("Send NDA");
        (await desk.Services.GetRequiredService<ProcessCatalog>().Latest(RegisterInquiry.Process, TestContext.Current.CancellationToken)).Version.ShouldBe(Shipped.Next);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_shown_again_with_what_was_typed()
    {
        await using var desk = new NewDesk(demo: true);
        using var sam = await desk.SignIn(Sam);
        await sam.Submit("/process/studio", null, ("Form.Name", "Draft"));
        var draft = Address().Match(await sam.Read("/process/studio")).Value;

        var (status, page) = await sam.Submit($"{draft}/stages/discovery", null, ("Form.StallsAfterDays", "0"), ("Form.Deadlines[0].Within.Amount", "77"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("value=\"77\"");
        await sam.Submit($"{draft}/stages/discovery", null, ("Form.Deadlines[0].Within.Amount", ""));
        WebUtility.HtmlDecode(await sam.Read(draft)).ShouldContain("$.stages[2].deadlines[0].within");
        sam.DefaultRequestHeaders.Add("Accept-Language", "de");
        WebUtility.HtmlDecode(await sam.Read(draft)).ShouldContain("„“ ist keine Arbeitszeit: Schreiben Sie Stunden oder Tage");
        sam.DefaultRequestHeaders.Remove("Accept-Language");
        (await sam.Submit(draft, "Ask")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await sam.Submit($"{draft}/words", null, ("said:en:stages.discovery.name", "Requirements"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Read($"{draft}/words")).ShouldContain("value=\"Requirements\"");
    }

    [Fact]
    public async Task The_text_is_looked_over_as_it_is_typed_and_its_faults_have_places()
    {
        await using var desk = new NewDesk(demo: true);
        using var sam = await desk.SignIn(Sam);
        await sam.Submit("/process/studio", null, ("Form.Name", "Draft"));
        var draft = Address().Match(await sam.Read("/process/studio")).Value;
        var (_, held) = await sam.Find($"{draft}/json", null);
        var text = held.Single(field => field.Name == "Form.Definition").Value.ReplaceLineEndings("\n");

        var looked = JsonDocument.Parse((await sam.Send($"{draft}/json", "Look", [.. held.Where(field => field.Name != "Form.Definition"), ("Form.Definition", text.Replace("nda-on-file", "nda-on-fire", StringComparison.Ordinal))])).Page).RootElement;
        var fault = looked.GetProperty("faults")[0];
        fault.GetProperty("path").GetString().ShouldBe("$.stages[2].exit[5].gate");
        text[(fault.GetProperty("at").GetInt32() + 1)..].ShouldStartWith("nda-on-file");
        looked.GetProperty("changes").GetArrayLength().ShouldBe(2);
        looked.GetProperty("map").GetProperty("stages").GetArrayLength().ShouldBe(9);
        (await sam.Send($"{draft}/json", "Check", [.. held.Where(field => field.Name != "Form.Definition"), ("Form.Definition", "{ no")])).Page.ShouldContain("{ no");
        (await sam.Submit($"{draft}/json", null, ("Form.Definition", "{ no"))).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var page in new[] { "", "/json", "/words", "/differences", "/simulation" }) await sam.Read(draft + page);
        (await sam.GetAsync($"{draft}/stages/discovery", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_of_the_author_publishes_no_more_than_they_do()
    {
        await using var desk = new NewDesk(demo: true);
        var (sam, bjorn, amina) = (new Caller(desk.Api("demo-admin")), new Caller(desk.Api("demo-vp")), new Caller(desk.Api("demo-manager")));
        (await amina.Post("/api/process-drafts", new { name = "Mine", process = RegisterInquiry.Process, version = Shipped.Version })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await sam.Post("/api/process-drafts", new { name = "Mine", process = RegisterInquiry.Process, version = Shipped.Next })).Refused(HttpStatusCode.NotFound, "process-not-found");

        var begun = (await sam.Post("/api/process-drafts", new { name = "Longer", process = RegisterInquiry.Process, version = Shipped.Version })).Ok().Json;
        var draft = $"/api/process-drafts/{begun.GetProperty("id").GetGuid()}";
        var definition = JsonSerializer.Deserialize<JsonElement>(begun.GetProperty("definition").GetRawText().Replace("\"3d\"", "\"4d\"", StringComparison.Ordinal));
        var written = (await sam.Put($"{draft}/definition", new { revision = 1, definition })).Ok().Json;
        written.GetProperty("changes").GetInt32().ShouldBeGreaterThan(0);
        (await sam.Put($"{draft}/definition", new { revision = 1, definition })).Refused(HttpStatusCode.Conflict, "changed-meanwhile");
        (await sam.Put($"{draft}/words", new { revision = 2, words = new { en = new Dictionary<string, string> { ["../x"] = "y" } } })).Refused(HttpStatusCode.UnprocessableEntity, "word-place-unknown");
        (await sam.Post($"{draft}/publication-request", new { revision = 2 })).Ok();
        (await sam.Post($"{draft}/publication", new { revision = 3 })).Refused(HttpStatusCode.Forbidden, "draft-is-yours");
        (await bjorn.Post($"{draft}/publication", new { revision = 3 })).Ok().Json.GetProperty("publishedAs").GetInt32().ShouldBe(Shipped.Next);
        (await sam.Delete($"{draft}?revision=4")).Refused(HttpStatusCode.Conflict, "draft-over");
    }

    [Fact]
    public async Task A_broken_definition_keeps_the_last_good_one_running_and_is_told_loudly()
    {
        using var templates = new Templates();
        await using var first = new NewDesk(demo: true);
        await using var desk = first.WithWebHostBuilder(builder => builder.UseSetting("Templates:Folder", templates.Folder));
        templates.Write(Shipped.Version, Shipped.Next, Templates.Spoil);

        using var anybody = desk.CreateClient();
        var ready = await anybody.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        ready.ShouldContain("Degraded");
        ready.ShouldContain($"investor-journey.v{Shipped.Next}.json $.stages[2].exit[5].gate");
        using var sam = desk.CreateClient(new() { AllowAutoRedirect = false });
        await sam.Submit("/account/sign-in", null, ("Form.Email", Sam.Email), ("Form.Password", Workflows.Demo.DemoPeople.Password));
        WebUtility.HtmlDecode(await sam.Read("/operations")).ShouldContain($"investor-journey.v{Shipped.Next}.json $.stages[2].exit[5].gate");
        (await desk.Services.GetRequiredService<ProcessCatalog>().Latest(RegisterInquiry.Process, TestContext.Current.CancellationToken)).Version.ShouldBe(Shipped.Version);
    }

    [Fact]
    public async Task Where_there_is_no_good_version_the_start_ends_and_says_why()
    {
        using var templates = new Templates();
        foreach (var version in Shipped.Versions) templates.Write(version.Version, version.Version, Templates.Spoil);
        await using var first = new NewDesk();
        await using var desk = first.WithWebHostBuilder(builder => builder.UseSetting("Templates:Folder", templates.Folder));

        var told = Should.Throw<InvalidOperationException>(() => desk.CreateClient()).Message;
        foreach (var version in Shipped.Versions) told.ShouldContain($"investor-journey.v{version.Version}.json $.stages[2].exit[5].gate");
    }

    [GeneratedRegex("/process/drafts/[0-9a-f-]{36}")]
    private static partial Regex Address();

    /// <summary>The organisation's files, copied to be spoilt.</summary>
    private sealed class Templates : IDisposable
    {
        public Templates()
        {
            var from = new TemplateFiles(new TemplateOptions()).Folder;
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)))
            {
                var target = Path.Combine(Folder, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("globalreach-templates-").FullName;

        /// <summary>Writes a shipped version of the journey under a number, changed.</summary>
        public void Write(int shipped, int number, Func<string, string> change)
        {
            var text = File.ReadAllText(Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes", $"investor-journey.v{shipped}.json"));
            File.WriteAllText(Path.Combine(Folder, "processes", $"investor-journey.v{number}.json"), change(text.Replace($"\"version\": {shipped}", $"\"version\": {number}", StringComparison.Ordinal)));
        }

        public static string Spoil(string definition) => definition.Replace("nda-on-file", "no-such-gate", StringComparison.Ordinal);

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
