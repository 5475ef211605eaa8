using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Pages.Leads;
using GlobalReach.Workflows;
using GlobalReach.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Tests;

/// <summary>Nothing that the product can say is without words.</summary>
public sealed partial class TextsTests(WebDesk web)
{
    private IStringLocalizer<Labels> Labels => web.Services.GetRequiredService<IStringLocalizer<Labels>>();

    private IStringLocalizer<Faults> Faults => web.Services.GetRequiredService<IStringLocalizer<Faults>>();

    private IStringLocalizer<Refusals> Refusals => web.Services.GetRequiredService<IStringLocalizer<Refusals>>();

    [Fact]
    public void Every_refusal_that_the_sources_name_has_a_text()
    {
        var codes = Sources().SelectMany(file => CodesIn(File.ReadAllText(file))).ToHashSet();

        codes.Count.ShouldBeGreaterThan(70);
        codes.Where(code => Refusals[code].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public void No_source_writes_a_refusal_in_a_way_that_hides_its_code()
    {
        // What this finds has no code in quotes: the test above would not see it.
        var hidden = Sources().Where(file => !file.EndsWith("JournalWords.cs", StringComparison.Ordinal))
            .SelectMany(file => Rules().Matches(File.ReadAllText(file)).Select(match => match.Value).Where(call => !call.Contains('"', StringComparison.Ordinal)).Select(call => $"{Path.GetFileName(file)}: {call}"));

        hidden.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_fault_that_a_validator_can_find_has_a_text()
    {
        await using var scope = web.Services.CreateAsyncScope();
        var validators = typeof(WorkflowsSetup).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator)))
            .Select(type => (IValidator)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)).ToList();

        var codes = validators.SelectMany(validator => validator.CreateDescriptor().Rules).SelectMany(rule => rule.Components)
            .Where(component => !component.Validator.Name.StartsWith("ChildValidator", StringComparison.Ordinal))
            .Select(component => string.IsNullOrEmpty(component.ErrorCode) ? Workflows.Requests.Rules.CodeOf(component.Validator) : component.ErrorCode).ToHashSet();

