using System.Text.Json.Nodes;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>What people type into a document stays what they typed.</summary>
public sealed class TypedTextTests
{
    [Fact]
    public void Paragraphs_headings_lists_tables_and_emphasis_are_read()
    {
        var blocks = TypedText.Read(ProposalCast.Typed)!;

        blocks.Select(block => block.Kind).ShouldBe(["text", "item", "item", "item", "item", "heading", "table", "text"]);
        blocks[0].Runs.ShouldBe([new("Thank you for "), new("your", Soft: true), new(" questions. "), new("Three", Strong: true), new(" of them we can answer at once:")]);
        blocks.Where(block => block.Kind == "item").Select(block => (block.Number, block.Depth)).ShouldBe([("1.", 0), ("2.", 0), ("", 1), ("3.", 0)]);
        blocks[6].Rows!.Select(row => string.Join('|', row.Select(cell => cell.Single().T))).ShouldBe(["Time|Place|What", "9:30|Windsor|Example Park, Building 4", "14:00|Manchester|Sample Mill"]);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("<b>bold</b> <img src=x onerror=y>", "<b>bold</b> <img src=x onerror=y>")]
    [InlineData("[click](javascript:alert(1))", "click")]
    [InlineData("![a town](https://example.com/x.png)", "a town")]
    [InlineData("#import \"@preview/x:1.0.0\": * #panic()", "#import \"@preview/x:1.0.0\": * #panic()")]
    [InlineData("`#let x = 1` and $x^2$", "#let x = 1 and $x^2$")]
    [InlineData("    #panic()", "#panic()")]
    [InlineData("[ref]: https://example.com\n\nsee", "see")]
    [InlineData("<https://example.com>", "https://example.com")]
    [InlineData("&copy; 2026", "© 2026")]
    public void Everything_else_is_text(string typed, string read) => TypedText.Plain(typed).ShouldBe(read);

    [Fact]
    public void A_name_within_emphasis_is_read_as_one() => TypedText.Plain("So*la*ris **Bat**teries").ShouldBe("Solaris Batteries");

    [Theory]
    [InlineData(">", 4000)]
    [InlineData("[", 4000)]
    [InlineData("**a", 2500)]
    [InlineData("- ", 2000)]
    public void What_is_nested_beyond_reason_is_refused_or_read_but_never_breaks(string piece, int times)
    {
        var typed = string.Concat(Enumerable.Repeat(piece, times)) + "x";

        Should.NotThrow(() => TypedText.Read(typed));
    }

    [Fact]
    public void A_table_has_as_many_columns_as_a_page_has_room_for()
    {
        var wide = $"|{string.Join('|', Enumerable.Range(1, 40))}|\n|{string.Concat(Enumerable.Repeat("-|", 40))}\n";

        TypedText.Read(wide)!.ShouldHaveSingleItem().Rows![0].Count.ShouldBe(6);
    }

    [Fact]
    public void Typed_sections_stand_where_they_were_put_and_the_legal_words_are_always_there()
    {
        var model = ProposalCast.Sample("de") with { Sections = [new("contact"), new(ProposalSection.Typed, "Vorab", "Ein **Wort** vorab."), new("summary"), new(ProposalSection.Typed, "", " ")] };

        var inputs = JsonNode.Parse(new ProposalComposer(new()).Compose(model).Value!.Inputs)!;

        inputs["sections"]!.AsArray().Select(key => key!.GetValue<string>()).ShouldBe(["contact", "text:0", "summary", "legal"]);
        inputs["texts"]!.AsArray().ShouldHaveSingleItem()!["heading"]!.GetValue<string>().ShouldBe("Vorab");
        inputs["texts"]![0]!["blocks"]![0]!["runs"]!.AsArray().Select(run => run!["t"]!.GetValue<string>()).ShouldBe(["Ein ", "Wort", " vorab."]);
    }

    [Theory]
    [InlineData(ProposalKind.Full, "magic", "document-section-unknown")]
    [InlineData(ProposalKind.Teaser, "origin", "document-section-unknown")]
    [InlineData(ProposalKind.Answer, "contact", "document-needs-text")]
    public void A_choice_that_does_not_fit_is_refused(ProposalKind kind, string key, string code) =>
        new ProposalComposer(new()).Compose(ProposalCast.Of(kind, "en") with { Sections = [new(key)] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_section_stands_once_and_a_document_of_few_pages_takes_few_words()
    {
        var composer = new ProposalComposer(new());

        composer.Compose(ProposalCast.Sample("en") with { Sections = [new("contact"), new("contact")] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document-section-twice");
        composer.Compose(ProposalCast.Of(ProposalKind.Teaser, "en") with { Sections = [new(ProposalSection.Typed, "", new string('x', 401))] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document-text-too-long");
        composer.Compose(ProposalCast.Of(ProposalKind.Teaser, "ja") with { Sections = [new(ProposalSection.Typed, "", new string('電', 201))] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("document-text-too-long");
    }
}
