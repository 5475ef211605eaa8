using GlobalReach.Workflows.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Demo;

/// <summary>A desk on the morning of its first start with the whole demonstration; told once for the tests that only look.</summary>
public sealed class ToldDesk : IAsyncLifetime
{
    public Desk Desk { get; private set; } = null!;

    public static Task<Desk> Open(DemoLeadCount leads) => Desk.Open(services => services.AddSingleton(new DemoOptions(true) { Leads = leads }));

    public async ValueTask InitializeAsync()
    {
        Desk = await Open(DemoLeadCount.Many);
        await DemoLeads.Seed(Desk.Services, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