        codes.ShouldContain("required");
        codes.Where(code => Refusals[code].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public void Every_fact_that_a_gate_may_ask_for_has_a_name() =>
        FactCatalog.Keys.Where(key => Labels[$"Fact_{key}"].ResourceNotFound).ShouldBeEmpty();

    [Fact]
    public void Every_value_of_the_domain_that_people_meet_has_a_name()
    {
        // Kinds of refusals and notes, and units of working time, are never shown.
        string[] unseen = ["RefusalKind", "NoteKind", "WorkingUnit"];

        var nameless = typeof(Lead).Assembly.GetExportedTypes().Where(type => type.IsEnum && !unseen.Contains(type.Name))
            .SelectMany(type => Enum.GetNames(type).Select(value => $"Enum_{type.Name}_{value}")).Where(key => Labels[key].ResourceNotFound);

        nameless.ShouldBeEmpty();
    }

    [Fact]
    public void Everybody_whom_a_ladder_tells_has_a_name() =>
        Enum.GetNames<Recipient>().Where(to => Labels[$"Process_To_{to}"].ResourceNotFound).ShouldBeEmpty();

    [Fact]
    public void Every_thing_that_happens_has_a_sentence_that_names_only_what_the_fact_holds()
    {
        var faults = new List<string>();
        foreach (var (name, type) in Facts())
        {
            var values = type.GetProperties().Select(property => property.Name).ToHashSet();
            var sentences = Labels.GetAllStrings(includeParentCultures: true).Where(text => text.Name == $"Journal_{name}" || text.Name.StartsWith($"Journal_{name}.", StringComparison.Ordinal)).ToList();
            if (sentences.Count == 0) faults.Add($"{name} has no sentence");
            faults.AddRange(sentences.SelectMany(text => Placeholder().Matches(text.Value).Select(match => match.Groups[1].Value).Where(value => !values.Contains(value)).Select(value => $"{text.Name} names {value}")));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Every_way_a_task_ends_and_a_lead_moves_has_its_own_sentence()
    {
        var lead = LeadId.New();
        var stories = Enum.GetValues<TaskState>().Where(state => state != TaskState.Open).SelectMany(state => new[] { "kick-off-note", null }.Select(key => new TaskClosed(lead, Guid.Empty, key, state, default)))
            .Select(fact => JournalWords.KeyFor("task.closed", fact))
            .Concat(new[] { Moved("inquiry", "inquiry"), Moved("inquiry", "discovery"), Moved("inquiry", "discovery") with { Skipped = ["nda-on-file"] }, Moved("commitment", "landing") with { Milestone = "won" }, Moved("landing", "commitment") with { Undone = "won" }, Moved("inquiry", "inquiry") with { Reasons = ["no-site"] }, Moved("inquiry", "inquiry") with { ResumeOn = new DateOnly(2027, 1, 4) } }
                .Select(fact => JournalWords.KeyFor("lead.moved", fact)))
            .ToList();

        stories.Distinct().Count().ShouldBe(stories.Count);
        stories.Where(key => Labels[key].ResourceNotFound).ShouldBeEmpty();

        LeadMoved Moved(string from, string to) => new(lead, "advance", from, to, LeadStatus.Active, LeadStatus.Active, [], null, null, null, [], null);
    }

    [Fact]
    public void Every_sentence_of_the_check_of_processes_has_words()
    {
        var sentences = Sources().Where(file => Path.GetFileName(file) is "ProcessCheck.cs" or "ApprovalCheck.cs").SelectMany(File.ReadLines)
            .Select(line => FaultSaid().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Length > 0 ? WithGaps(match.Groups[2].Value) : match.Groups[2].Value).Distinct().ToList();

        sentences.Count.ShouldBeGreaterThan(40);
        sentences.Where(sentence => Faults[sentence].ResourceNotFound).ShouldBeEmpty();
    }

    /// <summary>As the compiler splits it: each expression in braces becomes a number.</summary>
    private static string WithGaps(string interpolated)
    {
        var (said, depth, gaps) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var letter in interpolated)
        {
            if (letter == '{' && depth++ == 0) said.Append(CultureInfo.InvariantCulture, $"{{{gaps++}}}");
            else if (letter == '}') depth--;
            else if (depth == 0) said.Append(letter);
        }

        return said.ToString();
    }

    [GeneratedRegex("""new(?: ProcessFault)?\((?:\$?"[^"]*"|at), ?(\$?)"(.*)"\)""")]
    private static partial Regex FaultSaid();

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    public void Every_word_is_said_in_every_language_of_the_pages_with_the_same_gaps_to_fill(string language)
    {
        var faults = new List<string>();
        foreach (var words in new IStringLocalizer[] { Labels, Refusals, Faults })
        {
            var english = Read(words, "en-US");
            var own = Read(words, language);
            faults.AddRange(english.Keys.Except(own.Keys).Select(key => $"{key} is missing"));
            faults.AddRange(own.Keys.Except(english.Keys).Select(key => $"{key} is not said in English"));
            faults.AddRange(english.Keys.Intersect(own.Keys).Where(key => !Gaps(english[key]).SetEquals(Gaps(own[key]))).Select(key => $"{key} fills other gaps"));
        }

        faults.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Read(IStringLocalizer words, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            // English is what stands where a language has nothing of its own.
            return words.GetAllStrings(includeParentCultures: language.StartsWith("en", StringComparison.Ordinal)).ToDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    private static IEnumerable<(string Name, Type Type)> Facts() =>
        typeof(IFact).Assembly.GetTypes().Select(type => (type.GetCustomAttribute<FactNameAttribute>()?.Name, type)).Where(fact => fact.Name is not null).Select(fact => (fact.Name!, fact.type));

    private static IEnumerable<string> CodesIn(string source) => Codes().Matches(source).SelectMany(match => match.Groups.Cast<Group>().Skip(1).Where(group => group.Success).Select(group => group.Value));

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GlobalReach.sln"))) root = root.Parent ?? throw new InvalidOperationException("The sources are not above the tests.");
        // A scoring model that cannot be published stops the start and is told there, to who wrote it.
        return Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) is not ("Scoring.cs" or "Outcome.cs"));
    }

    [GeneratedRegex("""Refusal\.Rule\((?:[^"();]*(?:\([^"()]*\))?[^"();]*\?\s*)?"([^"]+)"(?:\s*:\s*"([^"]+)")?|Refusal\.Invalid\([^;]*?,\s*"([^"]+)"|WithErrorCode\("([^"]+)"\)|new(?: Refusal)?\(RefusalKind\.\w+, "([^"]+)""")]
    private static partial Regex Codes();

    [GeneratedRegex("""(?:Refusal\.Rule|WithErrorCode)\([^;]*""")]
    private static partial Regex Rules();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
