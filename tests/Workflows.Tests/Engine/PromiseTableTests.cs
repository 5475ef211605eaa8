using System.Text.RegularExpressions;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>`docs/engine.md` names for each promise of the engine the tests that prove it: they exist, and no promise is without them unless the table says plainly that it is not kept yet.</summary>
public sealed partial class PromiseTableTests
{
    private const int Promises = 20;
    private const string NotKept = "**Not kept yet.**";

    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_promise_has_its_row_once_and_in_order() => Rows().Select(row => row.Number).ShouldBe(Enumerable.Range(1, Promises));

    [Fact]
    public void Every_promise_names_a_test_that_proves_it_or_is_said_not_to_be_kept_yet()
    {
        foreach (var row in Rows())
        {
            var saysSo = row.Proof.StartsWith(NotKept, StringComparison.Ordinal);
            (saysSo || row.Tests.Count > 0).ShouldBeTrue($"P{row.Number} names no test: name one, or begin with '{NotKept}' and say what is missing");
            if (saysSo) row.Proof.Length.ShouldBeGreaterThan(NotKept.Length + 20, $"P{row.Number} does not say what is missing");
        }
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var there = Tests();
        foreach (var row in Rows())
        {
            foreach (var test in row.Tests) there.ShouldContain(test, $"P{row.Number} is proved by a test that is not there");
        }
    }

    private static List<Row> Rows() => [.. File.ReadAllLines(Path.Combine(Root, "docs", "engine.md")).Select(line => PromiseRow().Match(line)).Where(match => match.Success)
        .Select(match => new Row(int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups["proof"].Value.Trim()))];

    /// <summary>Every test of every test project, as Class.Method; a class's methods may lie in several files.</summary>
    private static HashSet<string> Tests() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .SelectMany(text => TestClass().Match(text) is { Success: true } name ? TestMethod().Matches(text).Select(test => $"{name.Groups[1].Value}.{test.Groups[1].Value}") : []),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GlobalReach.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The sources are not above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| P(?<number>\d+) \|[^|]*\|(?<proof>[^|]*)\|\s*$")]
    private static partial Regex PromiseRow();

    [GeneratedRegex(@"public sealed (?:partial )?class (\w+Tests)\b")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\]\s*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:Task|void|ValueTask) (\w+)\(")]
    private static partial Regex TestMethod();

    private sealed partial record Row(int Number, string Proof)
    {
        public IReadOnlyList<string> Tests => [.. Named().Matches(Proof).Select(match => match.Groups[1].Value)];

        [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
        private static partial Regex Named();
    }
}
