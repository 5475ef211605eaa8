using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Playwright;
using GlobalReach.Cast;
using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>Every page as people meet it: by day, by night, on a phone and read from the right nothing is blocked by the content policy, sticks out sideways or shuts anybody out (axe).</summary>
public sealed class PagesTests(Product product)
{
    private static readonly string[] OfLead =
    [
        "", "/inquiry", "/acknowledgement", "/duplicates", "/screening", "/qualification", "/assignment", "/discovery", "/shortlist", "/proposals", "/visits", "/incentives", "/commitment", "/landing", "/aftercare", "/tasks", "/approvals", "/undo", "/deadlines", "/documents",
        "/actions/hold", "/actions/advance", "/actions/step-back", "/mend/advance", "/mend/lose", "/facts/jobs", "/facts/decision", "/quick-log?line=call+Vogt%3A+hello%3B+next%3A+write+fri",
    ];

    /// <summary>What no automatic check of others looks for, and every eye sees.</summary>
    private const string Flaws = """
        () => {
            const told = [];
            const shown = (element) => element.getClientRects().length > 0;
            for (const head of document.querySelectorAll('th')) if (getComputedStyle(head).textTransform === 'uppercase') told.push(`the column ${head.textContent.trim()} is headed in capitals`);
            for (const box of document.querySelectorAll('.table-responsive:has(> .listing)')) if (shown(box) && box.scrollWidth > box.clientWidth) told.push(`a table is cut: ${box.scrollWidth} px in ${box.clientWidth}`);
            const [menu, here] = [document.querySelector('.site-nav'), document.querySelector('.site-nav [aria-current]')];
            if (here) {
                const [inner, outer] = [here.getBoundingClientRect(), menu.getBoundingClientRect()];
                if (inner.left < outer.left - 1 || inner.right > outer.right + 1) told.push('the menu does not show where one is');
            }
            for (const row of document.querySelectorAll('.form-row')) {
                const fields = [...row.children];
                if (!shown(row) || fields.some((field) => !field.matches('div.field'))) continue;
                const inputs = fields.map((field) => [field.getBoundingClientRect().top, field.querySelector(':scope > :is(input, select, .input-group)')]).filter(([, input]) => input && shown(input) && input.type !== 'hidden');
                for (const [top, input] of inputs) for (const [other, beside] of inputs) {
                    if (Math.abs(top - other) < 2 && input.getBoundingClientRect().top - beside.getBoundingClientRect().top > 2) told.push(`${input.name} stands below ${beside.name}`);
                }
            }
            return told;
        }
        """;

