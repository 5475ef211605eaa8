using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Cast;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Bench;

/// <summary>A database as a busy desk has it after five years: some fifty stories are told by commands, then written again with other ids, names and days until there are enough.</summary>
internal static class Population
{
    private const int Seed = 20261125;
    private const int Managers = 40;

    /// <summary>What leads are found by: written of the copies by the product itself, since every copy has other words.</summary>
    private static readonly string[] Index = ["SearchTerms", "SearchSubjects"];

    /// <summary>A database of so many leads, made once for a model and a day: its deadlines lie around that day.</summary>
    public static async Task<string> Ready(int leads)
    {
        await using var desk = await Desk.Open(provider: Workflows.Data.DatabaseProvider.Sqlite);
        var model = await desk.Look(db => Task.FromResult(db.Database.GenerateCreateScript()));
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model)))[..12];
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"globalreach-population-{leads}-{key}-{Today:yyyyMMdd}.db"));
        if (!File.Exists(path)) await Make(desk, leads, path);
        return path;
    }

    public static async Task Make(int leads, string path)
    {
        await using var desk = await Desk.Open(provider: Workflows.Data.DatabaseProvider.Sqlite);
        await Make(desk, leads, path);
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static async Task Make(Desk desk, int leads, string path)
    {
        var managers = await Employ(desk);
        var told = new List<(Story Story, LeadId Lead, List<(string, Word)> Words)>();
        foreach (var story in Story.All.Prepend(Story.Long)) told.Add(await Tell(desk, story, told.Count));

        var unfinished = $"{path}.unfinished";
        File.Delete(unfinished);
        await desk.Look(db => db.Database.ExecuteSqlAsync($"UPDATE Deliveries SET DoneAt = DueAt, Attempts = 1 WHERE DoneAt IS NULL"));
        await desk.Look(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {unfinished}"));
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync();
            var model = await desk.Look(db => Task.FromResult(db.Model.GetRelationalModel().Tables.ToList()));
            var copies = new Copies(connection, [.. model.Where(table => !Index.Contains(table.Name)).Select(table => TableRows.Read(table, connection))]);
            var patterns = told.ConvertAll(t => copies.PatternOf(t.Story, t.Lead, t.Words, People.Amina.Id.Value, People.Tomas.Id.Value));
            copies.Write(Plan(patterns, leads, managers), Today, Index);
        }

        await FillIndex(unfinished);
        File.Move(unfinished, path, overwrite: true);
    }

    private static async Task FillIndex(string database)
    {
        var settings = new Dictionary<string, string?> { ["Database:ConnectionString"] = $"Data Source={database};Pooling=False", ["Mail:Folder"] = $"{database}.mail" };
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddGlobalReach(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await services.GetRequiredService<SearchBuild>().AddMissing(CancellationToken.None);
    }

    private static async Task<(Story, LeadId, List<(string, Word)>)> Tell(Desk desk, Story story, int number)
    {
        desk.Clock.AdjustTime(Desk.Morning);
        var lead = number == 0 ? Story.Longest : LeadId.New();
        var word = $"Quux{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
        var (company, native) = ($"{word} Kontor GmbH", $"原点{word}株式会社");
        var people = new[] { ("Zorvin", "Talmadok"), ("Yexlan", "Uvormit"), ("Wixbel", "Vuntarek") };
        await story.Tell(desk, lead, new InquiryForm
        {
            Source = LeadSource.Direct, Country = "DE", Language = "en", Summary = $"{word} Kontor looks for a hall with offices, close to customers", RawMessage = "We look for a first site in New England. Could we talk?",
            CompanyName = company, CompanyNativeName = native, CompanyWebsite = $"https://{CompanyMatch.Key(company)}.example",
            ContactGivenName = people[0].Item1, ContactFamilyName = people[0].Item2, ContactJobTitle = "Head of Business Development", ContactEmail = $"{people[0].Item1}.{people[0].Item2}@{CompanyMatch.Key(company)}.example".ToLowerInvariant(),
            LawfulBasis = LawfulBasis.LegitimateInterest, LawfulBasisOn = new DateOnly(2026, 11, 10),
        });
        var (code, leadNumber) = await desk.Look(async db =>
        {
            var row = await db.Leads.SingleAsync(l => l.Id == lead);
            foreach (var (given, family) in people.Skip(1))
            {
                db.Contacts.Add(Contact.Register(ContactId.New(), row.CompanyId, new ContactDetails { GivenName = given, FamilyName = family, JobTitle = "Site engineer", Email = $"{given}.{family}@{CompanyMatch.Key(company)}.example".ToLowerInvariant() }));
            }

            await db.SaveChangesAsync();
            return (row.CodeName, row.Number);
        });
        List<(string, Word)> words =
        [
            (company, Word.Company), ($"{word} Kontor", Word.CompanyShort), (CompanyMatch.Key(company), Word.CompanyKey), (CompanyMatch.Backwards(CompanyMatch.Key(company)), Word.CompanyTail), (native, Word.Native), (CompanyMatch.Key(native), Word.NativeKey),
            (leadNumber, Word.Number), ("\"country\":\"DE\"", Word.CountryField), ("\"source\":\"Direct\"", Word.SourceField),
        ];
        if (code is not null) words.Add((code, Word.CodeName));
        for (var i = 0; i < people.Length; i++)
        {
            var (given, family) = people[i];
            words.AddRange([(given, Word.Given0 + i), (family, Word.Family0 + i), ($"{given}.{family}".ToLowerInvariant(), Word.Mailbox0 + i)]);
        }

        return (story, lead, words);
    }

    /// <summary>Which lead goes which way, when, and with whom. Amina and Tomás have fifty open ones each and stand in for one another; the rest is shared among the other managers.</summary>
    private static List<Copy> Plan(List<StoryRows> patterns, int leads, List<Guid> managers)
    {
        var random = new Random(Seed);
        var all = patterns.Skip(1).Sum(pattern => pattern.Story.Share);
        var drawn = new List<(StoryRows Pattern, int Age)> { (patterns[0], 0) };
        var sum = 0d;
        foreach (var pattern in patterns.Skip(1))
        {
            sum += pattern.Story.Share;
            while (drawn.Count < leads * sum / all) drawn.Add((pattern, pattern.Story.Age(random)));
        }

        var every = Math.Max(2, drawn.Count(d => d.Pattern.Story.IsOpen) / 50);
        var (open, copies) = (0, new List<Copy>(drawn.Count));
        foreach (var (pattern, age) in drawn)
        {
            var turn = pattern.Story.IsOpen ? open++ % every : random.Next(20);
            var (owner, backup) = turn switch
            {
                0 => (People.Amina.Id.Value, People.Tomas.Id.Value),
                1 => (People.Tomas.Id.Value, People.Amina.Id.Value),
                _ => random.Next(managers.Count) is var one ? (managers[one], managers[(one + 1) % managers.Count]) : default,
            };
            copies.Add(new Copy(pattern, Today.AddDays(-age).DayNumber - pattern.Ends.DayNumber, owner, backup));
        }

        return [.. copies.OrderBy(copy => copy.Pattern.Begins.DayNumber + copy.Shift)];
    }

    private static Task<List<Guid>> Employ(Desk desk) => desk.Look(async db =>
    {
        var (random, ids) = (new Random(Seed), new List<Guid>());
        for (var i = 0; i < Managers; i++)
        {
            var names = Names.All[i % Names.All.Count];
            var (id, mail) = (new Guid($"00000000-0000-7000-8000-0000000002{i:00}"), $"manager-{i}@population.example");
            db.People.Add(new Person
            {
                Id = id, Name = $"{Names.Pick(random, names.Given)} {Names.Pick(random, names.Family)}", JobTitle = "Business Attraction Manager", Roles = [Role.Manager], EmailConfirmed = true,
                UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), SecurityStamp = $"{id:N}",
            });
            ids.Add(id);
        }

        await db.SaveChangesAsync();
        return ids;
    });
}
