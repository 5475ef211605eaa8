using System.Text;
using System.Text.Json.Nodes;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

public sealed class ProposalComposerTests
{
    private static readonly ProposalOptions Options = new();

    [Fact]
    public void A_language_without_words_is_refused()
    {
        var outcome = new ProposalComposer(Options).Compose(ProposalCast.Sample("th"));

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-language-unsupported");
    }

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("en-AU", "en-GB")]
    [InlineData("pt", "pt-BR")]
    [InlineData("pt-PT", "pt-BR")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("fr-CA", "fr")]
    [InlineData("zh-Hant", null)]
    [InlineData("th", null)]
    public void Who_reads_one_language_gets_the_nearest_there_is(string wanted, string? language) => new ProposalComposer(Options).Nearest(new(wanted)).ShouldBe(language);

    [Theory]
    [InlineData("ar", 1, "وظيفة واحدة بدوام كامل")]
    [InlineData("ar", 2, "وظيفتان بدوام كامل")]
    [InlineData("ar", 7, "7 وظائف بدوام كامل")]
    [InlineData("ar", 120, "120 وظيفة بدوام كامل")]
    [InlineData("he", 2, "שתי משרות מלאות")]
    [InlineData("fr", 1, "1 équivalent temps plein")]
    [InlineData("de", 1, "1 Vollzeitäquivalent")]
    [InlineData("ko", 1, "1명(전일제 환산)")]
    public void A_count_takes_the_form_of_the_language(string language, int jobs, string expected)
    {
        var model = ProposalCast.Sample(language);

        Inputs(model with { Project = model.Project with { Jobs = jobs } })["summary"]!["project"]![3]!["text"]!["t"]!.GetValue<string>().ShouldBe(expected);
    }

    [Fact]
    public void A_Latin_name_amid_words_from_the_right_is_set_apart() =>
        Inputs(ProposalCast.Sample("ar"))["summary"]!["prose"]![0]!["t"]!.GetValue<string>().ShouldContain("\u2066Solaris Batteries GmbH (example company)\u2069");

    [Fact]
    public void A_variety_of_a_language_takes_the_languages_words_and_its_own_paper()
    {
        Inputs(ProposalCast.Sample("de-AT"))["lang"]!.GetValue<string>().ShouldBe("de");
        Inputs(ProposalCast.Sample("en-GB"))["paper"]!.GetValue<string>().ShouldBe("a4");
        Inputs(ProposalCast.Sample("en-US"))["paper"]!.GetValue<string>().ShouldBe("us-letter");
    }

    [Fact]
    public void Nothing_unverified_stale_or_invented_reaches_a_real_proposal_and_what_is_missing_is_told()
    {
        var model = ProposalCast.Sample("de");
        model = model with
        {
            IsSample = false,
            RegionFacts = [.. model.RegionFacts.Take(2), model.RegionFacts[1] with { Key = "old", Provenance = new("CRCOG", "2024", ProposalCast.PreparedOn.AddDays(-366)) }],
            Sites = [model.Sites[0], model.Sites[2] with { ExampleOnly = false }, model.Sites[2] with { Name = "Stale", ExampleOnly = false, AsOf = ProposalCast.PreparedOn.AddDays(-366) }],
        };

        var composed = new ProposalComposer(Options).Compose(model).Value!;

        composed.LeftOut.ShouldBe(
        [
            "fact:municipalities:unverified", "fact:old:lapsed", "site:Example Park, Building 4:example-only", "site:Stale:lapsed", "incentive:jobsct:unverified",
            "incentive:manufacturing-biotech-sales-tax:unverified",
        ]);
        var text = Encoding.UTF8.GetString(composed.Inputs);
        text.ShouldContain("976.248 Personen");
        text.ShouldNotContain("38 Gemeinden");
        text.ShouldNotContain("Example Park");
        text.ShouldContain("Model Field");
        text.ShouldNotContain("343.750");
    }

    [Fact]
    public void A_site_that_misses_a_must_have_needs_a_reason_and_a_lapsed_offer_is_no_offer_even_in_a_sample()
    {
        var model = ProposalCast.Sample("en");
        model = model with { Sites = [model.Sites[1] with { ExceptionBecause = " " }], Incentives = [model.Incentives[1] with { ExpiresOn = ProposalCast.PreparedOn.AddDays(-1) }] };

        new ProposalComposer(Options).Compose(model).Value!.LeftOut.ShouldBe(["site:Sample Mill:misses-must-haves", "incentive:enterprise-zone:expired"]);
    }

    [Theory]
    [InlineData("en", "Anna", "Weber", "Frau Dr.", null, "Dr. Anna Weber")]
    [InlineData("en", "Hanako", "Yamada", "様", null, "Hanako Yamada")]
    [InlineData("en", "Anna", "Weber", "Frau", null, "Ms. Anna Weber")]
    [InlineData("de", "Anna", "Weber", "Ms.", "Dr.", "Frau Dr. Weber")]
    [InlineData("de", "Jan", "Kowalski", "Mr.", null, "Herr Kowalski")]
    [InlineData("de", "Kim", "Kowalski", null, "Dr.", "Dr. Kim Kowalski")]
    [InlineData("de", "Kim", "Kowalski", null, null, "Kim Kowalski")]
    [InlineData("ja", "花子", "山田", null, null, "山田 花子 様")]
    [InlineData("ja", "太郎", "山田", "Mr.", null, "山田 太郎 様")]
    [InlineData("fr", "Anna", "Weber", "Ms.", null, "Madame Anna Weber")]
    [InlineData("nl", "Jan", "Jansen", "Mr.", null, "de heer Jansen")]
    [InlineData("it", "Anna", "Rossi", "Ms.", null, "Sig.ra Rossi")]
    [InlineData("es", "Anna", "García", "Ms.", "Dr.", "Sra. Dr. Anna García")]
    [InlineData("pt-BR", "Ana", "Silva", "Ms.", null, "Sra. Ana Silva")]
    [InlineData("ko", "민수", "김", "Mr.", null, "김민수 님")]
    [InlineData("ko", "Anna", "Weber", null, null, "Weber Anna 님")]
    [InlineData("zh-Hans", "小明", "王", "Mr.", null, "王小明 先生")]
    [InlineData("ar", "Anna", "Weber", "Ms.", null, "السيدة Anna Weber")]
    [InlineData("en-GB", "Anna", "Weber", "Ms.", null, "Ms Anna Weber")]
    public void A_person_is_addressed_as_the_language_does(string language, string given, string family, string? honorific, string? title, string expected) =>
        Inputs(ProposalCast.Sample(language) with { Contact = new(given, family, honorific, title) })["cover"]!["person"]!.GetValue<string>().ShouldBe(expected);

    [Theory]
    [InlineData("en", 343_750, "USD 343,750")]
    [InlineData("en", 12_345_678, "USD 12,345,678")]
    [InlineData("en", 1_250_000_000, "USD 1.25 billion")]
    [InlineData("de", 4_200_000, "4,2 Mio. USD")]
    [InlineData("de", 999_999, "999.999 USD")]
    [InlineData("ja", 9_999, "9,999米ドル")]
    [InlineData("ja", 100_000_000, "1億米ドル")]
    [InlineData("ja", 123_456_789, "1億2,345万6,789米ドル")]
    [InlineData("zh-Hans", 12_500_000, "1,250万美元")]
    [InlineData("ko", 12_500_000, "1,250만 미국 달러")]
    [InlineData("fr", 1_500_000, "1,5 million USD")]
    [InlineData("it", 1_000_000, "1 milione di USD")]
    [InlineData("es", 2_100_000_000, "2,1 mil millones de USD")]
    [InlineData("pt-BR", 12_500_000, "12,5 milhões de USD")]
    [InlineData("nl", 343_750, "343.750 USD")]
    [InlineData("he", 12_500_000, "USD 12.5 מיליון")]
    [InlineData("ar", 343_750, "USD 343,750")]
    public void An_amount_loses_nothing(string language, long dollars, string expected)
    {
        var model = ProposalCast.Sample(language);
        var inputs = Inputs(model with { Project = model.Project with { Capex = Money.Usd(dollars) } });

        inputs["summary"]!["project"]![4]!["text"]!["t"]!.GetValue<string>().Replace('\u00A0', ' ').ShouldBe(expected);
    }

    [Theory]
    [InlineData("en", 56_000, "56,000 sq ft\n(about 5,200 m²)")]
    [InlineData("de", 56_000, "rund 5.200 m²\n(56.000 sq ft)")]
    [InlineData("de", 56_250, "rund 5.226 m²\n(56.250 sq ft)")]
    [InlineData("ja", 100_000, "約9,300 m²\n（100,000 sq ft）")]
    [InlineData("en-GB", 56_000, "about 5,200 m²\n(56,000 sq ft)")]
    [InlineData("pt-BR", 56_000, "cerca de 5.200 m²\n(56.000 sq ft)")]
    [InlineData("ar", 56_000, "نحو 5,200 متر مربع\n(56,000 قدم مربعة)")]
    public void Both_systems_are_shown_the_readers_first_and_no_finer_than_the_source(string language, int squareFeet, string expected)
    {
        var model = ProposalCast.Sample(language);
        var inputs = Inputs(model with { Sites = [model.Sites[0] with { AreaSqFt = squareFeet }] });

        inputs["sites"]!["rows"]![0]!["area"]!.GetValue<string>().Replace('\u00A0', ' ').ShouldBe(expected);
    }

    [Fact]
    public void Totals_are_kept_apart_by_currency()
    {
        var model = ProposalCast.Sample("de");
        var inputs = Inputs(model with { Incentives = [.. model.Incentives, model.Incentives[1] with { Amount = Money.OfMajor(50_000, "EUR") }] });

        inputs["incentives"]!["totals"]!.AsArray().Select(total => total!["text"]!.GetValue<string>().Replace('\u00A0', ' ')).ShouldBe(["679.750 USD", "50.000 EUR"]);
    }

    [Fact]
    public void What_the_client_cannot_say_is_said_with_its_date()
    {
        var model = ProposalCast.Sample("de");
        var inputs = Inputs(model with { Project = new() { Jobs = Known<int>.CannotSay(new(2026, 11, 3)) } });

        inputs["summary"]!["project"]![3]!["text"]!["t"]!.GetValue<string>().ShouldBe("noch keine Angabe möglich (erfragt am 03.11.2026)");
        inputs["summary"]!["project"]![4]!["text"]!["t"]!.GetValue<string>().ShouldBe("noch offen");
    }

    [Fact]
    public void The_way_ahead_goes_by_day_and_what_has_none_comes_last()
    {
        var inputs = Inputs(ProposalCast.Sample("en") with
        {
            Milestones = [new(MilestoneKind.Proposal, new(2026, 11, 24)), new(MilestoneKind.SiteVisit, new(2026, 11, 12)), new(MilestoneKind.Decision, null), new(MilestoneKind.IncentiveOffer, new(2026, 11, 20)), new(MilestoneKind.Operational, null)],
        });

        inputs["timeline"]!["rows"]!.AsArray().Select(row => row!["name"]!.GetValue<string>()).ShouldBe(["Visit to the sites", "Indicative incentive offer", "This proposal", "Your decision", "Start of operation"]);
    }

    [Theory]
    [InlineData("en", "visit the sites")]
    [InlineData("de", "Standorte vor Ort")]
    [InlineData("ja", "ご視察")]
    public void Who_has_visited_is_not_invited_again(string language, string invitation)
    {
        Next(ProposalCast.Sample(language)).ShouldContain(invitation);
        Next(ProposalCast.Sample(language) with { HasVisited = true }).ShouldNotContain(invitation);

        static string Next(ProposalModel model) => Inputs(model)["summary"]!["prose"]![3]!["t"]!.GetValue<string>();
    }

    [Theory]
    [InlineData("en", "No incentive offer is ready", "not confirmed with their authority")]
    [InlineData("de", "noch kein Förderangebot", "nicht bei der zuständigen Stelle bestätigt")]
    [InlineData("ja", "準備中", "確認が取れていない")]
    public void That_no_offer_is_ready_is_another_reason_than_that_its_programmes_are_unconfirmed(string language, string notReady, string unconfirmed)
    {
        var model = ProposalCast.Sample(language) with { IsSample = false };
        var (without, withheld) = (Inputs(model with { Incentives = [] }), Inputs(model with { Incentives = [model.Incentives[0]] }));

        without["incentives"]!["none"]!["t"]!.GetValue<string>().ShouldContain(notReady);
        without["summary"]!["prose"]![2]!["t"]!.GetValue<string>().ShouldContain(notReady);
        withheld["incentives"]!["none"]!["t"]!.GetValue<string>().ShouldContain(unconfirmed);
    }

    [Theory]
    [InlineData("en", "")]
    [InlineData("de", "en")]
    [InlineData("ja", "en")]
    public void Need_and_must_haves_were_typed_in_english_and_say_so_in_other_languages(string language, string mark)
    {
        var summary = Inputs(ProposalCast.Sample(language))["summary"]!;

        summary["project"]![2]!["text"]!["m"]!.GetValue<string>().ShouldBe(mark);
        summary["mustHaves"]!.AsArray().ShouldAllBe(one => one!["m"]!.GetValue<string>() == mark);
    }

    [Fact]
    public void A_need_in_japanese_is_not_passed_off_as_english()
    {
        var model = ProposalCast.Sample("ja");

        Inputs(model with { Project = model.Project with { Need = "電池モジュールの工場" } })["summary"]!["project"]![2]!["text"]!["m"]!.GetValue<string>().ShouldBe("");
    }

    [Fact]
    public void Dollars_are_binding_only_where_a_dollar_is_printed()
    {
        var model = ProposalCast.Sample("en");
        var euros = model with
        {
            Project = model.Project with { Capex = Money.OfMajor(12_500_000, "EUR") },
            RegionFacts = [.. model.RegionFacts.Where(fact => fact.Unit != FactUnit.UsDollars)],
            Incentives = [model.Incentives[1] with { Amount = Money.OfMajor(50_000, "EUR") }],
        };

        Legal(model).ShouldContain("Amounts in US dollars are binding");
        Legal(euros).ShouldNotContain("Amounts in US dollars are binding");
        Legal(euros).ShouldContain("Converted measures are rounded");

        static string Legal(ProposalModel model) => Inputs(model)["legal"]!["prose"]!.ToJsonString();
    }

    [Theory]
    [InlineData("en", "November\u00A024,\u00A02026")]
    [InlineData("de", "24.\u00A0November\u00A02026")]
    public void A_date_holds_together(string language, string expected) =>
        Inputs(ProposalCast.Sample(language))["cover"]!["rows"]![1]!["text"]!.GetValue<string>().ShouldBe(expected);

    [Theory]
    [InlineData("ソラリス電池", null, "ja")]
    [InlineData("빛나는電池", "CN", "ko")]
    [InlineData("阳光电池", "CN", "zh-Hans")]
    [InlineData("陽光電池", "TW", "zh-Hant")]
    [InlineData("陽光電池", null, "ja")]
    [InlineData("Société Générale", "FR", "")]
    public void A_name_is_set_in_the_letters_of_its_country(string name, string? home, string language) =>
        Inputs(ProposalCast.Sample("en") with { Recipient = new("Solar", name, home is null ? null : new CountryCode(home)) })["cover"]!["nativeLang"]!.GetValue<string>().ShouldBe(language);

    [Fact]
    public void A_long_address_can_be_copied_as_it_is()
    {
        var model = ProposalCast.Sample("de");
        var inputs = Inputs(model with { Manager = model.Manager with { Email = "amina.with.a.rather.long.name@demo.globalreach" } });

        inputs["contact"]!["email"]!.GetValue<string>().ShouldBe("amina.with.a.rather.long.name@demo.globalreach");
    }

    [Fact]
    public void The_file_name_tells_the_number_and_never_the_company() =>
        new ProposalComposer(Options).Compose(ProposalCast.Sample("de") with { Number = "P-261124-7F3KQ/../x" }).Value!.FileName.ShouldBe("proposal-P-261124-7F3KQx-v2-de.pdf");

    [Fact]
    public void Composing_twice_gives_the_same_inputs_and_another_fact_gives_others()
    {
        var composer = new ProposalComposer(Options);

        composer.Compose(ProposalCast.Sample("ja")).Value!.Inputs.ShouldBe(composer.Compose(ProposalCast.Sample("ja")).Value!.Inputs);
        composer.Compose(ProposalCast.Sample("ja") with { Version = 3 }).Value!.Inputs.ShouldNotBe(composer.Compose(ProposalCast.Sample("ja")).Value!.Inputs);
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("ja", true)]
    public void Words_nobody_reviewed_print_with_a_mark(string language, bool drafts)
    {
        var composed = new ProposalComposer(Options).Compose(ProposalCast.Sample(language)).Value!;

        composed.DraftTexts.Count.ShouldBeGreaterThan(drafts ? 20 : 0);
        JsonNode.Parse(composed.Inputs)!["summary"]!["prose"]!.AsArray().ShouldAllBe(text => text!["m"]!.GetValue<string>() == "draft");
    }

    [Fact]
    public void A_missing_block_prints_in_english_and_says_so_and_the_template_has_another_hash()
    {
        using var template = new TemplateCopy();
        var whole = new ProposalComposer(template.Options).Compose(ProposalCast.Sample("de")).Value!;
        template.Edit("de.json", words => words["blocks"]!.AsObject().Remove("region.intro"));

        var composed = new ProposalComposer(template.Options).Compose(ProposalCast.Sample("de")).Value!;

        var intro = JsonNode.Parse(composed.Inputs)!["regionFacts"]!["intro"]!;
        intro["m"]!.GetValue<string>().ShouldBe("en");
        intro["t"]!.GetValue<string>().ShouldStartWith("Every figure below");
        composed.TemplateHash.ShouldNotBe(whole.TemplateHash);
    }

    private static JsonNode Inputs(ProposalModel model) => JsonNode.Parse(new ProposalComposer(Options).Compose(model).Value!.Inputs)!;
}
