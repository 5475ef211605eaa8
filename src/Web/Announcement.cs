using GlobalReach.Web.People;
using GlobalReach.Workflows.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GlobalReach.Web;

/// <summary>What the person who started the product needs to know, printed once it listens.</summary>
internal static class Announcement
{
    public static void Telling() => Console.WriteLine("  Telling the demonstration's first eighteen months, this once …");

    public static void Print(WebApplication app, bool demo, bool needsAdministrator)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine();
        Console.WriteLine($"  Global Reach listens on {address}");
        if (demo)
        {
            Console.WriteLine($"  Demo sign-ins, password {DemoPeople.Password}  (API keys: demo-manager, demo-vp, … in X-Api-Key)");
            foreach (var person in DemoPeople.All) Console.WriteLine($"    {person.Email,-32} {person.Name}, {person.JobTitle}");
        }

        if (needsAdministrator) Console.WriteLine($"  Nobody can sign in yet. Make the administrator's account once at\n    {address}{app.Services.GetRequiredService<FirstStart>().Link}");
        Console.WriteLine();
    }
}
