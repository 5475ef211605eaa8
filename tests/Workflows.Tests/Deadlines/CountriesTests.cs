using System.Globalization;
using System.Text.Json.Nodes;
using GlobalReach.Workflows.Contacts;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Time.Testing;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>What the clock shows where an investor is at home, and when nobody works there.</summary>
public sealed class CountriesTests
{
    private static readonly TemplateFiles Files = new(new TemplateOptions());

    public static TheoryData<string> All { get; } = [.. Files.All("calendars/countries", "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_file_names_its_source_its_zones_and_its_holidays(string country)
    {
        var file = JsonNode.Parse(Files.Text($"calendars/countries/{country}.json"))!;

        file["country"]!.GetValue<string>().ShouldBe(country.ToUpperInvariant());
        file["source"]!["attribution"]!.GetValue<string>().ShouldContain("CC-BY-3.0");
        file["timeZones"]!.AsArray().ShouldAllBe(zone => Known(zone!.GetValue<string>()));
        file["timeZones"]!.AsArray().ShouldNotBeEmpty();
        file["holidays"]!.AsArray().ShouldNotBeEmpty();
        file["holidays"]!.AsArray().ShouldAllBe(holiday => holiday!["names"]!["en"] != null && holiday["dates"]!.AsArray().Count > 0);
        new FileInfo(Path.Combine(Files.Folder, "calendars", "countries", $"{country}.json")).Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public void Every_country_of_the_demonstration_is_there() =>
        JsonNode.Parse(Files.Text("demo/leads.json"))!.ToJsonString().Split("\"country\":\"").Skip(1).Select(rest => rest[..2].ToLowerInvariant()).Distinct().Except(All.Select(row => row.Data)).ShouldBeEmpty();

    [Fact]
    public void The_next_six_weeks_are_told_in_the_readers_language()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        try
        {
            var clock = At("2026-11-25T12:00:00Z").ClockOf(new CountryCode("DE"), null)!;

            (clock.TimeZone, clock.OthersDiffer).ShouldBe(("Europe/Berlin", false));
            clock.Holidays.ShouldBe([new DayOff(new DateOnly(2026, 12, 25), "1. Weihnachtstag"), new DayOff(new DateOnly(2026, 12, 26), "2. Weihnachtstag"), new DayOff(new DateOnly(2027, 1, 1), "Neujahr")]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void What_has_no_word_in_that_language_is_told_in_English()
    {
        var holidays = At("2026-11-01T12:00:00Z").ClockOf(new CountryCode("JP"), null)!.Holidays;

        holidays.Select(day => day.Name).ShouldBe(["Culture Day", "Labor Thanksgiving Day"], ignoreOrder: true);
    }

    [Fact]
    public void The_day_is_that_of_the_investor_not_of_the_desk() =>
        At("2026-10-31T20:00:00Z").ClockOf(new CountryCode("PL"), null)!.Holidays[0].Date.ShouldBe(new DateOnly(2026, 11, 1));

    [Fact]
    public void A_country_with_several_clocks_says_so_unless_the_contacts_is_known()
    {
        var brazil = At("2026-11-25T12:00:00Z").ClockOf(new CountryCode("BR"), null)!;
        var manaus = At("2026-11-25T12:00:00Z").ClockOf(new CountryCode("BR"), "America/Manaus")!;

        (brazil.TimeZone, brazil.OthersDiffer).ShouldBe(("America/Sao_Paulo", true));
        (manaus.TimeZone, manaus.OthersDiffer).ShouldBe(("America/Manaus", false));
        manaus.Holidays.ShouldNotBeEmpty();
    }

    [Fact]
    public void Where_nothing_is_known_nothing_is_told()
    {
        var countries = At("2026-11-25T12:00:00Z");

        countries.ClockOf(null, null).ShouldBeNull();
        countries.ClockOf(new CountryCode("NR"), null).ShouldBeNull();
        countries.ClockOf(new CountryCode("NR"), "Pacific/Nauru")!.ShouldSatisfyAllConditions(clock => clock.TimeZone.ShouldBe("Pacific/Nauru"), clock => clock.Holidays.ShouldBeEmpty());
    }

    [Fact]
    public async Task The_lead_shows_it_to_our_own_and_to_no_partner()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "discovery");
        await desk.Do(Amina, new InviteTeamMember.Command(lead, (await desk.Lead(lead)).Version, Rosa.Id, KnowsIdentity: false));

        (await desk.Do(Amina, new LeadPage.Query(lead))).Value!.InvestorClock.ShouldNotBeNull().TimeZone.ShouldBe("Europe/Berlin");
        (await desk.Do(Rosa, new LeadPage.Query(lead))).Value!.InvestorClock.ShouldBeNull();
    }

    private static bool Known(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    private static Countries At(string instant) => new(Files, new FakeTimeProvider(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
}
