using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>One thing done to many leads: a command for each in a scope of its own, as if somebody had asked for one after the other. What one refuses undoes none of the others.</summary>
public sealed class ManyLeads(IServiceScopeFactory scopes, CurrentUser user)
{
    public const int Most = 200;

    /// <summary>A lead as it was read when it was chosen.</summary>
    public sealed record Chosen(LeadId Id, int Version);

    /// <summary>What became of one of them; replayed when it had been done under this key before.</summary>
    public sealed record Done(LeadId Id, IOutcome Outcome, bool Replayed);

    /// <summary>Under one key each lead is changed once, however often it is pressed.</summary>
    public async Task<IReadOnlyList<Done>> Each(IEnumerable<Chosen> leads, string? key, Func<IMediator, Chosen, CancellationToken, Task<IOutcome>> act, CancellationToken ct)
    {
        var results = new List<Done>();
        foreach (var lead in leads.DistinctBy(chosen => chosen.Id).Take(Most))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Id, user.Name, user.Actor.Roles);
            var answers = scope.ServiceProvider.GetRequiredService<Answers>();
            if (key is not null) answers.Key = KeyFor(key, lead.Id);
            results.Add(new Done(lead.Id, await act(scope.ServiceProvider.GetRequiredService<IMediator>(), lead, ct), answers.Replayed));
        }

        return results;
    }

    private static string KeyFor(string key, LeadId lead) => $"many-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{lead}")))}";
}
