using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using GlobalReach.Workflows.Demo;
using static GlobalReach.Cast.People;

namespace GlobalReach.Crash.Tests;

/// <summary>One of several people at work at the same time: takes lead after lead through its first moves, and goes on after each restart where it was interrupted.</summary>
internal sealed class Writer : IDisposable
{
    private readonly LeadId shared;
    private readonly Ledger ledger;
    private readonly IEnumerator<Func<int, Write>> story;
    private Write? open;

    public Writer(LeadId shared, Ledger ledger)
    {
        (this.shared, this.ledger, story) = (shared, ledger, Story().GetEnumerator());
        story.MoveNext();
    }

    /// <summary>The lead this writer is at.</summary>
    private LeadId Lead { get; set; }

    /// <summary>The last write that was answered; null before the first.</summary>
    public Write? Last { get; private set; }

    /// <summary>The write that nobody answered; null when the desk was killed between two.</summary>
    public Write? Open => open;

    public async Task WorkUntilKilled(RunningDesk desk)
    {
        using var calls = new Callers(desk);
        try
        {
            while (true)
            {
                if (open is null) ledger.Add(open = story.Current(await Version(calls)));
                await SendOpen(calls);
            }
        }
        catch (Exception error) when (desk.WasKilled && error is HttpRequestException or IOException or SocketException)
        {
            // What was on its way stays open.
        }
    }

    /// <summary>Says again what was not answered; true when it had been done all the same.</summary>
    public async Task<bool> SendAgain(RunningDesk desk)
    {
        using var calls = new Callers(desk);
        return await SendOpen(calls);
    }

    public void Dispose() => story.Dispose();

    private async Task<bool> SendOpen(Callers calls)
    {
        var replayed = await open!.Send(calls.As(open.Caller));
        (Last, open) = (open, null);
        story.MoveNext();
        return replayed;
    }

    /// <summary>Every decision names what it was made on; a lead that is to be registered has no version yet.</summary>
    private async Task<int> Version(Callers calls)
    {
        if (Lead == default) return 0;
        using var answer = await calls.As(Amina).GetAsync($"/api/leads/{Lead}");
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
    }

    private IEnumerable<Func<int, Write>> Story()
    {
        while (true)
        {
            var lead = LeadId.New();
            Lead = default;
            yield return _ => Writes.Register(lead);
            Lead = lead;
            yield return version => Writes.Acknowledge(lead, version);
            yield return version => Writes.CheckDuplicates(lead, version);
            yield return _ => Writes.Note(shared);
            yield return version => Writes.Screen(lead, version);
            yield return version => Writes.Act(lead, "advance", version);
            yield return _ => Writes.Note(lead);
            yield return version => Writes.Act(lead, "hold", version);
            yield return version => Writes.Act(lead, "resume", version);
            yield return _ => Writes.Note(shared);
            yield return version => Writes.Act(lead, "step-back", version);
            yield return version => Writes.Act(lead, "refer-out", version);
        }
    }

    /// <summary>One connection a person, as long as this desk runs.</summary>
    private sealed class Callers(RunningDesk desk) : IDisposable
    {
        private readonly Dictionary<DemoPerson, HttpClient> clients = [];

        public HttpClient As(DemoPerson person)
        {
            if (!clients.TryGetValue(person, out var client)) clients.Add(person, client = desk.Caller(person));
            return client;
        }

        public void Dispose()
        {
            foreach (var client in clients.Values) client.Dispose();
        }
    }
}
