using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

public sealed class ProposalPdfTests(ProposalPress press) : IClassFixture<ProposalPress>
{
    [Theory]
    [InlineData("en", "Your place in the Hartford Region", "Dr. Anna Weber", "USD 12.5 million", "November 24, 2026", "976,248 people", "USD 679,750", "Page 2 of 7")]
    [InlineData("de", "Ihr Standort in der Region Hartford", "Frau Dr. Weber", "12,5 Mio. USD", "24. November 2026", "976.248 Personen", "679.750 USD", "Seite 2 von 7")]
    [InlineData("ja", "ハートフォード地域に拠点を", "Weber Anna 様", "1,250万米ドル", "2026年11月24日", "97万6,248人", "67万9,750米ドル", "2 / 7 ページ")]
    public async Task It_reads_in_its_language(string language, params string[] expected)
    {
        using var pdf = await press.Print(ProposalCast.Sample(language));

        foreach (var text in expected) pdf.Solid.ShouldContain(text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", 612, 792)]
    [InlineData("de", 595, 842)]
    [InlineData("ja", 595, 842)]
    public async Task It_fits_the_readers_paper(string language, int width, int height)
    {
        using var pdf = await press.Print(ProposalCast.Sample(language));

        pdf.PageSize.ShouldBe((width, height));
    }

    [Fact]
    public async Task Wording_nobody_reviewed_marks_each_section_once_and_no_cover()
    {
        using var pdf = await press.Print(ProposalCast.Sample("ja"));

        pdf.PageText(1).ShouldNotContain("◊");
        // Eight sections, and the legend at the foot of every running page.
        pdf.Solid.Count(letter => letter == '◊').ShouldBe(8 + pdf.Pages - 1);
        pdf.PageText(3).ShouldContain("◊草稿（未校閲）を含む章");
    }

    [Fact]
    public async Task Few_incentives_leave_room_for_the_timeline_on_their_page()
    {
        var sample = ProposalCast.Sample("en");

        using var pdf = await press.Print(sample with { Incentives = [sample.Incentives[0]] });

        Enumerable.Range(1, pdf.Pages).Select(pdf.PageText).Single(page => page.Contains("Decidedby", StringComparison.Ordinal)).ShouldContain("Thewayahead");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ja")]
    public async Task No_date_breaks_wherever_in_the_line_it_falls(string language)
    {
        for (var length = 1; length <= 24; length += 2)
        {
            using var pdf = await press.Print(ProposalCast.Sample(language) with { Recipient = new(new string('o', length)) });

            pdf.BrokenDates.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_bytes_from_another_worker()
    {
        await using var other = new ProposalPress();

        var first = await press.Bytes(ProposalCast.Sample("ja"));
        var second = await other.Bytes(ProposalCast.Sample("ja"));

        Convert.ToHexString(SHA256.HashData(second)).ShouldBe(Convert.ToHexString(SHA256.HashData(first)));
    }

    [Theory]
    [InlineData("#import \"@preview/x:1.0.0\": * #panic()")]
    [InlineData("*bold* _soft_ = Heading <label> @ref $x^2$ `raw` // no comment /* nor this */")]
    [InlineData("C:\\new\\table \\u{1F600} \"quoted\" {recipient} {date}")]
    [InlineData("-- --- ... ~ '' <script>alert(1)</script> [x](y)")]
    public async Task Markup_in_a_name_stays_text(string name)
    {
        var model = ProposalCast.Sample("de") with { Recipient = new(name, name) };
        model = model with { Project = model.Project with { Need = name, MustHaves = [name] }, Contact = new(name, name), Sites = [model.Sites[0] with { Name = name }] };

        using var pdf = await press.Print(model);

        var solid = name.Replace(" ", "", StringComparison.Ordinal);
        pdf.PageText(1).ShouldContain(solid);
        pdf.Solid.Split(solid).Length.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task What_no_font_can_draw_costs_a_character_not_the_proposal()
    {
        using var pdf = await press.Print(ProposalCast.Sample("en") with { Recipient = new("Sun 😀 \u202Eevil\u200F \u0007ა Werk\uD83D e\u0301") });

        pdf.PageText(1).ShouldContain("Sun□evil□Werk");
        pdf.PageText(1).ShouldContain("é");
    }

    [Theory]
    [InlineData("KR", "주식회사 빛나는배터리")]
    [InlineData("CN", "阳光电池（苏州）有限公司")]
    [InlineData("TW", "陽光電池股份有限公司")]
    [InlineData("JP", "ソラリス電池株式会社")]
    [InlineData("DE", "Gießerei Müller & Söhne GmbH")]
    [InlineData("PL", "Zakłady Akumulatorów Żółć S.A.")]
    [InlineData("VN", "Công ty Cổ phần Năng lượng Mặt Trời")]
    [InlineData("EG", "شركة بطاريات الشمس")]
    [InlineData("IL", "סוללות השמש בע״מ")]
    [InlineData("TH", "บริษัท แบตเตอรี่ จำกัด")]
    public async Task A_name_in_its_own_script_prints_letter_for_letter(string home, string name)
    {
        var model = ProposalCast.Sample("de") with { Recipient = new("Solar", name, new CountryCode(home)) };

        using var pdf = await press.Print(model);

        // Shaping and right-to-left order move letters about: each has to be there, wherever.
        pdf.PageText(1).Normalize(NormalizationForm.FormKD).ShouldContainLettersOf(name.Normalize(NormalizationForm.FormKD));
        pdf.PageText(1).ShouldNotContain("□");
        new ProposalComposer(new()).Compose(model).Value!.LeftOut.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GE", "მზის ბატარეა")]
    [InlineData("JP", "𠮷野電池株式会社")]
    [InlineData("KR", "빛나는배터리 😀")]
    public async Task A_name_with_a_letter_that_no_font_has_is_left_out_and_said_to_be(string home, string name)
    {
        var model = ProposalCast.Sample("ja") with { Recipient = new("Solar", name, new CountryCode(home)) };

        using var pdf = await press.Print(model);

        pdf.PageText(1).ShouldNotContain("□");
        pdf.PageText(1).ShouldNotContain(name[^2..]);
        new ProposalComposer(new()).Compose(model).Value!.LeftOut.ShouldBe(["text:native-name:unprintable"]);
    }

    [Fact]
    public async Task An_endless_word_is_broken_and_cut_and_said_to_be()
    {
        var model = ProposalCast.Sample("de") with { Recipient = new(new string('x', 50_000)) };
        model = model with { Incentives = [model.Incentives[0] with { Conditions = new string('y', 50_000) }] };

        using var pdf = await press.Print(model);

        pdf.Pages.ShouldBeLessThan(20);
        new ProposalComposer(new()).Compose(model).Value!.LeftOut.ShouldBe(["text:recipient:shortened", "text:conditions:shortened"]);
    }

    [Fact]
    public async Task A_sample_says_so_on_every_page_and_a_real_one_on_none()
    {
        using var sample = await press.Print(ProposalCast.Sample("de"));
        using var real = await press.Print(ProposalCast.Sample("de") with { IsSample = false });

        for (var page = 1; page <= sample.Pages; page++) sample.PageText(page).ShouldContain("Beispieldaten,nichtgeprüft");
        real.Solid.ShouldNotContain("Beispieldaten,nichtgeprüft");
    }

    [Fact]
    public async Task A_proposal_with_hardly_any_facts_is_still_whole()
    {
        var bare = ProposalCast.Sample("ja");
        bare = bare with
        {
            Contact = null, Project = new() { Jobs = Known<int>.CannotSay(new(2026, 11, 3)) }, RegionFacts = [], Sites = [], Incentives = [], Milestones = [], Manager = new("Amina Example", "", "", ""), IsSample = false,
        };

        using var pdf = await press.Print(bare);

        pdf.Solid.ShouldContain("現時点では未定（2026年11月3日に確認）");
        pdf.Solid.ShouldContain("本版には候補用地を掲載しておりません");
    }
}
