using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Tests.Leads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Markup;

/// <summary>Whoever meets a word of the field and does not know it finds what it means beside it.</summary>
public sealed partial class HelpTests(WebDesk web)
{
    /// <summary>Words that a practitioner may not know, by what their fields are called.</summary>
    private static readonly string[] Explained =
    [
        "Jobs", "Capex", "ProjectType", "TimeFrame", "DecisionRole", "WageRatio", "ClusterFit", "Spillover", "DistressedArea", "Reality", "Feasibility", "Position", "Engagement", "Decision",
        "Confidentiality", "CodeName", "MustHaves", "UtilityLoads", "LawfulBasis", "NoticeOn", "Naics", "Ownership", "StateOwned", "Lei", "Tier", "Involvement", "PledgedJobs", "PledgedCapex",
        "BaselineJobs", "BaselineCapex", "VerifiedJobs", "Programme", "Authority", "EligibilityTest", "Conditions", "CostBenefit", "Result", "Substantive",
    ];

    private IStringLocalizer<Labels> Labels => web.Services.GetRequiredService<IStringLocalizer<Labels>>();

    [Fact]
    public void Every_word_that_needs_it_has_help() => Explained.Where(word => Labels[$"Help_{word}"].ResourceNotFound).ShouldBeEmpty();

    [Fact]
    public async Task Every_help_stands_at_a_field_of_a_page()
    {
        var (seen, lead) = (new HashSet<string>(), (await Journey.Reach(web.Desk, "aftercare")).Lead);
        var visited = (await Journey.Reach(web.Desk, "incentive-package")).Lead;
        var committed = (await Journey.Reach(web.Desk, "commitment")).Lead;
        var landing = (await Journey.Reach(web.Desk, "landing")).Lead;
        foreach (var (person, address) in new[]
        {
            (Amina, "/leads/register"), (Amina, "/companies/new"), (Amina, $"/leads/{visited}"), (Amina, $"/leads/{visited}/qualification"), (Amina, $"/leads/{visited}/discovery"), (Grace, $"/leads/{visited}/screening"),
            (Priya, $"/leads/{visited}/incentives"), (Amina, $"/leads/{committed}/commitment"), (Hugo, $"/leads/{landing}/landing"), (Chiara, $"/leads/{lead}/aftercare"), (Yuki, $"/leads/{lead}/aftercare"),
        })
        {
            using var browser = await web.SignIn(person);
            seen.UnionWith(Words().Matches(WebUtility.HtmlDecode(await browser.Read(address))).Select(help => help.Groups[1].Value));
        }

        Explained.Where(word => !seen.Contains(Labels[$"Help_{word}"].Value)).ShouldBe(["NoticeOn"], "the notice stands at a company's contact");
    }

    [Fact]
    public async Task Help_is_tied_to_its_field_and_opened_without_script()
    {
        var lead = (await Journey.Reach(web.Desk, "qualification")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read($"/leads/{lead}/qualification"));

        page.ShouldContain("aria-describedby=\"Form_Capex-help\"");
        page.ShouldContain("<details class=\"help\"><summary><span aria-hidden=\"true\" class=\"help-mark\">?</span><span class=\"visually-hidden\">What does “Capital expenditure” mean?</span></summary><p class=\"help-words\" id=\"Form_Capex-help\">");
    }

    [Fact]
    public async Task Every_stage_status_and_level_is_explained_on_one_page()
    {
        using var rosa = await web.SignIn(Rosa);

        var page = WebUtility.HtmlDecode(await rosa.Read("/words"));

        foreach (var status in Enum.GetNames<LeadStatus>()) page.ShouldContain($"id=\"LeadStatus-{status}\"");
        foreach (var level in Enum.GetNames<Confidentiality>()) page.ShouldContain($"id=\"Confidentiality-{level}\"");
        page.ShouldContain("id=\"stage-site-visit\"><dt>Site visit</dt><dd>Prove it on the ground and build trust</dd>");
        Meanings().Count(page).ShouldBeGreaterThan(30);
        Meanings().Matches(page).Select(word => word.Groups[1].Value).ShouldAllBe(meaning => meaning.Length > 10 && !meaning.StartsWith("Word_"));
    }

    [GeneratedRegex("<p class=\"help-words\"[^>]*>([^<]*)</p>")]
    private static partial Regex Words();

    [GeneratedRegex("<div id=\"[^\"]+\"><dt>[^<]+</dt><dd>([^<]*)</dd>")]
    private static partial Regex Meanings();
}
