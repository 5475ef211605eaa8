using CsCheck;
using GlobalReach.Domain.Companies;

namespace GlobalReach.Domain.Tests.Companies;

public sealed class CompanyMatchTests
{
    [Theory]
    [InlineData("Solaris Batteries", "SOLARIS Batteries GmbH")]
    [InlineData("ヤマブキ精機", "株式会社ヤマブキ精機")]
    [InlineData("ヤマブキ精機", "ヤマブキ精機㈱")]
    [InlineData("ヤマブキ精機", "(株) ﾔﾏﾌﾞｷ精機")]
    [InlineData("ヤマブキ精機", "ヤマブキ精機 株式会社")]
    [InlineData("青空工業", "有限会社青空工業")]
    [InlineData("하늘정밀", "주식회사 하늘정밀")]
    [InlineData("하늘정밀", "(주)하늘정밀")]
    [InlineData("하늘정밀", "㈜하늘정밀")]
    [InlineData("云杉精密", "云杉精密有限公司")]
    [InlineData("云杉精密", "云杉精密股份有限公司")]
    [InlineData("云杉精密", "云杉精密（有限责任公司）")]
    [InlineData("אלון מערכות", "אלון מערכות בע״מ")]
    [InlineData("אלון מערכות", "אלון מערכות בע\"מ")]
    [InlineData("Fonderia Bellavista", "Fonderia Bellavista S.p.A.")]
    [InlineData("Fonderia Bellavista", "FONDERIA BELLAVISTA S. p. A.")]
    [InlineData("Fonderia Bellavista", "Fonderia Bellavista s.r.l.")]
    [InlineData("Muster Antriebe", "Muster Antriebe GmbH & Co. KG")]
    [InlineData("Muster Antriebe", "Muster Antriebe AG")]
    [InlineData("Muster Antriebe", "Muster-Antriebe SE")]
    [InlineData("Atelier Lumière", "Atelier Lumiere SAS")]
    [InlineData("Atelier Lumière", "SARL Atelier Lumière")]
    [InlineData("Poolster", "Poolster B.V.")]
    [InlineData("Poolster", "Poolster N.V.")]
    [InlineData("Heather Vale", "Heather Vale Ltd.")]
    [InlineData("Heather Vale", "Heather Vale PLC")]
    [InlineData("Heather Vale", "Heather Vale, Inc.")]
    [InlineData("Heather Vale", "Heather Vale L.L.C.")]
    [InlineData("Heather Vale", "Heather Vale Co., Ltd.")]
    [InlineData("Heather Vale", "Heather Vale Corporation")]
    [InlineData("Heather Vale", "Heather Vale Pty Ltd")]
    [InlineData("Koivu", "Koivu Oy")]
    [InlineData("Björk", "AB Björk")]
    [InlineData("Skov", "Skov A/S")]
    [InlineData("Nyírfa", "Nyírfa Kft.")]
    [InlineData("Stejar", "Stejar S.R.L.")]
    [InlineData("Ipê Sementes", "IPÊ Sementes Ltda.")]
    [InlineData("Ipê Sementes", "Ipe Sementes S/A")]
    [InlineData("Roble", "Roble, S.A. de C.V.")]
    [InlineData("Brzoza", "Brzoza Sp. z o.o.")]
    [InlineData("Müller & Söhne", "MÜLLER UND SÖHNE GmbH")]
    [InlineData("Straßenbau Muster", "STRASSENBAU MUSTER")]
    [InlineData("Solaris Batteries", "  Solaris\u00A0Batteries ®")]
    public void A_name_is_compared_without_its_legal_form_and_spelling(string name, string variant) =>
        CompanyMatch.Key(variant).ShouldBe(CompanyMatch.Key(name));

