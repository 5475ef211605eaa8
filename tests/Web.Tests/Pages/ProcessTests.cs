using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Web.Tests.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

[Collection(Alone.Name)]
public sealed partial class ProcessTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_script_the_stages_stand_in_a_table_and_each_count_opens_its_leads()
    {
        await Journey.Start(web.Desk, Investors.Yamabuki);
        using var eleanor = await web.SignIn(Eleanor);

        // Other tests register leads meanwhile: look again when the two pages saw different moments.
        var (page, opened, count) = ("", "", "");
        for (var attempt = 0; attempt < 5 && (attempt == 0 || !opened.Contains($"of {count}", StringComparison.Ordinal)); attempt++)
        {
            page = await eleanor.Read("/process");
            count = Regex.Match(page, "stage=inquiry&amp;track=investor-journey&amp;status=open\" aria-label=\"(\\d+) leads").Groups[1].Value;
            opened = await eleanor.Read("/leads?stage=inquiry&track=investor-journey&status=open");
        }

        page.ShouldContain("href=\"/leads?stage=inquiry&amp;track=investor-journey&amp;status=open\"");
        opened.ShouldContain($"of {count}");
        page.ShouldContain("blocks, never skipped");
        page.ShouldContain("1 working day; 4 working hours where this is known: ");
    }

    [Fact]
    public async Task The_drawing_is_told_as_data_that_nothing_can_break_out_of()
    {
        using var amina = await web.SignIn(Amina);

        var island = Island().Match(await amina.Read("/process")).Groups[1].Value;

        island.ShouldNotContain("<");
        var map = JsonDocument.Parse(island).RootElement;
        map.GetProperty("stages").GetArrayLength().ShouldBe(9);
        map.GetProperty("stages")[0].GetProperty("name").GetString().ShouldBe("1 Inquiry");
        map.GetProperty("moves").EnumerateArray().Select(move => move.GetProperty("kind").GetString()).Distinct().ShouldBe(["advance", "skip", "stepback"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_administrator_sees_the_process_but_no_counts_and_a_town_sees_nothing()
    {
        using var sam = await web.SignIn(Sam);
        using var rosa = await web.SignIn(Rosa);

        var page = await sam.Read("/process");

        page.ShouldNotContain("/leads?stage=");
        page.ShouldContain("1 Inquiry");
        (await rosa.GetAsync("/process", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("?version=1", HttpStatusCode.OK)]
    [InlineData("?version=99", HttpStatusCode.NotFound)]
    [InlineData("?version=one", HttpStatusCode.NotFound)]
    public async Task A_version_is_shown_if_it_was_published(string query, HttpStatusCode status)
    {
        using var amina = await web.SignIn(Amina);

        (await amina.GetAsync($"/process{query}", Now)).StatusCode.ShouldBe(status);
    }

    [GeneratedRegex("""<script type="application/json" id="process-map">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Island();
}
