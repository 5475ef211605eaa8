using GlobalReach.Domain.Companies;

namespace GlobalReach.Bench;

/// <summary>Invented names in the scripts of thirty countries.</summary>
internal sealed record Names(string Country, string LegalForm, string[] Given, string[] Family, string[]? NativeGiven = null, string[]? NativeWords = null, string? NativeForm = null)
{
    private static readonly string[] Starts = ["Alber", "Brisa", "Celan", "Dorva", "Elmar", "Falku", "Grano", "Helio", "Isar", "Jorda", "Kelva", "Lumen", "Maris", "Norda", "Orbis", "Pela", "Quarzo", "Rhena", "Solva", "Tarn", "Umbra", "Velo", "Wera", "Xanto", "Ysera", "Zeno"];
    private static readonly string[] Middles = ["lin", "tec", "dor", "vex", "mark", "nova", "ris", "tal", "gard", "mond", "vita", "sol", "pax", "dyn", "flux", "kron"];
    private static readonly string[] Trades = ["Batteries", "Optics", "Coatings", "Turbines", "Bio", "Robotics", "Foods", "Insurance", "Aero", "Plastics", "Sensors", "Logistics", "Software", "Tools", "Glass", "Pharma"];

    private static readonly string[] German = ["Katrin", "Jörg", "Anke", "Uwe", "Birgit", "Sören", "Heike", "Lutz"];
    private static readonly string[] GermanFamily = ["Vogt", "Häußler", "Brandt", "Krüger", "Seidel", "Oßwald", "Lindner", "Pohl"];
    private static readonly string[] French = ["Élodie", "Jérôme", "Inès", "Benoît", "Maëlle", "Gaël", "Aurélie", "Thibault"];
    private static readonly string[] FrenchFamily = ["Lambert", "Lefèvre", "Garnier", "Noël", "Perrin", "Béranger", "Chauvet", "Moulin"];
    private static readonly string[] English = ["Eleanor", "Callum", "Niamh", "Rhys", "Imogen", "Declan", "Fiona", "Alistair"];
    private static readonly string[] EnglishFamily = ["O'Connor", "Whitfield", "Ashdown", "MacLeod", "Penrose", "Sinclair", "Hargreave", "Doyle"];
    private static readonly string[] Spanish = ["Lucía", "Íñigo", "Nuria", "Andrés", "Begoña", "Tomás", "Ximena", "Raúl"];
    private static readonly string[] SpanishFamily = ["Ibáñez", "Quiñones", "Salvatierra", "Peña", "Urrutia", "Camacho", "Núñez", "Bravo"];
    private static readonly string[] Italian = ["Chiara", "Niccolò", "Ilaria", "Davide", "Ginevra", "Renzo", "Marta", "Ettore"];
    private static readonly string[] ItalianFamily = ["Donati", "Marchetti", "Pellegrini", "Serra", "Bellucci", "Fabbri", "Grassi", "Lodi"];
    private static readonly string[] Nordic = ["Bjørn", "Åsa", "Søren", "Ingrid", "Håkon", "Elín", "Päivi", "Mikko"];
    private static readonly string[] NordicFamily = ["Lindqvist", "Sørensen", "Åkesson", "Hämäläinen", "Bjørnstad", "Nygård", "Dahl", "Virtala"];
    private static readonly string[] Slavic = ["Agnieszka", "Łukasz", "Zdeněk", "Božena", "Mirko", "Jadwiga", "Ondřej", "Vesna"];
    private static readonly string[] SlavicFamily = ["Kowalczyk", "Wiśniewska", "Dvořák", "Říha", "Novák", "Zając", "Černý", "Horvat"];
    private static readonly string[] Roman = ["Haruka", "Kenji", "Minjun", "Seoyeon", "Wei", "Xiaoli", "Priya", "Arjun"];
    private static readonly string[] RomanFamily = ["Mori", "Ishida", "Kwon", "Baek", "Zhang", "Ouyang", "Raman", "Deshmukh"];
    private static readonly string[] Eastern = ["Yael", "Omar", "Dimitra", "Oleksandr", "Somchai", "Emre", "Layla", "Ioannis"];
    private static readonly string[] EasternFamily = ["Ben-Ami", "Haddad", "Papadaki", "Shevchuk", "Wattana", "Yıldız", "Al-Amin", "Georgiou"];