    public static TheoryData<string, string, int, string> Looks { get; } = new() { { "light", "light", 1280, "en-US" }, { "dark", "dark", 1280, "en-US" }, { "phone", "light", 390, "en-US" }, { "rtl", "light", 1280, "ar" } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_is_whole(string look, string scheme, int width, string language)
    {
        var faults = new ConcurrentQueue<string>();
        var amina = await Open(People.Amina, scheme, width, language, faults);
        var solaris = await Lead(amina, "Solaris Batteries");
        var nordlys = await Lead(amina, "Nordlys Insurtech");

        await Look(amina, look, "today", "/today", faults);
        await Look(amina, look, "leads", "/leads", faults);
        await Look(amina, look, "leads-none", "/leads?q=nothing+like+this", faults);
        await Look(amina, look, "leads-filtered", "/leads?status=open&stage=inquiry&stage=proposal&owner=me&cols=stage,owner,received,since,contact", faults);
        await Look(amina, look, "views-save", "/leads/views?query=status%3Dopen", faults);
        await Look(amina, look, "views", "/leads/views", faults);
        await Look(amina, look, "lead-in-list", $"{solaris}?from=status%3Dopen", faults);
        await Look(amina, look, "board", "/board", faults);
        await Look(amina, look, "board-none", "/board?q=nothing+like+this", faults);
        await Look(amina, look, "board-moves", $"/board{solaris}", faults);
        var yamabuki = await Listed(amina, "/companies", "Yamabuki Coatings");
        await Look(amina, look, "companies", "/companies", faults);
        await Look(amina, look, "companies-none", "/companies?q=nothing+like+this", faults);
        await Look(amina, look, "company-new", "/companies/new", faults);
        await Look(amina, look, "company", yamabuki, faults);
        await Look(amina, look, "company-edit", $"{yamabuki}/edit", faults);
        await Look(amina, look, "company-contact", $"{yamabuki}/contacts/new", faults);
        await Look(amina, look, "company-merge", $"{yamabuki}/merge", faults);
        await Look(amina, look, "company-merge-preview", $"{yamabuki}/merge?with={(await Listed(amina, "/companies", "Solaris Batteries")).Split('/')[^1]}", faults);
        await Look(amina, look, "pipeline", "/pipeline", faults);
        await Look(amina, look, "calendar", "/calendar", faults);
        await Look(amina, look, "calendar-all", "/calendar?whose=all", faults);
        await Look(amina, look, "calendar-list", "/calendar?view=list", faults);
        await Look(amina, look, "calendar-day", "/calendar?day=2026-11-26&whose=all", faults);
        await Look(amina, look, "process", "/process", faults);
        await Look(amina, look, "process-retention", "/process?track=retention", faults);
        await Look(amina, look, "board-acquisitions", "/board?track=m-and-a", faults);
        await Look(amina, look, "search", "/search?q=s", faults);
        await Look(amina, look, "search-none", "/search?q=nothinglikethis", faults);
        await Look(amina, look, "register", "/leads/register", faults);
        await Look(amina, look, "words", "/words", faults);
        await Look(amina, look, "tour", "/account/tour", faults);
        await Look(amina, look, "change-password", "/account/change-password", faults);
        await Look(amina, look, "profile", "/account/profile", faults);
        await Look(amina, look, "authenticator", "/account/authenticator", faults);
        await Look(amina, look, "absence", "/account/absence", faults);
        await Look(amina, look, "hand-over", "/today/hand-over", faults);
        await Look(amina, look, "lead", solaris, faults);
        await LookAtApprovals(look, scheme, width, language, faults);
        foreach (var page in OfLead) await Look(amina, look, $"won-lead{page.Split('?')[0].Replace('/', '-')}", nordlys + page, faults);
        foreach (var kind in new[] { "Answer", "SiteComparison" }) await Look(amina, look, $"won-lead-proposals-{kind}", $"{nordlys}/proposals?kind={kind}", faults);

        var bjorn = await Open(People.Bjorn, scheme, width, language, faults);
        foreach (var page in new[] { "/track", "/track?to=m-and-a", "/track?to=retention" }) await Look(bjorn, look, $"lead{page.Replace('/', '-').Replace("?to=", "-", StringComparison.Ordinal)}", solaris + page, faults);
        foreach (var kind in new[] { "Reinvestment", "AtRisk" }) await Look(bjorn, look, $"lead-follow-up-{kind}", $"{nordlys}/follow-up?kind={kind}", faults);

        var sam = await Open(People.Sam, scheme, width, language, faults);
        await Look(sam, look, "people", "/people", faults);
        await Look(sam, look, "teams", "/people/teams", faults);
        await Look(sam, look, "operations", "/operations", faults);
        await Look(sam, look, "person", $"/people/{People.Noor.Id}", faults);
        await Look(sam, look, "absence-of-another", $"/account/absence/{People.Noor.Id}", faults);
        await Look(sam, look, "proposal-words", "/proposals/words", faults);
        await Look(sam, look, "proposal-words-language", "/proposals/words/ar", faults);
        await Look(sam, look, "proposal-words-all", "/proposals/words/de?all=true", faults);
        foreach (var page in new[] { "", "/mail", "/start", "/demo" }) await Look(sam, look, $"organisation{page.Replace('/', '-')}", $"/organisation{page}", faults);
        await Look(sam, look, "process-studio", "/process/studio", faults);
        await sam.Type("Form.Name", $"Agreement first ({look})");
        await sam.Press(sam.Page.Locator("#begin button"));
        var draft = new Uri(sam.Page.Url).AbsolutePath;
        foreach (var page in new[] { "", "/stages/discovery", "/words", "/differences", "/simulation", "/json" }) await Look(sam, look, $"process-draft{page.Replace('/', '-')}", draft + page, faults);
        await sam.Open($"{draft}/stages/discovery");
        foreach (var row in await sam.Page.Locator(".row-card > summary").AllAsync()) await row.ClickAsync();
        await LookHere(sam, look, "process-draft-stage-open", faults);
        await sam.Type("Form.StallsAfterDays", "20");
        await sam.Press(sam.Page.Locator("main .form-end button").First);
        await Look(sam, look, "process-draft-differing", $"{draft}/differences", faults);
        await sam.Open($"{draft}/simulation");
        await sam.Press(sam.Page.Locator("main form button").First);
        await sam.Page.Locator("[data-figure=moves]").WaitForAsync();
        await LookHere(sam, look, "process-draft-simulated", faults);
        await Look(sam, look, "process-draft-action", $"{draft}/actions/0", faults);
        await Look(bjorn, look, "process-migrate", $"/process/migrate?From=investor-journey:{Shipped.Version}", faults);
        await bjorn.Choose("To", "m-and-a:1");
        await bjorn.Page.Locator("section[aria-labelledby=which] button").ClickAsync();
        await bjorn.Page.WaitForURLAsync("**To=m-and-a*");
        await LookHere(bjorn, look, "process-migrate-track", faults);
        await bjorn.Page.Locator("main form[method=post] .form-end button").ClickAsync();
        await bjorn.Page.Locator("section[aria-labelledby=go]").WaitForAsync();
        await LookHere(bjorn, look, "process-migration", faults);
        await sam.Open("/organisation");
        await sam.Page.Locator("#letterhead .form-end button").ClickAsync();
        await sam.Page.Locator("#preview").WaitForAsync();
        await LookHere(sam, look, "organisation-preview", faults);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_score_of_answers_that_are_all_old_says_so_once()
    {
        var amina = await product.SignIn(People.Amina);

        await amina.Open($"{await Lead(amina, "Nordlys Insurtech")}/qualification");

        await Assertions.Expect(amina.Page.Locator(".key-figures")).ToContainTextAsync("Out of date");
        await Assertions.Expect(amina.Page.Locator(".score-lines .tag")).ToHaveCountAsync(0);
    }

    /// <summary>An approval that waits for the vice president: on its lead, and on Today with the decision open.</summary>
    private async Task LookAtApprovals(string look, string scheme, int width, string language, ConcurrentQueue<string> faults)
    {
        var lead = await AskedToGo.On(product, $"Freigabe {look} GmbH");
        var bjorn = await Open(People.Bjorn, scheme, width, language, faults);
        await bjorn.Open("/today");
        var item = bjorn.Page.Locator($".work-item:has([data-press=a]):has(a[href='/leads/{lead}'])");
        await item.Locator("[data-press=a]").ClickAsync();
        await Assertions.Expect(item.Locator("textarea")).ToBeFocusedAsync();
        await LookHere(bjorn, look, "today-decide", faults);
        await Look(bjorn, look, "approvals", $"/leads/{lead}/approvals", faults);
    }

    private async Task<Visitor> Open(DemoPerson person, string scheme, int width, string language, ConcurrentQueue<string> faults)
    {
        var visitor = await product.SignIn(person, new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 }, Locale = language });
        visitor.Page.Console += (_, said) =>
        {
            if (said.Type == "error") faults.Enqueue($"{visitor.Page.Url}: {said.Text}");
        };
        visitor.Page.PageError += (_, error) => faults.Enqueue($"{visitor.Page.Url}: {error}");
        return visitor;
    }

