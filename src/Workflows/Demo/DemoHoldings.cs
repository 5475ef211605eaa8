using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Demo;

/// <summary>How much of the database is the demonstration's, and how much people entered themselves; sealed leads are counted, too.</summary>
public sealed class DemoHoldings(IServiceScopeFactory scopes, TemplateFiles files)
{
    private readonly Lazy<List<LeadId>> story = new(() => [.. DemoLeads.Read(files).Leads.Select(lead => new LeadId(DemoStory.IdOf(lead.Key)))]);

    /// <summary>Bare numbers. Told is how many invented leads are there of all that would be told.</summary>
    public sealed record Counts(int Told, int Leads, int People, int Letterheads)
    {
        /// <summary>Whether people entered anything beside the demonstration.</summary>
        public bool HasOwn => Leads > 0 || People > 0 || Letterheads > 0;

        /// <summary>Why nothing is deleted here; null where it may be. A desk that holds more of its people's leads than invented ones is somebody's desk, whatever was switched on.</summary>
        public Refusal? Protects => Told == 0 && Leads + People > 0 ? Refusal.Rule("demo-not-told-here") : Leads > Told ? Refusal.Rule("demo-holds-own-work", Leads, Told) : null;
    }

    public async Task<Counts> Count(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var invented = story.Value;
        var cast = DemoPeople.All.Select(person => person.Id.Value).ToList();
        return new Counts(
            await db.Leads.CountAsync(lead => invented.Contains(lead.Id), ct), await db.Leads.CountAsync(lead => !invented.Contains(lead.Id), ct),
            await db.People.CountAsync(person => !cast.Contains(person.Id), ct), await db.Letterheads.CountAsync(ct));
    }

    /// <summary>How many invented leads there will be.</summary>
    public int Expected(DemoOptions demo) => DemoLeads.Read(files).Leads.Count(lead => lead.Few || demo.Leads == DemoLeadCount.Many);
}