    [Theory]
    [InlineData("Solaris Batteries", "Solaris Bateries Ltd")]
    [InlineData("Solaris Batteries", "Solairs Batteries")]
    [InlineData("Müller Antriebe", "Mueller Antriebe GmbH")]
    [InlineData("Solaris Batteries", "Solaris Batteries Deutschland GmbH")]
    [InlineData("株式会社ヤマブキ精機", "ヤマブキ精機アメリカ")]
    public void A_slip_or_a_branch_is_warned_of(string name, string other) => CompanyMatch.IsLikelySame(name, other).ShouldBeTrue();

    [Theory]
    [InlineData("Solaris Batteries", "Polaris Boats")]
    [InlineData("Solaris Batteries GmbH", "Musterwerk GmbH")]
    [InlineData("Nordwind Energie AG", "Nordwind Logistik AG")]
    [InlineData("ヤマブキ精機", "ヤマブキ精工")]
    [InlineData("株式会社ガロン", "株式会社カロン")]
    [InlineData("株式会社青空", "株式会社大地")]
    [InlineData("하늘정밀", "바다정밀")]
    [InlineData("Nova", "Novartec Instruments")]
    [InlineData("Acer", "Acme")]
    [InlineData("", "")]
    public void Different_companies_are_left_alone(string name, string other) => CompanyMatch.IsLikelySame(name, other).ShouldBeFalse();

    [Theory]
    [InlineData("GmbH")]
    [InlineData("S.A.")]
    [InlineData("Co. KG")]
    [InlineData("株式会社")]
    [InlineData("(주)")]
    [InlineData("有限公司")]
    [InlineData("בע״מ")]
    [InlineData("&")]
    [InlineData("!!!")]
    public void A_name_of_nothing_but_a_legal_form_or_signs_keeps_it(string name) => CompanyMatch.Key(name).ShouldNotBeEmpty();

    [Fact]
    public void The_legal_form_inside_a_name_is_part_of_it()
    {
        CompanyMatch.Key("(株式会社)").ShouldBe("株式会社");
        CompanyMatch.Key("AG Insurance Partners").ShouldBe("aginsurancepartners");
        CompanyMatch.Key("Kaspa Spa S.p.A.").ShouldStartWith("kaspa");
    }

    [Theory]
    [InlineData("abcd", "abdc", 0.75)]
    [InlineData("abcd", "abcd", 1)]
    [InlineData("abcd", "wxyz", 0)]
    [InlineData("abcdefgh", "abcdefghij", CompanyMatch.Branch)]
    [InlineData("abcdefg", "abcdefgxyz", 0.7)]
    public void Similarity_counts_the_letters_that_need_not_change(string a, string b, double expected) =>
        CompanyMatch.SimilarityOfKeys(a, b).ShouldBe(expected, 0.0001);

    [Fact]
    public void Any_text_has_a_key_that_stays_what_it_is_and_similarity_has_no_direction() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
        {
            var (there, back) = (CompanyMatch.Similarity(a, b), CompanyMatch.Similarity(b, a));
            return there == back && there is >= 0 and <= 1 && (string.IsNullOrWhiteSpace(a) || CompanyMatch.Key(a).Length > 0);
        });

    [Theory]
    [InlineData("A visit by Solaris Batteries next week", "Solaris Batteries GmbH", true)]
    [InlineData("like SOLARIS-BATTERIES' hall", "Solaris Batteries GmbH", true)]
    [InlineData("Solar batteries are welcome", "Solaris Batteries GmbH", false)]
    [InlineData("Bauhaus style", "Bau AG", false)]
    [InlineData("für Müller Maschinenbau", "Muller Maschinenbau KG", true)]
    [InlineData("山吹精工の視察", "株式会社山吹精工", true)]
    [InlineData("It is in an industrial park", "It AG", false)]
    public void A_text_says_a_name_in_whole_words_or_anywhere_where_nobody_writes_spaces(string text, string name, bool said) =>
        CompanyMatch.Mentions(text, CompanyMatch.Key(name)).ShouldBe(said);
}
