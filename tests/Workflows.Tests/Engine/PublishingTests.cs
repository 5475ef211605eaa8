using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>What is published never changes, and what is broken never replaces what runs.</summary>
public sealed class PublishingTests : IDisposable
{
    /// <summary>The version after the one that is shipped.</summary>
    private const int Next = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("globalreach-templates-").FullName;

    public PublishingTests() => Copy(new TemplateFiles(new TemplateOptions()).Folder, folder);

    [Fact]
    public async Task A_sound_new_version_is_published_and_leads_under_way_stay_on_theirs()
    {
        await using var desk = await Open();
        var old = await Journey.To(desk, "inquiry");
        Seed(PaperLead.Process with { Version = Next });

        await Publish(desk);
        var young = await Journey.To(desk, "inquiry", Investors.Yamabuki);

        (await desk.Lead(old)).Process.Version.ShouldBe(Next - 1);
        (await desk.Lead(young)).Process.Version.ShouldBe(Next);
    }

    [Fact]
    public async Task A_broken_seed_is_told_of_and_the_last_good_version_runs_on()
    {
        await using var desk = await Open();
        Seed(PaperLead.Process with { Version = Next, Actions = [.. PaperLead.Process.Actions.Where(a => a.Key.Value != "close")] });

        var faults = await Publish(desk);
        var lead = await Journey.To(desk, "inquiry");

        faults.ShouldHaveSingleItem().ShouldStartWith("investor-journey.v3.json $.stages[8]:");
        (await desk.Lead(lead)).Process.Version.ShouldBe(Next - 1);
    }

    [Fact]
    public async Task A_seed_that_is_no_definition_is_told_of_with_its_place()
    {
        await using var desk = await Open();
        await File.WriteAllTextAsync(Path.Combine(folder, "processes", "investor-journey.v3.json"), """{ "key": "investor-journey", "version": "two" }""", TestContext.Current.CancellationToken);

        var faults = await Publish(desk);

        faults.ShouldHaveSingleItem().ShouldStartWith("investor-journey.v3.json $.version:");
    }

    [Fact]
    public async Task The_same_version_with_other_content_is_refused()
    {
        await using var desk = await Open();
        Seed(PaperLead.Process with { Calendar = "elsewhere" });

        var faults = await Publish(desk);

        faults.ShouldHaveSingleItem().ShouldContain("$.version");
        (await desk.Services.GetRequiredService<ProcessCatalog>().Latest(RegisterInquiry.Process, TestContext.Current.CancellationToken)).Calendar.ShouldBe("us-ct");
    }

    [Fact]
    public async Task White_space_makes_no_other_content()
    {
        await using var desk = await Open();
        var path = Path.Combine(folder, "processes", "investor-journey.v2.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings(" "), TestContext.Current.CancellationToken);

        (await Publish(desk)).ShouldBeEmpty();
        (await desk.Look(db => db.Processes.CountAsync(p => p.Key == "investor-journey"))).ShouldBe(Next - 1);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<Desk> Open() => Desk.Open(services => services.AddSingleton(new TemplateOptions { Folder = folder }));

    private void Seed(ProcessDefinition process) => File.WriteAllText(Path.Combine(folder, "processes", $"{process.Key}.v{process.Version}.json"), ProcessJson.Write(process));

    private static async Task<IReadOnlyList<string>> Publish(Desk desk)
    {
        var catalog = desk.Services.GetRequiredService<ProcessCatalog>();
        await catalog.PublishSeeds(TestContext.Current.CancellationToken);
        return catalog.Faults;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.json", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
