using System.Globalization;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Bench;

/// <summary>Ordering a proposal and having its file, as a manager would: through the mediator, the delivery and the renderer.</summary>
internal static class Proposals
{
    private const int Runs = 25;
    private const int Batch = 500;

    public static async Task<IReadOnlyList<Row>> Measure()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();

        var first = await Times.Of(() => Make(desk, journey.Lead, "de"));
        var times = new List<double>();
        for (var i = 0; i < Runs; i++) times.Add(await Times.Of(() => Make(desk, journey.Lead, "de")));
        var failed = await desk.Look(db => db.Proposals.CountAsync(p => p.State != ProposalState.Ready));
        var drawn = await InEveryLanguage(desk, journey.Lead);
        return
        [
            new("the first proposal after a start", "≤ 600 ms", Times.Ms(first)),
            new($"a warm proposal, ordered to stored (median / p95, {Runs} runs)", "≤ 90 ms", string.Create(CultureInfo.InvariantCulture, $"{Times.Ms(times.Median())} / {Times.Ms(times.P95())}, {failed} failed")),
            .. drawn,
        ];
    }

    /// <summary>Drawing alone: each language by itself, and a batch over eight of them on every worker there is.</summary>
    private static async Task<IReadOnlyList<Row>> InEveryLanguage(Desk desk, LeadId lead)
    {
        var (renderer, languages) = await desk.As(People.Noor, scope => Task.FromResult((scope.GetRequiredService<IProposalRenderer>(), scope.GetRequiredService<ProposalComposer>().Languages)));
        var inputs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var language in languages.Select(tag => tag.Value))
        {
            var id = Guid.CreateVersion7();
            await desk.Do(People.Noor, new GenerateProposal.Command(lead, id, language));
            inputs[language] = await desk.Look(db => db.Files.Where(f => f.Hash == db.Proposals.Single(p => p.Id == id).InputsHash).Select(f => f.Bytes).SingleAsync());
        }

        var rows = new List<Row>();
        foreach (var (language, bytes) in inputs)
        {
            var times = new List<double>();
            for (var i = 0; i < Runs + 2; i++) times.Add(await Times.Of(() => Draw(renderer, bytes)));
            rows.Add(new($"drawing it in {language}, warm (median, {Runs} runs)", "≤ 90 ms", Times.Ms(times.Skip(2).ToList().Median())));
        }

        string[] eight = ["en", "de", "fr", "ja", "ko", "zh-Hans", "he", "ar"];
        var batch = await Times.Of(() => Parallel.ForEachAsync(Enumerable.Range(0, Batch), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => await Draw(renderer, inputs[eight[i % eight.Length]])));
        rows.Add(new($"{Batch} proposals over eight languages", "≤ 40 s", string.Create(CultureInfo.InvariantCulture, $"{batch / 1000:0.0} s")));
        return rows;
    }

    private static async Task Draw(IProposalRenderer renderer, byte[] inputs)
    {
        if (!(await renderer.Render(inputs, DateTimeOffset.UnixEpoch, CancellationToken.None)).Succeeded) throw new InvalidOperationException("A proposal was not drawn.");
    }

    private static async Task Make(Desk desk, LeadId lead, string language)
    {
        await desk.Do(People.Noor, new GenerateProposal.Command(lead, Guid.CreateVersion7(), language));
        await desk.Deliver();
    }
}
