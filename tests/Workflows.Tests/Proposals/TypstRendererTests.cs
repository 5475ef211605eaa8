using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

public sealed class TypstRendererTests
{
    private const string Endless = "#if json(bytes(sys.inputs.data)).stop { for a in range(1000000) { for b in range(1000000) { let c = a * b } } }\nDone";
    private const string Hungry = "#set document(title: \"x\")\n#if json(bytes(sys.inputs.data)).stop { let all = (); for round in range(1000) { all.push(range(1000000)) } }\nDone";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endless_template_is_stopped_and_the_pool_goes_on()
    {
        using var template = new TemplateCopy("#set document(title: \"x\")\n" + Endless);
        await using var renderer = new TypstRenderer(template.Options with { TimeoutSeconds = 1 });
        (await Render(renderer, stop: false)).Succeeded.ShouldBeTrue();

        var since = Stopwatch.StartNew();
        var stopped = await Render(renderer, stop: true);

        stopped.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-took-too-long");
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        (await Render(renderer, stop: false)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_template_that_eats_memory_is_stopped_before_the_machine_is()
    {
        using var template = new TemplateCopy(Hungry);
        await using var renderer = new TypstRenderer(template.Options with { TimeoutSeconds = 30, StartUpSeconds = 30, WorkerMegabytes = 400 });

        (await Render(renderer, stop: true)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-took-too-much-memory");
        (await Render(renderer, stop: false)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_broken_template_says_where_and_a_mended_one_works_at_once()
    {
        using var template = new TemplateCopy("#set document(title: \"x\")\nHello\n#nowhere");
        await using var renderer = new TypstRenderer(template.Options);

        var broken = (await Render(renderer, stop: false)).Refusals.ShouldHaveSingleItem();

        broken.Code.ShouldBe("proposal-template-broken");
        broken.Args.ShouldHaveSingleItem().ToString().ShouldNotBeNull().ShouldContain("unknown variable: nowhere");
        template.Layout("#set document(title: \"x\")\nHello");
        (await Render(renderer, stop: false)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_node_the_answer_says_which_command_helps_and_node_may_come_later()
    {
        using var folder = new Folder();
        var node = Path.Combine(folder.Path, "node");
        await using var renderer = new TypstRenderer(new() { NodePath = node, Workers = 1 });
        var inputs = new ProposalComposer(new()).Compose(ProposalCast.Sample("de")).Value!.Inputs;

        var refused = (await renderer.Render(inputs, ProposalCast.CreatedAt, Ct)).Refusals.ShouldHaveSingleItem();
        refused.Code.ShouldBe("proposal-renderer-unavailable");
        refused.Kind.ShouldBe(RefusalKind.Rule);
        refused.Args[0].ToString().ShouldNotBeNull().ShouldContain("install");

        File.CreateSymbolicLink(node, FindNode());
        (await renderer.Render(inputs, ProposalCast.CreatedAt, Ct)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_packages_the_answer_names_npm()
    {
        using var folder = new Folder();
        File.Copy(Path.Combine(new ProposalOptions().FindWorkerFolder()!, "worker.mjs"), Path.Combine(folder.Path, "worker.mjs"));
        await using var renderer = new TypstRenderer(new() { WorkerFolder = folder.Path });

        var refused = (await Render(renderer, stop: false)).Refusals.ShouldHaveSingleItem();

        refused.Code.ShouldBe("proposal-renderer-unavailable");
        refused.Args[0].ShouldBe($"npm ci --ignore-scripts --prefix \"{folder.Path}\"");
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_is_replaced_once_without_anybody_noticing()
    {
        using var folder = new Folder();
        // The first worker dies when it is asked to draw, every later one is the real one.
        var node = Script(folder, $"if [ ! -e '{folder.Path}/died' ]; then touch '{folder.Path}/died'; exit 3; fi; exec '{FindNode()}' \"$@\"");
        await using var renderer = new TypstRenderer(new() { NodePath = node, Workers = 1 });
        var inputs = new ProposalComposer(new()).Compose(ProposalCast.Sample("en")).Value!.Inputs;

        (await renderer.Render(inputs, ProposalCast.CreatedAt, Ct)).Succeeded.ShouldBeTrue();
        File.Exists(Path.Combine(folder.Path, "died")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_worker_that_keeps_dying_is_told_with_its_last_words()
    {
        using var folder = new Folder();
        await using var renderer = new TypstRenderer(new() { NodePath = Script(folder, "echo 'out of luck' >&2; exit 3"), Workers = 1 });

        var refused = (await Render(renderer, stop: false)).Refusals.ShouldHaveSingleItem();

        refused.Code.ShouldBe("proposal-renderer-unavailable");
        refused.Args[1].ToString().ShouldNotBeNull().ShouldContain("out of luck");
    }

    [Fact]
    public async Task Who_gives_up_waiting_frees_the_worker()
    {
        using var template = new TemplateCopy("#set document(title: \"x\")\n" + Endless);
        await using var renderer = new TypstRenderer(template.Options with { StartUpSeconds = 60 });
        using var impatience = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(renderer.Render(Asking(stop: true), ProposalCast.CreatedAt, impatience.Token));

        (await Render(renderer, stop: false)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_callers_at_once_all_get_their_own_proposal()
    {
        await using var renderer = new TypstRenderer(new());
        (await renderer.WarmUp(Ct)).Succeeded.ShouldBeTrue();
        var composer = new ProposalComposer(new());

        var pdfs = await Task.WhenAll(Enumerable.Range(1, 12).Select(async version =>
        {
            var inputs = composer.Compose(ProposalCast.Sample("en") with { Version = version }).Value!.Inputs;
            return (version, pdf: await renderer.Render(inputs, ProposalCast.CreatedAt, Ct));
        }));

        foreach (var (version, pdf) in pdfs)
        {
            using var printed = new PrintedPdf(pdf.Value!);
            printed.PageText(1).ShouldContain(FormattableString.Invariant($"version{version}Date"));
        }
    }

    [Fact]
    public async Task Every_letter_that_counts_as_printable_has_a_glyph()
    {
        using var template = new TemplateCopy("#set document(title: \"x\")\n#if json(bytes(sys.inputs.data)).contains(\"□\") { panic(\"boxed\") }\nDone");
        await using var renderer = new TypstRenderer(template.Options);
        var printable = Enumerable.Range(' ', 0x3FFFF).Where(Rune.IsValid).Select(value => new Rune(value)).Where(ProposalScript.CanPrint).ToList();

        var all = await renderer.Render(JsonSerializer.SerializeToUtf8Bytes(string.Concat(printable)), ProposalCast.CreatedAt, Ct);
        var withGeorgian = await renderer.Render(JsonSerializer.SerializeToUtf8Bytes("ა"), ProposalCast.CreatedAt, Ct);

        printable.Count.ShouldBeGreaterThan(40_000);
        all.Succeeded.ShouldBeTrue();
        withGeorgian.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-template-broken");
    }

    private static Task<Outcome<byte[]>> Render(TypstRenderer renderer, bool stop) => renderer.Render(Asking(stop), ProposalCast.CreatedAt, Ct);

    private static byte[] Asking(bool stop) => Encoding.UTF8.GetBytes(stop ? "{\"stop\":true}" : "{\"stop\":false}");

    private static string FindNode() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "node")).First(File.Exists);

    private static string Script(Folder folder, string body)
    {
        var path = Path.Combine(folder.Path, "node");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("proposal-renderer-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
