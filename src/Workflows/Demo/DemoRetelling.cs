using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Demo;

/// <summary>Deletes and tells the demonstration anew beside the pages, which show how far it is meanwhile. Deliveries and deadlines rest on every node until the story is over.</summary>
public sealed class DemoRetelling(IServiceProvider services, DemoReset reset, DemoOptions demo, TimeProvider clock, ILogger<DemoRetelling> log) : BackgroundService
{
    /// <summary>So long whoever is at work on a delivery or a request may finish it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly DeliverySignal asked = new();
    private volatile bool isOurs;

    /// <summary>Somebody asked on this node.</summary>
    public void Begin()
    {
        isOurs = true;
        reset.LookAgain();
        asked.Raise();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (demo.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await asked.Wait(TimeSpan.FromMinutes(10), stoppingToken);
                // Two nodes that tell the same story would tell it in each other's words.
                if (!isOurs || await reset.AskedBy(stoppingToken) is not { } by) continue;
                await Task.Delay(Grace, clock, stoppingToken);
                await Tell(by, stoppingToken);
                isOurs = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What stopped the story is logged; the row that says it is underway stays, and it is tried again later or by the next start.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogError(error, "The demonstration could not be told anew; it is tried again in ten minutes, or goes on with the next start");
            }
        }
    }

    private async Task Tell(PersonId by, CancellationToken ct)
    {
        log.LogInformation("The demonstration is told anew, as {Person} asked", by);
        await reset.Empty(services, ct);
        await DemoLeads.Seed(services, ct);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(by, "", []);
        (await scope.ServiceProvider.GetRequiredService<OrganisationAccess>().Open(ct)).RetellDemonstration();
        await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().SaveChangesAsync(ct);
        reset.LookAgain();
    }
}