    private static Task<string> Lead(Visitor visitor, string name) => Listed(visitor, "/leads", name);

    private static async Task<string> Listed(Visitor visitor, string list, string name)
    {
        await visitor.Open($"{list}?q={Uri.EscapeDataString(name)}");
        return (await visitor.Page.Locator("table.listing th a", new() { HasText = name }).First.GetAttributeAsync("href"))!.Split('?')[0];
    }

    private async Task Look(Visitor visitor, string look, string name, string address, ConcurrentQueue<string> faults)
    {
        await visitor.Open(address);
        await LookHere(visitor, look, name, faults);
    }

    private async Task LookHere(Visitor visitor, string look, string name, ConcurrentQueue<string> faults)
    {
        var address = new Uri(visitor.Page.Url).PathAndQuery;
        var sticksOut = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (sticksOut > 0) faults.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{look} {address} sticks out by {sticksOut} px"));
        var unsafeForms = await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('form[method=post]')].filter(form => !form.querySelector('[name=__RequestVerificationToken]')).map(form => form.action)");
        foreach (var form in unsafeForms) faults.Enqueue($"{look} {address}: the form to {form} lacks the proof that it is ours, so it is refused");
        var unnamed = await visitor.Page.EvaluateAsync<string[]>("() => document.body.innerText.match(/(?<!\\/)\\b[A-Z][A-Za-z]+_[A-Z][A-Za-z_]+\\b/g) ?? []");
        foreach (var key in unnamed) faults.Enqueue($"{look} {address} shows the key {key} where words should stand");
        foreach (var flaw in await visitor.Page.EvaluateAsync<string[]>(Flaws)) faults.Enqueue($"{look} {address}: {flaw}");
        var found = await visitor.Page.RunAxe();
        foreach (var violation in found.Violations) faults.Enqueue($"{look} {address}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
        product.Pictures?.Keep(name, look, await visitor.Page.ScreenshotAsync(new() { FullPage = true }));
    }
}
