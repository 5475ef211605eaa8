using GlobalReach.Workflows.Search;

namespace GlobalReach.Workflows.Tests.Search;

/// <summary>How words are cut and compared, script by script.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Solaris Batteries GmbH", "solaris")]
    [InlineData("Solaris Batteries GmbH", "SOLARIS bat")]
    [InlineData("Solaris Batteries GmbH", "gmbh solaris")]
    [InlineData("Müller Präzision", "muller")]
    [InlineData("Müller Präzision", "Mueller prae")]
    [InlineData("Müller Präzision", "MÜLLER")]
    [InlineData("Mueller", "mueller")]
    [InlineData("Ørsted Ålborg", "orsted")]
    [InlineData("Ørsted Ålborg", "oersted aalborg")]
    [InlineData("Großmann Straße", "grossmann")]
    [InlineData("L'Oréal", "loreal")]
    [InlineData("L'Oréal", "oreal")]
    [InlineData("Pirelli S.p.A.", "spa")]
    [InlineData("Pirelli S.p.A.", "S.p.A.")]
    [InlineData("P-261124-7F3KQ", "p-261124")]
    [InlineData("P-261124-7F3KQ", "7f3k")]
    [InlineData("katrin.vogt@solaris-batteries", "katrin.vogt@sol")]
    [InlineData("山吹コーティングス株式会社", "山吹")]
    [InlineData("山吹コーティングス株式会社", "コーティング")]
    [InlineData("山吹コーティングス株式会社", "ｺｰﾃｨﾝｸﾞｽ")]
    [InlineData("山吹コーティングス株式会社", "こーてぃんぐす")]
    [InlineData("山吹コーティングス株式会社", "吹")]
    [InlineData("山吹コーティングス株式会社", "社")]
    [InlineData("Ｙａｍａｂｕｋｉ", "yamabuki")]
    [InlineData("삼성전자", "전자")]
    [InlineData("บริษัท ตัวอย่าง จำกัด", "ตัวอย่าง")]
    [InlineData("شركة الأمل للطاقة", "الامل")]
    [InlineData("شَرِكَة الأَمَل", "شركه الأمل")]
    [InlineData("טֶכְנוֹלוֹגְיָה", "טכנולוגיה")]
    [InlineData("Пример Энерго", "ПРИМЕР эн")]
    [InlineData("Παράδειγμα", "παραδειγμα")]
    public void A_text_is_found_by(string text, string question) => SearchWords.Fit(SearchWords.Wanted(question), text).ShouldBeTrue();

    [Theory]
    [InlineData("Solaris Batteries GmbH", "olaris")]
    [InlineData("Solaris Batteries GmbH", "solaris nordlys")]
    [InlineData("Solaris Batteries GmbH", "bat solaris")]
    [InlineData("山吹コーティングス", "吹山")]
    [InlineData("ガス", "カス")]
    public void A_text_is_not_found_by(string text, string question) => SearchWords.Fit(SearchWords.Wanted(question), text).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?… 🙂 \u200F")]
    public void A_question_without_a_word_asks_for_nothing(string question) => SearchWords.Wanted(question).ShouldBeEmpty();

    [Fact]
    public void Whatever_is_typed_the_words_are_few_and_fit_into_the_index()
    {
        var questions = new[] { new string('x', 5000), string.Concat(Enumerable.Repeat("山田𠮷🙂", 1000)), "\uD83D half a pair", string.Join(' ', Enumerable.Range(0, 900)), new string('\u0301', 300) };

        foreach (var question in questions)
        {
            SearchWords.Wanted(question).Count.ShouldBeLessThanOrEqualTo(8);
            SearchWords.Terms(question).ShouldAllBe(term => term.Length <= SearchTerm.MaxLength);
            SearchWords.Wanted(question).ShouldAllBe(word => word.Text.Length <= SearchTerm.MaxLength);
        }
    }
}