    public static IReadOnlyList<Names> All { get; } =
    [
        new("DE", "GmbH", German, GermanFamily), new("AT", "GmbH", German, GermanFamily), new("CH", "AG", German, GermanFamily),
        new("FR", "SAS", French, FrenchFamily), new("BE", "SA", French, FrenchFamily), new("LU", "SA", French, FrenchFamily), new("CA", "Inc.", French, EnglishFamily),
        new("GB", "Ltd", English, EnglishFamily), new("IE", "Ltd", English, EnglishFamily), new("AU", "Pty Ltd", English, EnglishFamily), new("US", "Inc.", English, EnglishFamily),
        new("ES", "S.L.", Spanish, SpanishFamily), new("MX", "S.A. de C.V.", Spanish, SpanishFamily), new("BR", "Ltda.", Spanish, SpanishFamily), new("PT", "Lda", Spanish, SpanishFamily),
        new("IT", "S.r.l.", Italian, ItalianFamily),
        new("SE", "AB", Nordic, NordicFamily), new("NO", "AS", Nordic, NordicFamily), new("DK", "A/S", Nordic, NordicFamily), new("FI", "Oy", Nordic, NordicFamily), new("NL", "B.V.", German, NordicFamily),
        new("PL", "Sp. z o.o.", Slavic, SlavicFamily), new("CZ", "s.r.o.", Slavic, SlavicFamily),
        new("JP", "K.K.", Roman, RomanFamily, ["春香", "健二", "美咲", "大輔"], ["山吹", "北斗", "光陽", "大和川", "白樺", "桜井", "若葉", "東雲"], "株式会社"),
        new("KR", "Co., Ltd.", Roman, RomanFamily, ["민준", "서연", "지우", "하은"], ["한빛", "새솔", "가온", "누리", "다온", "해담", "미르", "여울"], "주식회사"),
        new("CN", "Co., Ltd.", Roman, RomanFamily, ["伟", "小丽", "志强", "静"], ["华光", "远山", "新辰", "锦江", "天元", "海川", "明德", "宏宇"], "有限公司"),
        new("TW", "Co., Ltd.", Roman, RomanFamily, ["雅婷", "志明", "淑芬", "俊傑"], ["華新", "遠見", "晨光", "錦和", "天成", "海豐", "明達", "宏遠"], "股份有限公司"),
        new("IN", "Pvt Ltd", Roman, RomanFamily, ["प्रिया", "अर्जुन", "मीरा", "रोहन"], ["सूर्य", "गंगा", "नील", "आकाश", "धारा", "किरण", "मेघ", "तारा"], "प्राइवेट लिमिटेड"),
        new("IL", "Ltd", Eastern, EasternFamily, ["יעל", "נועם", "תמר", "איתן"], ["אורן", "גלים", "שקד", "ברק", "נופר", "ארזים", "תבור", "כרמל"], "בע״מ"),
        new("AE", "LLC", Eastern, EasternFamily, ["ليلى", "عمر", "سارة", "خالد"], ["النور", "الواحة", "الشروق", "المدى", "الريان", "السدرة", "الأفق", "الندى"], "ذ.م.م"),
        new("GR", "S.A.", Eastern, EasternFamily, ["Δήμητρα", "Ιωάννης", "Ελένη", "Νίκος"], ["Ήλιος", "Αιγαίο", "Όλυμπος", "Δελφοί", "Άνεμος", "Κύμα", "Φάρος", "Βράχος"], "Α.Ε."),
        new("UA", "LLC", Eastern, EasternFamily, ["Олександр", "Марія", "Ірина", "Тарас"], ["Дніпро", "Світанок", "Карпати", "Обрій", "Злато", "Вітер", "Берег", "Промінь"], "ТОВ"),
    ];

    /// <summary>Countries are not equally frequent: the first ones of a list send most.</summary>
    public static Identity Draw(Random random)
    {
        var names = All[(int)(All.Count * Math.Pow(random.NextDouble(), 1.6))];
        var word = Pick(random, Starts) + Pick(random, Middles);
        var trade = Pick(random, Trades);
        var company = $"{word} {trade} {names.LegalForm}";
        var native = names.NativeWords is { } words ? $"{Pick(random, words)}{Pick(random, words)} {names.NativeForm}" : null;
        return new Identity(names.Country, $"{word} {trade}", company, CompanyMatch.Key(company), native, native is null ? null : CompanyMatch.Key(native))
        {
            People = [.. Enumerable.Range(0, Identity.Contacts).Select(_ => (names.NativeGiven is { } own && random.Next(3) == 0 ? Pick(random, own) : Pick(random, names.Given), Pick(random, names.Family)))],
        };
    }

    public static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}

/// <summary>Whom a lead is about.</summary>
internal sealed record Identity(string Country, string Short, string Company, string Key, string? Native, string? NativeKey)
{
    /// <summary>How many people of a company are known.</summary>
    public const int Contacts = 3;

    public IReadOnlyList<(string Given, string Family)> People { get; init; } = [];
}
