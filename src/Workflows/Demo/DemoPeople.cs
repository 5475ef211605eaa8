using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Demo;

/// <summary>The invented people of the demonstration: one sign-in and one API key per role, all with a known password. Never for real data.</summary>
public static class DemoPeople
{
    public const string Password = "Demo-2026!";
    public const string Domain = "demo.globalreach";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(1, "manager", "Amina Rahal", "Business Attraction Manager", Role.Manager),
        new(2, "manager2", "Tomás Ferreira", "Business Attraction Manager", Role.Manager),
        new(3, "intake", "Ines Kowalczyk", "Intake Coordinator", Role.Intake),
        new(4, "analyst", "Noor Haddad", "Research Analyst", Role.Analyst),
        new(5, "incentives", "Priya Raman", "Incentive Lead", Role.IncentiveLead),
        new(6, "assurer", "Chiara Donati", "Project Assurance Adviser", Role.Assurer),
        new(7, "vp", "Bjorn Lindqvist", "Vice President, Global Business Development", Role.VicePresident),
        new(8, "compliance", "Grace Okafor", "Compliance Officer", Role.Compliance),
        new(9, "landing", "Hugo Marchetti", "Landing Lead", Role.LandingLead),
        new(10, "aftercare", "Yuki Sato", "Aftercare Lead", Role.AftercareLead),
        new(11, "board", "Eleanor Whitfield", "President", Role.Board),
        new(12, "admin", "Sam Novak", "Administrator", Role.Admin),
        new(13, "town", "Rosa Delgado", "Town Economic Development Officer", Role.Town),
    ];

    public static DemoPerson Find(string signIn) => All.Single(person => person.SignIn == signIn);

    /// <summary>Adds whoever is missing; running it again changes nothing.</summary>
    public static async Task Seed(GlobalReachDb db, TimeProvider clock, CancellationToken ct)
    {
        var known = (await db.People.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var hasher = new PasswordHasher<Person>();
        var hash = hasher.HashPassword(new Person(), Password);
        foreach (var demo in All.Where(demo => !known.Contains(demo.Id.Value)))
        {
            db.People.Add(new Person
            {
                Id = demo.Id.Value, Name = demo.Name, JobTitle = demo.JobTitle, Roles = [demo.Role],
                UserName = demo.Email, NormalizedUserName = demo.Email.ToUpperInvariant(), Email = demo.Email, NormalizedEmail = demo.Email.ToUpperInvariant(), EmailConfirmed = true,
                PasswordHash = hash, SecurityStamp = Guid.CreateVersion7().ToString("N"), LockoutEnabled = true,
            });
            AddKeys(db, demo, clock);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts everybody of the cast back to what they are on the first day, with the known password and the demo keys; who is signed in stays so.</summary>
    internal static async Task Restore(GlobalReachDb db, TimeProvider clock, CancellationToken ct)
    {
        var hash = new PasswordHasher<Person>().HashPassword(new Person(), Password);
        var known = await db.People.AsTracking().ToListAsync(ct);
        foreach (var demo in All)
        {
            if (known.Find(person => person.Id == demo.Id.Value) is not { } person) continue;
            (person.Name, person.JobTitle, person.Roles, person.Language, person.LeftAt, person.PasswordHash) = (demo.Name, demo.JobTitle, [demo.Role], null, null, hash);
            (person.UserName, person.NormalizedUserName, person.Email, person.NormalizedEmail) = (demo.Email, demo.Email.ToUpperInvariant(), demo.Email, demo.Email.ToUpperInvariant());
            (person.LockoutEnd, person.AccessFailedCount, person.TwoFactorEnabled, person.PhoneNumber, person.EmailConfirmed) = (null, 0, false, null, true);
            AddKeys(db, demo, clock);
        }

        await db.SaveChangesAsync(ct);
        await Seed(db, clock, ct);
    }

    private static void AddKeys(GlobalReachDb db, DemoPerson demo, TimeProvider clock)
    {
        db.ApiKeys.Add(Key(demo, $"demo-{demo.SignIn}", clock));
        if (demo.SignIn == "manager") db.ApiKeys.Add(Key(demo, "demo-key", clock));
    }

    private static ApiKey Key(DemoPerson demo, string key, TimeProvider clock) =>
        new() { Hash = ApiKey.HashOf(key), PersonId = demo.Id.Value, Label = key, CreatedAt = clock.GetUtcNow() };
}

/// <summary>An invented person.</summary>
public sealed record DemoPerson(int Number, string SignIn, string Name, string JobTitle, Role Role)
{
    public PersonId Id { get; } = new(new Guid($"00000000-0000-7000-8000-0000000001{Number:00}"));

    public string Email => $"{SignIn}@{DemoPeople.Domain}";
}
