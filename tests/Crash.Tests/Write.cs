using System.Collections.Concurrent;
using System.Net.Http.Json;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Crash.Tests;

/// <summary>A request that changes something. Nobody knows what became of one that was not answered, so it is said again word for word.</summary>
internal sealed record Write(LeadId Lead, DemoPerson Caller, HttpMethod Method, string Path, object Body, string Effect)
{
    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public string? Answer { get; private set; }

    /// <summary>Whether the desk was heard to say that it is done: from then on it has to be there for good.</summary>
    public bool IsAnswered => Answer is not null;

    /// <summary>Sends it; true when the answer was one given before.</summary>
    public async Task<bool> Send(HttpClient caller)
    {
        using var request = new HttpRequestMessage(Method, Path) { Content = JsonContent.Create(Body) };
        request.Headers.Add("Idempotency-Key", Key);
        using var answer = await caller.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{this} was answered {(int)answer.StatusCode}: {text}");
        if (Answer is not null && Answer != text) throw new InvalidOperationException($"{this} was answered '{Answer}' and then '{text}'.");
        Answer = text;
        return answer.Headers.Contains("Idempotent-Replayed");
    }

    public override string ToString() => $"{Method} {Path} ({Effect}, key {Key})";
}

/// <summary>Everything that was ever asked of the desk, answered or not.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<Write> writes = new();

    public int Answered => writes.Count(write => write.IsAnswered);

    public void Add(Write write) => writes.Enqueue(write);

    public IReadOnlyList<Write> Writes => [.. writes];
}
